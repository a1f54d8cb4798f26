import { Decimal } from 'decimal.js';

// Sums over many lines and products of rates stay exact; the default of 20 digits would round them silently.
Decimal.set({ precision: 60, toExpNeg: -60, toExpPos: 60 });

export const placesOfRate = 9;
export const placesOfQuantity = 6;

export type RoundingMode = 'half-up' | 'half-even';

export const roundingOf = (mode: RoundingMode): Decimal.Rounding =>
  mode === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;

export { Decimal };
