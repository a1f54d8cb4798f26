import { Decimal } from 'decimal.js';
import { sellable, upTo, type SupplierOffer } from './supplier-offers.js';

export interface Stocking {
  readonly minimum: Decimal;
  readonly maximum: Decimal;
  readonly orderMultiple?: Decimal | null;
}

/**
 * How much to buy: nothing as long as the forecast, with what is being bought already, is not below the least; otherwise as much as
 * is missing to the most, in whole multiples, and as the supplier sells it.
 */
export function reorderQuantity(
  { minimum, maximum, orderMultiple }: Stocking,
  forecast: Decimal,
  underWay: Decimal,
  offers: readonly SupplierOffer[],
): Decimal {
  const coming = forecast.plus(underWay);
  if (coming.gte(minimum)) return new Decimal(0);
  const missing = maximum.minus(coming);
  const whole = orderMultiple ? upTo(missing, orderMultiple) : missing;
  return sellable(offers, whole);
}
