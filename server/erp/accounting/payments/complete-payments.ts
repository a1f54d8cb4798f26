import { Decimal } from 'decimal.js';
import type { Money } from '../../../kernel/declare/index.js';
import { InvalidInput } from '../../../kernel/errors.js';
import { deriving, type Work } from '../../../kernel/write/index.js';
import { Company, Currency, ratesOn } from '../../../foundation/company/index.js';
import { roundTo, type Rounding } from '../../../foundation/taxes/index.js';
import { idsOf } from '../ids-of.js';
import { readOpenItems, type ItemAtHand } from './open-items.js';
import { directionOf } from './payment-direction.js';
import { PaymentExceeded } from './payments.errors.js';
import { Payment } from './payment.js';
import type { PaymentLine } from './payment-line.js';
import { settleLine, type Settled } from './settle-line.js';

/** A draft says what it settles each time it is written; what it books is worked out again as it is posted. */
deriving(Payment, async (payments, work) => {
  const drafts = payments.filter(({ state }) => state === 'draft');
  const terms = await termsOf(drafts, work);
  const items = await readOpenItems(idsOf(drafts.flatMap(({ lines }) => lines.map(({ item }) => item))), work);
  drafts.forEach((draft, at) => completePayment(draft, terms[at]!, items));
});

/** What the day and the company decide about a payment. */
export interface PaymentTerms {
  /** Of the company's currency, and of the payment's. */
  readonly rounding: Rounding;
  readonly roundingInCurrency: Rounding;
  /** What the currencies that it knows of are worth that day: the company's and its own. */
  readonly rates: ReadonlyMap<string, Decimal>;
}

/** Fills in currency and rate of payments, and looks up what their lines need. */
export async function termsOf(payments: readonly Payment[], work: Work): Promise<PaymentTerms[]> {
  const companies = await work.getAll(Company, idsOf(payments.map(({ company }) => company)));
  for (const payment of payments) payment.currency ??= companies.get(payment.company.id)!.currency;
  const currencies = await work.getAll(Currency, [
    ...idsOf(payments.map(({ currency }) => currency)),
    ...idsOf([...companies.values()].map(({ currency }) => currency)),
  ]);
  const ownRates = await ratesWanted(payments, companies, work);
  return payments.map((payment, at) => {
    const company = companies.get(payment.company.id)!;
    payment.exchangeRate = ownRates[at]!;
    const rounding = (currency: string): Rounding => ({ places: currencies.get(currency)!.decimals, mode: company.roundingMode });
    const rates = new Map([
      [company.currency.id, new Decimal(1)],
      [payment.currency!.id, payment.exchangeRate],
    ]);
    return { rounding: rounding(company.currency.id), roundingInCurrency: rounding(payment.currency!.id), rates };
  });
}

/** What the bank gave, or the rate of the day. */
async function ratesWanted(payments: readonly Payment[], companies: ReadonlyMap<string, Company>, work: Work): Promise<Decimal[]> {
  const isForeign = ({ company, currency }: Payment) => companies.get(company.id)!.currency.id !== currency!.id;
  const open = payments.filter((payment) => isForeign(payment) && !payment.bankRate);
  const found = await ratesOn(
    open.map(({ company, currency, date }) => ({ company, currency: currency!, date })),
    work,
  );
  const rateOf = new Map(open.map((payment, at) => [payment, found[at]!]));
  return payments.map((payment) => rateOf.get(payment) ?? (isForeign(payment) ? payment.bankRate! : new Decimal(1)));
}

/** A line of a payment with its item, and what it settles of it. */
export interface LineSettled {
  readonly line: PaymentLine;
  readonly item: ItemAtHand;
  readonly settled: Settled;
}

/** Works out what each line settles, and what is left as an advance. */
export function completePayment(payment: Payment, terms: PaymentTerms, items: ReadonlyMap<string, ItemAtHand>): LineSettled[] {
  requireEachOnce(payment);
  const direction = directionOf(payment.kind);
  const settled = payment.lines.map((line) => {
    const item = items.get(line.item.id)!;
    return { line, item, settled: settleLine(line, payment, item, direction) };
  });
  let paid: Money = new Decimal(0);
  for (const { line } of settled) {
    line.paid = paidOf(line, payment, terms);
    const before = roundTo(paid.times(payment.exchangeRate!), terms.rounding);
    paid = paid.plus(line.paid);
    // Rounded together, so that the lines and the advance come to what the payment does.
    line.paidWorth = roundTo(paid.times(payment.exchangeRate!), terms.rounding).minus(before);
  }
  payment.unallocated = payment.amount.minus(paid);
  if (payment.unallocated.isNegative() && !payment.unallocated.isZero())
    throw new PaymentExceeded({
      paid: paid.toFixed(terms.roundingInCurrency.places),
      amount: payment.amount.toFixed(terms.roundingInCurrency.places),
    });
  return settled;
}

function requireEachOnce({ lines }: Payment): void {
  const reasons = lines.flatMap(({ item }, at) =>
    lines.findIndex((other) => other.item.id === item.id) < at ? [[`lines.${at}.item`, 'DUPLICATE'] as const] : [],
  );
  if (reasons.length > 0) throw new InvalidInput(Object.fromEntries(reasons));
}

function paidOf(line: PaymentLine, payment: Payment, { rates, roundingInCurrency }: PaymentTerms): Money {
  if (line.currency!.id === payment.currency!.id) return line.amount!;
  if (line.paid) return line.paid;
  const rate = rates.get(line.currency!.id);
  if (!rate) throw new InvalidInput({ [`lines.${payment.lines.indexOf(line)}.paid`]: 'REQUIRED' });
  return roundTo(line.amount!.times(rate).div(payment.exchangeRate!), roundingInCurrency);
}
