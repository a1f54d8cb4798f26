import type { CalendarDay } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { reverseEntries, type Reversal } from '../reverse-entries.js';
import { announceMatched } from './match-items.js';
import { lockOpenItems } from './open-items.js';
import { MatchUndone } from './payments.errors.js';
import { ReconciliationMatch } from './reconciliation-match.js';

interface MatchRow {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly exchangeEntry: string | null;
  readonly date: CalendarDay;
}

/**
 * Undoes matches by opposite ones. What was booked as their difference of exchange is reversed with them, together with other entries
 * that go: the books are called once.
 */
export async function undoMatches(work: Work, ids: readonly string[], reversals: readonly Reversal[] = []): Promise<ReconciliationMatch[]> {
  const asked = await work.rows<MatchRow>(matchesAndTheirDifferences, [ids]);
  const items = await lockOpenItems(
    asked.flatMap((match) => [match.debit, match.credit]),
    work,
  );
  // Behind the lock, what others have undone meanwhile can be seen.
  const undone = await work.rows<{ date: string }>(
    `select m.date::text as date from reconciliation_match m join reconciliation_match u on u.undoes_id = m.id
      where m.id = any($1::uuid[]) union all select date::text from reconciliation_match where id = any($1::uuid[]) and undoes_id is not null`,
    [asked.map(({ id }) => id)],
  );
  if (undone[0]) throw new MatchUndone(undone[0]);
  announceMatched(work, [...items.values()]);
  const matches = await work.getAll(
    ReconciliationMatch,
    asked.map(({ id }) => id),
  );
  const opposites = await work.create(
    ReconciliationMatch,
    [...matches.values()].map((match) => oppositeOf(match, work.today > match.date ? work.today : match.date)),
  );
  const entries = [...new Set(asked.flatMap(({ exchangeEntry }) => exchangeEntry ?? []))];
  const latest = opposites.reduce((day, match) => (match.date > day ? match.date : day), work.today);
  await reverseEntries(work, [...entries.map((entry) => ({ entry, date: latest })), ...reversals]);
  return opposites;
}

function oppositeOf(
  { id, company, account, party, debitItem, creditItem, currency, amount, amountInCurrency }: ReconciliationMatch,
  date: CalendarDay,
) {
  const taken = { amount: amount.negated(), amountInCurrency: amountInCurrency.negated() };
  return { company, account, party, debitItem, creditItem, currency, ...taken, date, undoes: id };
}

const matchesAndTheirDifferences = `select m.id, m.debit_item_id as debit, m.credit_item_id as credit, m.exchange_entry_id as "exchangeEntry",
    m.date::text as date
  from reconciliation_match m where m.id = any($1::uuid[]) or m.undoes_id is null and m.exchange_entry_id in (
    select exchange_entry_id from reconciliation_match where id = any($1::uuid[])) order by m.id`;
