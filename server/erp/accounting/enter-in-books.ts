import type { Work } from '../../kernel/write/index.js';
import type { JournalEntry } from './journal-entry.js';
import { requirePostable } from './require-postable.js';

const numberWidth = 6;

/**
 * Gives entries that may be posted their place in the books: period and number. Numbers are drawn last of all, because whoever
 * else posts in the same journal waits from here until this transaction ends.
 */
export async function enterInBooks(entries: readonly JournalEntry[], work: Work): Promise<void> {
  const places = await requirePostable(entries, work);
  for (const [at, entry] of entries.entries()) {
    const { periodId, year, journal } = places[at]!;
    entry.series = `${journal.code}-${year}`;
    entry.period = { id: periodId };
    for (const line of entry.lines) Object.assign(line, { date: entry.date, period: entry.period });
  }
  await drawNumbers(entries, work);
  const postedAt = work.moment().toISOString();
  for (const entry of entries) entry.postedAt = postedAt;
}

async function drawNumbers(entries: readonly JournalEntry[], work: Work): Promise<void> {
  const drawn = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const key = `${entry.company.id} ${entry.series}`;
    drawn.set(key, [...(drawn.get(key) ?? []), entry]);
  }
  const groups = [...drawn.values()];
  const firsts = await work.numbers(
    groups.map((group) => ({ companyId: group[0]!.company.id, series: `entry ${group[0]!.series}`, year: everyYear, count: group.length })),
  );
  groups.forEach((group, place) =>
    group.forEach((entry, at) => {
      entry.number = `${entry.series}-${String(firsts[place]! + BigInt(at)).padStart(numberWidth, '0')}`;
    }),
  );
}

/** The series itself says which fiscal year it counts in. */
const everyYear = 0;
