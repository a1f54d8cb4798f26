import { Decimal } from 'decimal.js';
import type { Money, Price } from '../../kernel/declare/index.js';

export interface LineToCost {
  readonly quantity: Decimal;
  readonly netAmount: Money;
  readonly unitCost?: Price | null;
}

export interface OrderMargin {
  readonly margins: readonly (Money | null)[];
  readonly cost: Money | null;
  readonly margin: Money | null;
}

/** What is left after cost. Unknown for the whole order as soon as one line's cost is. */
export function marginOf(lines: readonly LineToCost[], round: (exact: Decimal) => Money): OrderMargin {
  const costs = lines.map(({ unitCost, quantity }) => (unitCost ? round(unitCost.times(quantity)) : null));
  const margins = lines.map(({ netAmount }, at) => (costs[at] ? netAmount.minus(costs[at]) : null));
  const known = costs.filter((cost) => cost !== null);
  if (known.length < lines.length || lines.length === 0) return { margins, cost: null, margin: null };
  const cost = Decimal.sum(0, ...known);
  return { margins, cost, margin: Decimal.sum(0, ...lines.map(({ netAmount }) => netAmount)).minus(cost) };
}
