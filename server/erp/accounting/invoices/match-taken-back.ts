import type { Work } from '../../../kernel/write/index.js';
import { idsOf } from '../ids-of.js';
import { writeMatches, type DatedPlan } from '../payments/match-items.js';
import { lockOpenItems, type ItemAtHand } from '../payments/open-items.js';
import { planMatch } from '../payments/plan-match.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';

/** The entries of the documents that another takes something back of. */
export type TakenBackEntries = ReadonlyMap<Invoice, readonly string[]>;

export async function takenBackEntries(invoices: readonly Invoice[], { table }: InvoiceSide, work: Work): Promise<TakenBackEntries> {
  const lines = idsOf(invoices.flatMap((invoice) => invoice.lines.map(({ original }) => original)));
  const documents = idsOf(invoices.map(({ original }) => original));
  const rows = await work.rows<{ id: string; entry: string }>(
    `select d.id, d.entry_id as entry from ${table} d where d.id = any($1::uuid[]) and d.entry_id is not null union all
     select l.id, d.entry_id from ${table}_line l join ${table} d on d.id = l.document_id where l.id = any($2::uuid[]) and d.entry_id is not null`,
    [documents, lines],
  );
  const entryOf = new Map(rows.map(({ id, entry }) => [id, entry]));
  return new Map(
    invoices.map((invoice) => {
      const taken = idsOf([invoice.original, ...invoice.lines.map(({ original }) => original)]);
      return [invoice, [...new Set(taken.flatMap((id) => entryOf.get(id) ?? []))]];
    }),
  );
}

/** Whoever settles what these entries left open waits from here on, and we wait for nobody once numbers are drawn. */
export const lockItemsOf = async (entries: TakenBackEntries, work: Work): Promise<void> =>
  void (await lockOpenItems((await openItemsOf([...entries.values()].flat(), work)).keys(), work));

/**
 * What takes something back is settled with it: the credit note with what is still owed by the invoice, oldest due date first, and
 * the deposit with the invoice that takes it off. What finds nothing open stays open itself.
 */
export async function matchTakenBack(invoices: readonly Invoice[], taken: TakenBackEntries, work: Work): Promise<void> {
  const own = invoices.flatMap(({ entry }) => entry!.id);
  const open = await openItemsOf([...own, ...[...taken.values()].flat()], work);
  const items = await lockOpenItems(open.keys(), work);
  const itemsOf = (entries: readonly string[]) =>
    [...open].flatMap(([id, entry]) => (entries.includes(entry) ? (items.get(id) ?? []) : []));
  await writeMatches(
    work,
    invoices.flatMap((invoice) => plansBetween(itemsOf([invoice.entry!.id]), itemsOf(taken.get(invoice) ?? []), invoice.date)),
  );
}

function plansBetween(ours: readonly ItemAtHand[], theirs: readonly ItemAtHand[], date: string): DatedPlan[] {
  return ours.flatMap((one) =>
    theirs.flatMap((other) => {
      if (!settleEachOther(one, other)) return [];
      return [{ ...(one.isDebit ? planMatch(one, other) : planMatch(other, one)), date }];
    }),
  );
}

const settleEachOther = (one: ItemAtHand, other: ItemAtHand): boolean =>
  one.isOpen &&
  other.isOpen &&
  !one.isDifference &&
  !other.isDifference &&
  one.isDebit !== other.isDebit &&
  (['account', 'party', 'currency'] as const).every((name) => one.row[name] === other.row[name]);

/** Open items by their ids, in the order in which they fall due, each with its entry. */
async function openItemsOf(entries: readonly string[], work: Work): Promise<Map<string, string>> {
  if (entries.length === 0) return new Map();
  const rows = await work.rows<{ id: string; entry: string }>(
    'select id, entry_id as entry from open_item where entry_id = any($1::uuid[]) and open order by due_date, id',
    [entries],
  );
  return new Map(rows.map(({ id, entry }) => [id, entry]));
}
