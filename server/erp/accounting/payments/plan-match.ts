import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { ItemExceeded, ItemOnOtherSide, ItemsUnlike } from './payments.errors.js';
import type { ItemAtHand } from './open-items.js';

/** What a debit and a credit settle of each other. */
export interface MatchPlan {
  readonly debit: ItemAtHand;
  readonly credit: ItemAtHand;
  readonly amount: Money;
  readonly amountInCurrency: Money;
  /** By how much the debit is worth more in the books than the credit that settles it; negative where it is less. */
  readonly difference: Money;
}

const nothing = new Decimal(0);

/**
 * Takes from a debit and from a credit as much as both have left, or as much as is asked for in their currency. In company currency the
 * smaller worth is matched; what the other is worth more is a difference of exchange, for somebody to book.
 */
export function planMatch(debit: ItemAtHand, credit: ItemAtHand, asked?: Money): MatchPlan {
  requireAlike(debit, credit, asked);
  if (debit.isDifference && credit.isDifference)
    return taken(debit, credit, Decimal.min(debit.residual, credit.residual.negated()), nothing);
  const least = Decimal.min(debit.residualInCurrency, credit.residualInCurrency.negated());
  const wanted = asked ?? least;
  if (wanted.gt(least) || !wanted.isPositive() || wanted.isZero())
    throw exceeded(least.eq(debit.residualInCurrency) ? debit : credit, wanted, least);
  const worths = [debit.worthOf(wanted), credit.worthOf(wanted.negated()).negated()] as const;
  return taken(debit, credit, Decimal.min(...worths), wanted, worths[0].minus(worths[1]));
}

function requireAlike(debit: ItemAtHand, credit: ItemAtHand, asked: Money | undefined): void {
  const isAlike = (['company', 'account', 'party', 'currency'] as const).every((name) => debit.row[name] === credit.row[name]);
  if (!isAlike) throw new ItemsUnlike({ debit: debit.row.number, credit: credit.row.number });
  if (!debit.isOpen) throw exceeded(debit, asked ?? credit.residualInCurrency, nothing);
  if (!credit.isOpen) throw exceeded(credit, asked ?? debit.residualInCurrency, nothing);
  if (!debit.isDebit) throw new ItemOnOtherSide({ item: debit.row.number });
  if (credit.residual.gt(0) || credit.residualInCurrency.gt(0)) throw new ItemOnOtherSide({ item: credit.row.number });
}

export const exceeded = ({ row }: ItemAtHand, asked: Money, left: Money): ItemExceeded =>
  new ItemExceeded({ item: row.number, asked: asked.abs().toFixed(row.currencyPlaces), left: left.abs().toFixed(row.currencyPlaces) });

function taken(debit: ItemAtHand, credit: ItemAtHand, amount: Money, amountInCurrency: Money, difference = nothing): MatchPlan {
  debit.take(amount, amountInCurrency);
  credit.take(amount.negated(), amountInCurrency.negated());
  return { debit, credit, amount, amountInCurrency, difference };
}
