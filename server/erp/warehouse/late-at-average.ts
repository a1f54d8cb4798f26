import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import type { CostReason, UseChange } from './adjust-cost.js';
import { shareOf, type Round } from './cost-pool.js';

/** Goods that came, or went: then their quantity and value are below zero, and the use that took them is named. */
export interface PastEvent {
  readonly layerId: string;
  readonly rootId: string | null;
  /** It was over by the day on which the late goods came. */
  readonly before: boolean;
  /** These are the late goods. */
  readonly isLate: boolean;
  readonly quantity: Decimal;
  readonly value: Money;
}

/** What has gone since would have cost another average: the past is worked out with the late goods and without them, and told apart. */
export function lateAtAverage(past: readonly PastEvent[], reason: CostReason, round: Round): UseChange[] {
  const known = costsOf(
    past.filter(({ isLate }) => !isLate),
    round,
  );
  return [...costsOf(past, round)].map(([event, cost]) => {
    const { layerId, rootId } = event;
    return { ...reason, layerId, rootId: rootId!, amount: cost.minus(known.get(event)!) };
  });
}

/** What each that has gone since cost, at the average of the moment. */
function costsOf(past: readonly PastEvent[], round: Round): Map<PastEvent, Money> {
  const costs = new Map<PastEvent, Money>();
  let quantity = Decimal.sum(0, ...past.filter(({ before }) => before).map((event) => event.quantity));
  let value = Decimal.sum(0, ...past.filter(({ before }) => before).map((event) => event.value));
  for (const event of past.filter(({ before }) => !before)) {
    const came = event.rootId === null;
    // Where the books of the moment were empty, nothing says more than what was written.
    const cost = came || quantity.lte(0) ? event.value : shareOf(value, event.quantity.negated(), quantity, round).negated();
    if (!came) costs.set(event, cost.negated());
    quantity = quantity.plus(event.quantity);
    value = value.plus(cost);
  }
  return costs;
}
