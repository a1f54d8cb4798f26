import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { roundTo } from '../../../foundation/taxes/index.js';
import type { Posting } from '../posting.js';
import { sided } from './sided.js';
import type { ItemAtHand } from './open-items.js';

/** A tax that was booked with items of an account. */
interface TaxRow {
  readonly items: string;
  readonly account: string;
  readonly taxCode: string;
  readonly taxBase: string | null;
  readonly taxAmount: string | null;
  readonly taxBox: string | null;
  readonly baseBox: string | null;
  readonly balance: string;
  /** What all items of the entry on the account come to, whatever day they fall due on. */
  readonly gross: string;
}

/** The taxes that were booked together with items, by entry: who pays less takes less tax off. */
export async function taxOnItems(items: readonly ItemAtHand[], work: Work): Promise<Map<string, TaxRow[]>> {
  const found = new Map<string, TaxRow[]>();
  if (items.length === 0) return found;
  const rows = await work.rows<TaxRow>(taxes, [[...new Set(items.map(({ row }) => row.entry))]]);
  for (const row of rows) found.set(row.items, [...(found.get(row.items) ?? []), row]);
  return found;
}

/** Under which the taxes of an item are found. */
export const taxesWith = ({ row }: ItemAtHand): string => `${row.entry} ${row.account}`;

/** Takes each tax back by the share that was left off of what was charged, in the boxes in which it was told. */
export function taxTakenBack(taxRows: readonly TaxRow[], worth: Money, { rounding }: ItemAtHand): Posting[] {
  return taxRows.flatMap(({ account, taxCode, taxBase, taxAmount, taxBox, baseBox, balance, gross }) => {
    const back = (amount: string) => roundTo(worth.div(new Decimal(gross).abs()).times(amount), rounding).negated();
    const [posted, base] = [back(balance), taxBase === null ? undefined : back(taxBase)];
    if (posted.isZero() && (!base || base.isZero())) return [];
    const told = taxAmount === null ? undefined : posted.abs().times(new Decimal(taxAmount).isNegative() ? 1 : -1);
    const terms = { taxCode: { id: taxCode }, taxBase: base, taxAmount: told, taxBox: taxBox ?? undefined, baseBox: baseBox ?? undefined };
    return [sided({ id: account }, posted, terms)];
  });
}

const taxes = `select g.entry_id || ' ' || g.account_id as items, l.account_id as account, l.tax_code_id as "taxCode", l.tax_base::text as "taxBase",
    l.tax_amount::text as "taxAmount", l.tax_box as "taxBox", l.base_box as "baseBox", l.balance::text as balance, g.gross::text as gross
  from journal_entry_line l join (
      select entry_id, account_id, sum(amount) as gross from open_item where entry_id = any($1::uuid[]) group by entry_id, account_id) g
    on g.entry_id = l.entry_id
  where l.tax_code_id is not null and (l.tax_base is not null or l.tax_amount is not null) and g.gross <> 0 order by l.entry_id, l.position`;
