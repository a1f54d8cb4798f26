import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { roundTo } from '../../../foundation/taxes/index.js';
import type { Posting } from '../posting.js';
import { sided } from './sided.js';
import type { ItemAtHand } from './open-items.js';

/** A tax that was booked with an item. */
interface TaxRow {
  readonly entry: string;
  readonly account: string;
  readonly taxCode: string;
  readonly taxBase: string;
  readonly balance: string;
  /** What all items of the entry come to. */
  readonly gross: string;
}

/** The taxes that were booked together with items, by entry: who pays less takes less tax off. */
export async function taxOnItems(items: readonly ItemAtHand[], work: Work): Promise<Map<string, TaxRow[]>> {
  const found = new Map<string, TaxRow[]>();
  if (items.length === 0) return found;
  const rows = await work.rows<TaxRow>(taxes, [[...new Set(items.map(({ row }) => row.entry))]]);
  for (const row of rows) found.set(row.entry, [...(found.get(row.entry) ?? []), row]);
  return found;
}

/** Takes each tax back by the share that was left off of what was charged. */
export function taxTakenBack(taxRows: readonly TaxRow[], worth: Money, { rounding }: ItemAtHand): Posting[] {
  return taxRows.flatMap(({ account, taxCode, taxBase, balance, gross }) => {
    const share = worth.div(new Decimal(gross).abs());
    const back = roundTo(share.times(balance), rounding).negated();
    const base = roundTo(share.times(taxBase), rounding).negated();
    return back.isZero() ? [] : [sided({ id: account }, back, { taxCode: { id: taxCode }, taxBase: base })];
  });
}

const taxes = `select l.entry_id as entry, l.account_id as account, l.tax_code_id as "taxCode", l.tax_base::text as "taxBase",
    l.balance::text as balance, g.gross::text as gross
  from journal_entry_line l join (select entry_id, sum(amount) as gross from open_item where entry_id = any($1::uuid[]) group by entry_id) g
    on g.entry_id = l.entry_id
  where l.tax_code_id is not null and l.tax_base is not null and g.gross <> 0 order by l.entry_id, l.position`;
