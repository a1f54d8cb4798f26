import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import { Decimal } from '../../kernel/write/decimals.js';
import { daysAfter, dueOn, type DueRule } from './due-dates.js';

export interface InstalmentRule extends DueRule {
  /** In percent. */
  readonly share: Decimal;
  /** In percent, for whoever pays within the days. */
  readonly discount: Decimal;
  readonly discountDays: number;
}

export interface Instalment {
  readonly dueOn: CalendarDay;
  readonly amount: Money;
  /** The last day on which less is enough, and how much less. */
  readonly discountUntil?: CalendarDay;
  readonly discountAmount: Money;
}

/** What falls due when. Each instalment is rounded and the last takes what is left, so that they add up to the total. */
export function instalmentsOf(
  rules: readonly InstalmentRule[],
  date: CalendarDay,
  total: Money,
  round: (exact: Decimal) => Money,
): Instalment[] {
  let left = total;
  return rules.map((rule, at) => {
    const amount = at === rules.length - 1 ? left : round(total.times(rule.share).div(100));
    left = left.minus(amount);
    const discountAmount = round(amount.times(rule.discount).div(100));
    const discountUntil = rule.discount.isZero() ? undefined : daysAfter(date, rule.discountDays);
    return { dueOn: dueOn(date, rule), amount, discountUntil, discountAmount };
  });
}
