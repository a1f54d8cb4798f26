import { Decimal } from 'decimal.js';
import type { Money, Price } from '../../kernel/declare/index.js';
import type { Tolerance } from './tolerance-of.js';

export interface BilledAgainst {
  readonly quantity: Decimal;
  readonly matched: Decimal;
  readonly billedPrice: Price;
  readonly orderedPrice: Price;
  readonly isPriceAccepted: boolean;
  readonly isQuantityAccepted: boolean;
  /** What one of the bill's currency is worth in that of the company. */
  readonly exchangeRate: Decimal;
}

export interface Blocked {
  readonly quantityBlocked: Money;
  readonly priceBlocked: Money;
}

/**
 * What of a billed line is not to be paid yet. What has not come is blocked whole, at the price billed; of what has come, what it is
 * dearer than ordered. Inside the tolerance, or accepted, nothing is.
 */
export function blockedAmounts(billed: BilledAgainst, tolerance: Tolerance, round: (exact: Decimal) => Money): Blocked {
  const { quantity, matched, billedPrice, orderedPrice, exchangeRate } = billed;
  const missing = quantity.minus(matched);
  const mayMiss = matched.times(tolerance.quantity).div(100);
  const isMissing = !billed.isQuantityAccepted && missing.gt(mayMiss);
  const gap = billedPrice.minus(orderedPrice);
  const paid = isMissing ? matched : quantity;
  const dearer = paid.times(gap);
  const isDearer =
    !billed.isPriceAccepted &&
    (gap.gt(orderedPrice.times(tolerance.price).div(100)) ||
      (tolerance.priceAmount !== undefined && quantity.times(gap).times(exchangeRate).gt(tolerance.priceAmount)));
  return {
    quantityBlocked: isMissing ? round(missing.times(billedPrice)) : new Decimal(0),
    priceBlocked: isDearer ? round(dearer) : new Decimal(0),
  };
}
