import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import type { InvoiceSide } from './invoice-side.js';
import type { InvoiceKind } from './invoice.js';
import type { InvoiceState } from './invoice.flow.js';

/** A line that is taken back, as it was posted, and how much of it has been taken back by what was posted since. */
export interface OriginalLine {
  readonly id: string;
  readonly document: string;
  readonly number: string | null;
  readonly state: InvoiceState;
  readonly kind: InvoiceKind;
  readonly company: string;
  readonly party: string;
  readonly currency: string;
  readonly exchangeRate: Decimal;
  readonly rateDate: CalendarDay;
  readonly product: string | null;
  readonly description: string;
  readonly unit: string | null;
  readonly unitPrice: Decimal;
  readonly discount: Decimal;
  readonly taxCode: string;
  readonly account: string;
  readonly invoiced: TakenFigures;
  readonly taken: TakenFigures;
}

/** What a line comes to, in its currency and in the company’s; taxes by their codes. */
export interface TakenFigures {
  readonly quantity: Decimal;
  readonly amount: Decimal;
  readonly net: Decimal;
  readonly netAtHome: Decimal;
  readonly taxes: ReadonlyMap<string, { readonly computed: Decimal; readonly atHome: Decimal }>;
}

interface FiguresRow {
  readonly quantity: string;
  readonly amount: string;
  readonly net: string;
  readonly netAtHome: string;
  readonly taxes: readonly { readonly code: string; readonly computed: string; readonly atHome: string }[] | null;
}

interface Row extends Omit<OriginalLine, 'exchangeRate' | 'unitPrice' | 'discount' | 'invoiced' | 'taken'> {
  readonly exchangeRate: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly invoiced: FiguresRow;
  readonly taken: FiguresRow;
}

/** Lines by their ids, and all lines of documents, in their order. */
export async function originalLines(
  side: InvoiceSide,
  lines: readonly string[],
  documents: readonly string[],
  work: Work,
): Promise<OriginalLine[]> {
  if (lines.length === 0 && documents.length === 0) return [];
  const rows = await work.rows<Row>(questionOf(side), [lines, documents]);
  return rows.map(({ exchangeRate, unitPrice, discount, invoiced, taken, ...row }) => ({
    ...row,
    exchangeRate: new Decimal(exchangeRate),
    unitPrice: new Decimal(unitPrice),
    discount: new Decimal(discount),
    invoiced: figuresFrom(invoiced),
    taken: figuresFrom(taken),
  }));
}

const figuresFrom = ({ taxes, quantity, amount, net, netAtHome }: FiguresRow): TakenFigures => ({
  quantity: new Decimal(quantity),
  amount: new Decimal(amount),
  net: new Decimal(net),
  netAtHome: new Decimal(netAtHome),
  taxes: new Map(
    (taxes ?? []).map(({ code, computed, atHome }) => [code, { computed: new Decimal(computed), atHome: new Decimal(atHome) }]),
  ),
});

/**
 * A credit note takes back what its lines come to; on an invoice, a line over less than nothing takes off a deposit. Where such an
 * invoice is credited itself, the deposit stands again: that counts against what was taken.
 */
function questionOf({ table, partyColumn }: InvoiceSide): string {
  const figures = (lines: string, of: string) => `
    json_build_object('quantity', coalesce(sum(${lines}.weight * l.quantity), 0)::text, 'amount', coalesce(sum(${lines}.weight * l.amount), 0)::text,
      'net', coalesce(sum(${lines}.weight * l.net_amount), 0)::text,
      'netAtHome', coalesce(sum(${lines}.weight * l.net_amount_in_company_currency), 0)::text,
      'taxes', (select json_agg(t) from (select x.tax_code_id as code, sum(w.weight * x.computed)::text as computed,
        sum(w.weight * x.computed_in_company_currency)::text as "atHome"
        from ${of} w join ${table}_line wl on wl.id = w.id join ${table}_tax x on x.document_id = wl.document_id and x.line_number = wl.position
        where w.original = o.id group by x.tax_code_id) t))`;
  return `with asked as (
      select l.id from ${table}_line l where l.id = any($1::uuid[]) or l.document_id = any($2::uuid[])
    ), itself as (select id as original, id, 1 as weight from asked
    ), taker as (
      select l.original_id as original, l.id, case d.kind when 'credit-note' then 1 else -1 end as weight
      from ${table}_line l join ${table} d on d.id = l.document_id where l.original_id in (select id from asked) and d.state = 'posted'
    ), taken as (
      select * from taker union all
      select t.original, l.id, -t.weight from taker t join ${table}_line l on l.original_id = t.id
        join ${table} d on d.id = l.document_id and d.state = 'posted'
    )
    select o.id, d.id as document, d.number, d.state, d.kind, d.company_id as company, d.${partyColumn} as party, d.currency_id as currency,
      d.exchange_rate::text as "exchangeRate", d.rate_date::text as "rateDate", o.product_id as product, o.description, o.unit_id as unit,
      o.unit_price::text as "unitPrice", o.discount::text as discount, o.tax_code_id as "taxCode", o.account_id as account,
      (select ${figures('i', 'itself')} from itself i join ${table}_line l on l.id = i.id where i.original = o.id) as invoiced,
      (select ${figures('t', 'taken')} from taken t join ${table}_line l on l.id = t.id where t.original = o.id) as taken
    from ${table}_line o join ${table} d on d.id = o.document_id where o.id in (select id from asked) order by o.document_id, o.position`;
}
