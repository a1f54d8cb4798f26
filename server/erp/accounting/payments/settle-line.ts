import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { roundTo } from '../../../foundation/taxes/index.js';
import type { ItemAtHand } from './open-items.js';
import type { PaymentDirection } from './payment-direction.js';
import type { PaymentLine } from './payment-line.js';
import type { Payment } from './payment.js';
import { ItemOfOthers } from './payments.errors.js';
import { exceeded } from './plan-match.js';

const nothing = new Decimal(0);

/** What a line settles altogether, in the item's currency and in the books; with the sign of the item. */
export interface Settled {
  readonly inCurrency: Money;
  readonly worth: Money;
}

/** Works out what a line leaves open: how much is paid, what is left off for paying early, and what all of it is in the books. */
export function settleLine(line: PaymentLine, payment: Payment, item: ItemAtHand, direction: PaymentDirection): Settled {
  requireOwn(payment, item, line);
  const open = item.residualInCurrency.times(direction.sign);
  const allowed = direction.takesDiscount ? discountAllowed(item, payment, open) : nothing;
  line.currency = { id: item.row.currency };
  line.amount ??= open.minus(line.writeOff).minus(allowed);
  const rest = open.minus(line.amount).minus(line.writeOff);
  line.discount = rest.isPositive() && rest.lte(allowed) ? rest : nothing;
  const settled = line.amount.plus(line.discount).plus(line.writeOff);
  requireWithin(settled, open, line, item);
  const worth = item.worthOf(settled.times(direction.sign));
  const partOf = (part: Money) => (part.isZero() ? nothing : roundTo(worth.abs().times(part).div(settled.abs()), item.rounding));
  line.discountWorth = partOf(line.discount);
  line.writeOffWorth = partOf(line.writeOff);
  line.amountWorth = worth.times(direction.sign).minus(line.discountWorth).minus(line.writeOffWorth);
  return { inCurrency: settled.times(direction.sign), worth };
}

function requireOwn(payment: Payment, item: ItemAtHand, { amount }: PaymentLine): void {
  if (item.row.party !== payment.party.id || item.row.company !== payment.company.id) throw new ItemOfOthers({ item: item.row.number });
  if (item.isDifference) throw exceeded(item, amount ?? nothing, nothing);
}

function discountAllowed({ row, roundingInCurrency }: ItemAtHand, { date }: Payment, open: Money): Money {
  if (!row.discountUntil || date > row.discountUntil || !open.gt(0)) return nothing;
  const discount = roundTo(
    new Decimal(row.amountInCurrency)
      .abs()
      .times(row.discount ?? 0)
      .div(100),
    roundingInCurrency,
  );
  return Decimal.min(discount, open);
}

/** No more than is left, and not the other way; what is set against the payment has nothing to be written off. */
function requireWithin(settled: Money, open: Money, { writeOff }: PaymentLine, item: ItemAtHand): void {
  const isWithin = open.isNegative() ? settled.lt(0) && settled.gte(open) && writeOff.isZero() : settled.gt(0) && settled.lte(open);
  if (!isWithin) throw exceeded(item, settled, open);
}
