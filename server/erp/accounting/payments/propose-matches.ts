import type { Money } from '../../../kernel/declare/index.js';
import type { ItemAtHand } from './open-items.js';
import { planMatch, type MatchPlan } from './plan-match.js';

/** Why two items seem to belong together, the surest first. */
export const matchRules = ['reference', 'amount', 'age'] as const;
export type MatchRule = (typeof matchRules)[number];

export interface ProposedPlan extends MatchPlan {
  readonly rule: MatchRule;
}

/**
 * What open items would settle of each other: those that name each other first, then those of the same amount, then the oldest. Items
 * of different parties, accounts or currencies never do. Takes from the items what it proposes.
 */
export function proposeMatches(items: readonly ItemAtHand[]): ProposedPlan[] {
  return groupsOf(items).flatMap((group) => {
    const debits = group.filter((item) => item.isDebit);
    const credits = group.filter((item) => !item.isDebit);
    return matchRules.flatMap((rule) => byRule(rule, debits, credits));
  });
}

/** Items that may settle each other, the oldest first. */
function groupsOf(items: readonly ItemAtHand[]): ItemAtHand[][] {
  const groups = new Map<string, ItemAtHand[]>();
  for (const item of items) {
    const { company, account, party, currency } = item.row;
    const key = [company, account, party, currency, item.isDifference].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const age = ({ row }: ItemAtHand) => `${row.dueDate} ${row.date} ${row.number} ${row.id}`;
  return [...groups.values()].map((group) => group.sort((one, other) => (age(one) < age(other) ? -1 : 1)));
}

function byRule(rule: MatchRule, debits: readonly ItemAtHand[], credits: readonly ItemAtHand[]): ProposedPlan[] {
  const proposed: ProposedPlan[] = [];
  for (const credit of credits) {
    for (const debit of debits) {
      if (!credit.isOpen) break;
      if (debit.isOpen && fits(rule, debit, credit)) proposed.push({ ...planMatch(debit, credit), rule });
    }
  }
  return proposed;
}

function fits(rule: MatchRule, debit: ItemAtHand, credit: ItemAtHand): boolean {
  if (rule === 'reference') return names(debit, credit) || names(credit, debit);
  if (rule === 'amount') return left(debit).eq(left(credit).abs());
  return true;
}

const left = (item: ItemAtHand): Money => (item.isDifference ? item.residual : item.residualInCurrency);

/** Whether an item's reference is what the other is called. */
function names({ row: one }: ItemAtHand, { row: other }: ItemAtHand): boolean {
  const reference = one.reference?.trim().toLowerCase();
  return Boolean(reference) && [other.number, other.reference].some((name) => name?.trim().toLowerCase() === reference);
}
