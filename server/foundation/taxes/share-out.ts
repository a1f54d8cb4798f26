import type { Money } from '../../kernel/declare/index.js';
import type { Decimal } from 'decimal.js';
import { roundTogether, roundTowards, totalOf, type Rounding } from './rounding.js';

/**
 * Shares amounts out over parts, such as the deductible half of a tax and the other. Each part is rounded once for the whole
 * document, and both ways nothing is lost: the parts of a line add up to it, and the lines of a part to that part.
 * Answers one list per part, with an amount per line. The shares are in percent and come to 100, or to 0 where one side answers the other.
 */
export function shareOut(amounts: readonly Money[], shares: readonly Decimal[], rounding: Rounding): Money[][] {
  const whole = totalOf(amounts);
  const totals = roundTogether(
    shares.map((share) => whole.times(share).div(100)),
    rounding,
  );
  const parts: Money[][] = [];
  for (const [at, share] of shares.slice(0, -1).entries()) {
    const exact = amounts.map((amount) => amount.times(share).div(100));
    parts.push(roundTowards(totals[at]!, exact, rounding));
  }
  const allShares = totalOf(shares);
  const last = amounts.map((amount, line) =>
    amount
      .times(allShares)
      .div(100)
      .minus(totalOf(parts.map((part) => part[line]!))),
  );
  return shares.length > 0 ? [...parts, last] : [];
}
