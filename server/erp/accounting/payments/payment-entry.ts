import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { roundTo } from '../../../foundation/taxes/index.js';
import type { JournalKind } from '../journal.js';
import type { EntryToPost, Posting } from '../posting.js';
import type { LineSettled, PaymentTerms } from './complete-payments.js';
import { directionOf } from './payment-direction.js';
import type { Payment } from './payment.js';
import { sided } from './sided.js';
import { taxesWith, taxTakenBack, type taxOnItems } from './tax-on-items.js';

/** What a payment books. The lines that settle items come first, in the order of its own. */
export interface PaymentBooked {
  readonly payment: Payment;
  readonly terms: PaymentTerms;
  readonly lines: readonly LineSettled[];
  readonly journalKind: JournalKind;
  readonly partyName: string;
}

export function paymentEntry(booked: PaymentBooked, taxes: Awaited<ReturnType<typeof taxOnItems>>): EntryToPost {
  const { payment, lines, partyName } = booked;
  const closing = lines.map(({ item, settled }) =>
    sided(
      { id: item.row.account },
      settled.worth.negated(),
      { party: payment.party },
      {
        currency: { id: item.row.currency },
        amount: settled.inCurrency.negated(),
      },
    ),
  );
  const others = [...moneyAndAdvance(booked), ...lines.flatMap((line) => leftOff(line, payment, taxes)), ...exchanged(booked)];
  return {
    company: payment.company,
    journal: payment.journal,
    date: payment.date,
    description: payment.memo ?? partyName,
    reference: payment.reference,
    source: { kind: 'Payment', id: payment.id },
    lines: [...closing, ...others.filter(({ amount, taxCode }) => !amount.isZero() || taxCode)],
  };
}

function moneyAndAdvance({ payment, terms, lines, journalKind }: PaymentBooked): Posting[] {
  const { sign, control } = directionOf(payment.kind);
  const whole = roundTo(payment.amount.times(payment.exchangeRate!), terms.rounding);
  const advance = lines.reduce((rest, { line }) => rest.minus(line.paidWorth!), whole);
  const foreign = (amount: Money) => ({ currency: payment.currency!, amount });
  return [
    sided(payment.account ?? (journalKind === 'cash' ? 'cash' : 'bank'), whole.times(sign), {}, foreign(payment.amount.times(sign))),
    sided(control, advance.times(-sign), { party: payment.party }, foreign(payment.unallocated.times(-sign))),
  ];
}

/** Discounts with their tax, and what is written off. */
function leftOff({ line, item }: LineSettled, payment: Payment, taxes: Awaited<ReturnType<typeof taxOnItems>>): Posting[] {
  const { sign, discount, writeOff } = directionOf(payment.kind);
  const backs = line.discountWorth!.isZero() ? [] : taxTakenBack(taxes.get(taxesWith(item)) ?? [], line.discountWorth!, item);
  const taxBack = backs.reduce((sum, back) => (back.side === 'debit' ? sum.plus(back.amount) : sum.minus(back.amount)), new Decimal(0));
  return [sided(discount, line.discountWorth!.times(sign).minus(taxBack)), ...backs, sided(writeOff, line.writeOffWorth!.times(sign))];
}

/** What the money is worth more or less than what it settles was in the books. */
function exchanged({ payment, lines }: PaymentBooked): Posting[] {
  const { sign } = directionOf(payment.kind);
  return lines.map(({ line }) => sided('realised exchange', line.amountWorth!.minus(line.paidWorth!).times(sign)));
}
