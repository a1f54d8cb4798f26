import { whenWritten, type Work } from '../../../kernel/write/index.js';
import { JournalEntry } from '../journal-entry.js';
import { writeMatches } from './match-items.js';
import { lockOpenItems } from './open-items.js';
import { planMatch } from './plan-match.js';

/** What was reversed is not owed any more: as far as it is still open, it is settled with its mirror image. */
whenWritten(JournalEntry, async (entries, work) => {
  const reversals = entries.filter(({ state, reverses }) => state === 'posted' && reverses);
  if (reversals.length > 0) await matchReversals(reversals, work);
});

async function matchReversals(reversals: readonly JournalEntry[], work: Work): Promise<void> {
  const pairs = await work.rows<{ original: string; mirror: string; date: string }>(
    `select o.id as original, m.id as mirror, e.date::text as date from journal_entry e
       join journal_entry_line m on m.entry_id = e.id join journal_entry_line o on o.entry_id = e.reverses_id and o.position = m.position
       join open_item om on om.id = m.id join open_item oo on oo.id = o.id
      where e.id = any($1::uuid[]) and oo.open and om.open order by e.id, m.position`,
    [reversals.map(({ id }) => id)],
  );
  const items = await lockOpenItems(
    pairs.flatMap(({ original, mirror }) => [original, mirror]),
    work,
  );
  const plans = pairs.flatMap(({ original, mirror, date }) => {
    const [one, other] = [items.get(original)!, items.get(mirror)!];
    const [debit, credit] = one.isDebit ? [one, other] : [other, one];
    return debit.isOpen && credit.isOpen && debit.isDifference === credit.isDifference ? [{ ...planMatch(debit, credit), date }] : [];
  });
  await writeMatches(work, plans);
}
