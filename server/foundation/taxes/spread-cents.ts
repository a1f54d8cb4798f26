import { Decimal } from '../../kernel/write/decimals.js';

/**
 * Rounds `shares` so that they add up to `total`, which is their sum rounded once.
 * A cent too many or too few goes to the share that rounding changed most; among equals to the first.
 */
export function spreadCents(total: Decimal, shares: readonly Decimal[], places: number, rounding: Decimal.Rounding): Decimal[] {
  const rounded = shares.map((share) => share.toDecimalPlaces(places, rounding));
  const gap = total.minus(Decimal.sum(0, ...rounded));
  if (gap.isZero()) return rounded;
  const cent = new Decimal(10).pow(-places).times(gap.isNegative() ? -1 : 1);
  const lost = (at: number) => shares[at]!.minus(rounded[at]!).times(cent.isNegative() ? -1 : 1);
  const inNeed = rounded.map((_, at) => at).sort((one, other) => lost(other).comparedTo(lost(one)) || one - other);
  for (const at of inNeed.slice(0, gap.div(cent).toNumber())) rounded[at] = rounded[at]!.plus(cent);
  return rounded;
}
