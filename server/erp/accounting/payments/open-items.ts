import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { roundTo, type Rounding } from '../../../foundation/taxes/index.js';
import type { OpenBooks } from '../company-books.js';
import type { RoundingMode } from '../../../foundation/company/index.js';

interface ItemRow {
  readonly id: string;
  readonly company: string;
  readonly account: string;
  readonly party: string;
  readonly entry: string;
  readonly currency: string;
  readonly number: string;
  readonly date: CalendarDay;
  readonly dueDate: CalendarDay;
  readonly reference: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  readonly discountUntil: CalendarDay | null;
  readonly discount: string | null;
  readonly amountInCurrency: string;
  readonly residual: string;
  readonly residualInCurrency: string;
  readonly places: number;
  readonly currencyPlaces: number;
  readonly mode: RoundingMode;
}

/** An open item at hand: what is left of it, and what parts of that are worth in the books. */
export class ItemAtHand {
  residual: Money;
  residualInCurrency: Money;
  readonly rounding: Rounding;
  readonly roundingInCurrency: Rounding;

  constructor(readonly row: ItemRow) {
    this.residual = new Decimal(row.residual);
    this.residualInCurrency = new Decimal(row.residualInCurrency);
    this.rounding = { places: row.places, mode: row.mode };
    this.roundingInCurrency = { places: row.currencyPlaces, mode: row.mode };
  }

  get isOpen(): boolean {
    return !this.residual.isZero() || !this.residualInCurrency.isZero();
  }

  /** Only a difference in company currency is left: nothing is owed in the item's own. */
  get isDifference(): boolean {
    return this.residualInCurrency.isZero();
  }

  get isDebit(): boolean {
    return this.residual.isPositive() && this.residualInCurrency.isPositive();
  }

  /** The part of the residual in company currency that goes with an amount in the item's own; the last takes what is left. */
  worthOf(amountInCurrency: Money): Money {
    if (amountInCurrency.eq(this.residualInCurrency)) return this.residual;
    return roundTo(this.residual.times(amountInCurrency).div(this.residualInCurrency), this.rounding);
  }

  take(amount: Money, amountInCurrency: Money): void {
    this.residual = this.residual.minus(amount);
    this.residualInCurrency = this.residualInCurrency.minus(amountInCurrency);
  }
}

/** Open items as they stand now. Nobody is kept from settling them. */
export const readOpenItems = (ids: Iterable<string>, work: Work): Promise<Map<string, ItemAtHand>> => itemsAtHand(ids, work, '');

/**
 * Open items that nobody else settles until this transaction ends, locked in the order of their ids. Invoices and bills, which say
 * whether they are paid, are locked before them: whoever credits one holds it already.
 */
export async function lockOpenItems(ids: Iterable<string>, work: Work): Promise<Map<string, ItemAtHand>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  for (const [table, kind] of documentTables)
    await work.rows(
      `select id from ${table} where id in (select source_id::uuid from open_item where id = any($1::uuid[]) and source_kind = $2)
        order by id for no key update`,
      [wanted, kind],
    );
  return itemsAtHand(wanted, work, 'for no key update of i');
}

const documentTables = [
  ['customer_invoice', 'CustomerInvoice'],
  ['supplier_bill', 'SupplierBill'],
] as const;

async function itemsAtHand(ids: Iterable<string>, work: Work, lock: string): Promise<Map<string, ItemAtHand>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await work.rows<ItemRow>(`${itemsById} ${lock}`, [wanted]);
  return new Map(rows.map((row) => [row.id, new ItemAtHand(row)]));
}

/** All that is open in the books of a company, or of one party there. */
export async function openItemsOf({ companyId, ask }: OpenBooks, party: string | null): Promise<ItemAtHand[]> {
  const rows = await ask<ItemRow>(`${items} where i.company_id = $1 and ($2::uuid is null or i.party_id = $2::uuid) and i.open`, [
    companyId,
    party,
  ]);
  return rows.map((row) => new ItemAtHand(row));
}

const items = `select i.id, i.company_id as company, i.account_id as account, i.party_id as party, i.entry_id as entry, i.currency_id as currency,
    i.number, i.date::text as date, i.due_date::text as "dueDate", i.reference, i.source_kind as "sourceKind", i.source_id as "sourceId",
    i.discount_until::text as "discountUntil", i.discount::text as discount, i.amount_in_currency::text as "amountInCurrency", i.residual::text as residual,
    i.residual_in_currency::text as "residualInCurrency", o.decimals as places, u.decimals as "currencyPlaces", c.rounding_mode as mode
  from open_item i join company c on c.id = i.company_id join currency o on o.id = c.currency_id join currency u on u.id = i.currency_id`;
const itemsById = `${items} where i.id = any($1::uuid[]) order by i.id`;
