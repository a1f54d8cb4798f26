import type { Money } from '../../kernel/declare/index.js';
import { Decimal, roundingOf, type RoundingMode } from '../../kernel/write/decimals.js';
import { spreadCents } from './spread-cents.js';

/** How amounts of one currency are rounded on a document. */
export interface Rounding {
  readonly places: number;
  readonly mode: RoundingMode;
}

export const roundTo = (exact: Decimal, { places, mode }: Rounding): Money => exact.toDecimalPlaces(places, roundingOf(mode));

/** Rounds the sum of the shares once and spreads the cents, so that the parts add up to the whole. */
export const roundTogether = (shares: readonly Decimal[], rounding: Rounding): Money[] =>
  roundTowards(roundTo(totalOf(shares), rounding), shares, rounding);

/** Rounds shares so that they add up to a whole that is given. */
export const roundTowards = (whole: Money, shares: readonly Decimal[], { places, mode }: Rounding): Money[] =>
  spreadCents(whole, shares, places, roundingOf(mode));

export const totalOf = (amounts: readonly Money[]): Money => Decimal.sum(0, ...amounts);
