import type { Decimal } from 'decimal.js';
import { IncompatibleUnits } from './catalog.errors.js';
import type { Unit } from './unit.js';

const quantityPlaces = 6;

type Measure = Pick<Unit, 'code' | 'category' | 'factor'>;

/** How much `quantity` of one unit is in another, to 6 places. Refuses to cross categories. */
export function convertQuantity(quantity: Decimal, from: Measure, to: Measure): Decimal {
  if (from.category !== to.category) throw new IncompatibleUnits({ from: from.code, to: to.code });
  if (from.code === to.code) return quantity;
  return quantity.times(from.factor).div(to.factor).toDecimalPlaces(quantityPlaces);
}
