import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../../kernel/declare/index.js';
import type { OpenBooks } from '../company-books.js';

/** The accounts whose items are asked for. */
export const agedSides = ['receivable', 'payable'] as const;
export type AgedSide = (typeof agedSides)[number];

/** How long something has been due, in days. A revaluation is not due: it is no document. */
export const ageBuckets = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90', 'revaluation'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

/** An item and what was left of it on a day, positive on the side of its accounts. */
export interface AgedItem {
  readonly id: string;
  readonly party: string;
  readonly entry: string;
  readonly number: string;
  readonly reference: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  readonly date: CalendarDay;
  readonly dueDate: CalendarDay;
  readonly currency: string;
  readonly residual: Money;
  readonly residualInCurrency: Money;
  readonly currencyPlaces: number;
  readonly overdueDays: number;
  readonly bucket: AgeBucket;
}

export interface AgeingQuestion {
  readonly side: AgedSide;
  readonly asOf: CalendarDay;
  /** Left out, everybody's. */
  readonly party?: string;
}

type Row = Omit<AgedItem, 'residual' | 'residualInCurrency' | 'bucket'> & Record<'residual' | 'residualInCurrency', string>;

/**
 * What was left of items as of a day, from lines and matches up to it, so that what is settled later does not change it. Items that are
 * settled now and were not matched since cannot have been open then, so few of the past are looked at.
 */
export async function agedItems({ companyId, ask }: OpenBooks, { side, asOf, party }: AgeingQuestion): Promise<AgedItem[]> {
  const rows = await ask<Row>(statement, [companyId, asOf, side, party ?? null]);
  const sign = side === 'receivable' ? 1 : -1;
  return rows.map((row) => ({
    ...row,
    residual: new Decimal(row.residual).times(sign),
    residualInCurrency: new Decimal(row.residualInCurrency).times(sign),
    bucket: bucketOf(row),
  }));
}

function bucketOf({ overdueDays, sourceKind }: Pick<AgedItem, 'overdueDays' | 'sourceKind'>): AgeBucket {
  if (sourceKind === 'Revaluation') return 'revaluation';
  if (overdueDays <= 0) return 'notDue';
  if (overdueDays <= 30) return 'upTo30';
  if (overdueDays <= 60) return 'upTo60';
  return overdueDays <= 90 ? 'upTo90' : 'over90';
}

const statement = `with later as (
    select debit_item_id as id, amount, amount_in_currency from reconciliation_match where company_id = $1::uuid and date > $2::date
    union all select credit_item_id, -amount, -amount_in_currency from reconciliation_match where company_id = $1::uuid and date > $2::date
  ), back as (select id, sum(amount) as amount, sum(amount_in_currency) as amount_in_currency from later group by id)
  select i.id, i.party_id as party, i.entry_id as entry, i.number, i.reference, i.source_kind as "sourceKind", i.source_id as "sourceId",
      i.date::text as date, i.due_date::text as "dueDate", u.code as currency, u.decimals as "currencyPlaces",
      (i.residual + coalesce(b.amount, 0))::text as residual,
      (i.residual_in_currency + coalesce(b.amount_in_currency, 0))::text as "residualInCurrency", ($2::date - i.due_date)::int as "overdueDays"
    from open_item i join account a on a.id = i.account_id and a.type = $3 join currency u on u.id = i.currency_id left join back b on b.id = i.id
    where i.company_id = $1::uuid and i.date <= $2::date and ($4::uuid is null or i.party_id = $4::uuid) and (i.open or b.id is not null)
      and (i.residual + coalesce(b.amount, 0) <> 0 or i.residual_in_currency + coalesce(b.amount_in_currency, 0) <> 0)
    order by i.party_id, i.due_date, i.date, i.number, i.id`;
