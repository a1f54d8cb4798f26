import { Decimal } from 'decimal.js';
import type { Money } from '../../kernel/declare/index.js';
import { shareOf, type Round } from './cost-pool.js';

/** Parts of an amount by their weights, in their order: each takes what has come together so far less what was given, so nothing is left over. */
export function inParts(amount: Money, weights: readonly Decimal[], of: Decimal, round: Round): Money[] {
  let passed = new Decimal(0);
  let given = new Decimal(0);
  return weights.map((weight) => {
    passed = passed.plus(weight);
    const part = shareOf(amount, passed, of, round).minus(given);
    given = given.plus(part);
    return part;
  });
}
