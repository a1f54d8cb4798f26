import type { Decimal } from 'decimal.js';
import type { CalendarDay, Price } from '../../kernel/declare/index.js';

export interface PriceBreak {
  readonly minQuantity: Decimal;
  readonly price: Price;
  readonly validFrom?: CalendarDay | null;
  readonly validUntil?: CalendarDay | null;
}

/** The price that a list asks for a quantity on a day: of the breaks reached, the highest; of equals, the latest to begin. */
export function priceAt(breaks: readonly PriceBreak[], quantity: Decimal, day: CalendarDay): Price | undefined {
  const reached = breaks.filter((step) => step.minQuantity.lte(quantity) && isValidOn(step, day));
  return reached.sort(byBreakThenStart).at(-1)?.price;
}

const isValidOn = ({ validFrom, validUntil }: PriceBreak, day: CalendarDay) => (validFrom ?? day) <= day && (validUntil ?? day) >= day;

const byBreakThenStart = (one: PriceBreak, other: PriceBreak) =>
  one.minQuantity.comparedTo(other.minQuantity) || (one.validFrom ?? '').localeCompare(other.validFrom ?? '');
