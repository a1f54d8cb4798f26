import type { CalendarDay, Money } from '../../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../../kernel/write/index.js';
import { postEntries } from '../post-entries.js';
import { credit, debit, type EntryToPost } from '../posting.js';
import { lockOpenItems, type ItemAtHand } from './open-items.js';
import { OpenItemsMatched } from './payments.events.js';
import { planMatch, type MatchPlan } from './plan-match.js';
import { ReconciliationMatch } from './reconciliation-match.js';

/** A debit and a credit to be settled with each other; how much of them in their currency, or as much as both have left. */
export interface MatchWanted {
  readonly debit: string;
  readonly credit: string;
  readonly amountInCurrency?: Money;
  /** From when on; left out, today. Never before either of them. */
  readonly date?: CalendarDay;
}

/** Settles open items with each other: all or none. A difference of exchange is booked as realised. */
export async function matchItems(work: Work, wanted: readonly MatchWanted[]): Promise<ReconciliationMatch[]> {
  const items = await lockOpenItems(
    wanted.flatMap((match) => [match.debit, match.credit]),
    work,
  );
  const plans = wanted.map((match) => ({
    ...planMatch(items.get(match.debit)!, items.get(match.credit)!, match.amountInCurrency),
    date: match.date,
  }));
  return writeMatches(work, plans);
}

export type DatedPlan = MatchPlan & { readonly date?: CalendarDay };

/** Writes matches of items that are locked, and books what their sides differ by. */
export async function writeMatches(work: Work, plans: readonly DatedPlan[]): Promise<ReconciliationMatch[]> {
  if (plans.length === 0) return [];
  const matches = plans.map((plan) => ({ plan, id: uuidV7(), date: laterOf(plan, plan.date ?? work.today) }));
  const differing = matches.filter(({ plan }) => !plan.difference.isZero());
  const entries = await postEntries(
    work,
    differing.map(({ plan, id, date }) => differenceOf(plan, id, date)),
  );
  const entryOf = new Map(differing.map(({ id }, at) => [id, entries[at]!]));
  announceMatched(
    work,
    plans.flatMap(({ debit: one, credit: other }) => [one, other]),
  );
  return work.create(ReconciliationMatch, [
    ...matches.map(({ plan, id, date }) => ({ id, ...rowOf(plan), date, exchangeEntry: entryOf.get(id) })),
    ...differing.map(({ plan, id, date }) => ({ ...closingOf(plan, entryOf.get(id)!.lines[0]!.id), date, exchangeEntry: entryOf.get(id) })),
  ]);
}

export function announceMatched(work: Work, items: readonly ItemAtHand[]): void {
  work.announce(
    OpenItemsMatched,
    [...new Set(items)].map(({ row }) => ({
      itemId: row.id,
      sourceKind: row.sourceKind ?? undefined,
      sourceId: row.sourceId ?? undefined,
    })),
  );
}

const laterOf = ({ debit: one, credit: other }: MatchPlan, date: CalendarDay): CalendarDay =>
  [date, one.row.date, other.row.date].reduce((latest, each) => (each > latest ? each : latest));

function rowOf({ debit: one, credit: other, amount, amountInCurrency }: MatchPlan): object {
  const { company, account, party, currency, id } = one.row;
  return { company, account, party, currency, debitItem: id, creditItem: other.row.id, amount, amountInCurrency };
}

/** The line of the exchange entry settles what its bigger side is worth more. */
function closingOf({ debit: one, credit: other, difference }: MatchPlan, line: string): object {
  const { company, account, party, currency } = one.row;
  const sides = difference.isPositive() ? { debitItem: one.row.id, creditItem: line } : { debitItem: line, creditItem: other.row.id };
  return { company, account, party, currency, ...sides, amount: difference.abs(), amountInCurrency: 0 };
}

function differenceOf({ debit: one, credit: other, difference }: MatchPlan, id: string, date: CalendarDay): EntryToPost {
  const { company, account, party, currency, number } = one.row;
  const terms = { party: { id: party }, foreign: { currency: { id: currency }, amount: difference.times(0) } };
  const [amount, isLoss] = [difference.abs(), difference.isPositive()];
  return {
    company: { id: company },
    journal: 'general',
    date,
    description: `${number} / ${other.row.number}`,
    source: { kind: 'ReconciliationMatch', id },
    lines: isLoss
      ? [credit({ id: account }, amount, terms), debit('realised exchange', amount)]
      : [debit({ id: account }, amount, terms), credit('realised exchange', amount)],
  };
}
