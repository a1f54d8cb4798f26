import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';

/** A rule as the choice sees it. */
export interface RuleToApply {
  readonly departmentId: string | null;
  readonly amountAbove: Money;
  readonly level: number;
  readonly persons: number;
  readonly accumulationDays: number | null;
}

/** What one supplier was promised on a day. */
export interface Promised {
  /** How many days ago. */
  readonly daysAgo: number;
  readonly amount: Money;
}

export interface ApprovalNeeded {
  readonly level: number;
  readonly persons: number;
}

/**
 * Whose approval an amount takes: of the rules that it is over, the one of the highest level, and of those the one of most people. A
 * department with rules of its own goes by these alone. Where a rule counts days, so does what the supplier was promised in them.
 */
export function approvalNeeded(
  rules: readonly RuleToApply[],
  departmentId: string | undefined,
  amount: Money,
  others: readonly Promised[],
): ApprovalNeeded | undefined {
  const own = rules.filter((rule) => rule.departmentId !== null && rule.departmentId === departmentId);
  const applying = own.length > 0 ? own : rules.filter((rule) => rule.departmentId === null);
  return applying
    .filter((rule) => amountBy(rule, amount, others).gt(rule.amountAbove))
    .sort((one, other) => one.level - other.level || one.persons - other.persons)
    .map(({ level, persons }) => ({ level, persons }))
    .at(-1);
}

function amountBy({ accumulationDays }: RuleToApply, amount: Money, others: readonly Promised[]): Money {
  const counted = others.filter(({ daysAgo }) => accumulationDays !== null && daysAgo < accumulationDays);
  return Decimal.sum(amount, ...counted.map((promised) => promised.amount));
}
