import { moving, type Work } from '../../../kernel/write/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { idsOf } from '../ids-of.js';
import type { JournalEntry } from '../journal-entry.js';
import { Journal } from '../journal.js';
import { postEntries } from '../post-entries.js';
import { completePayment, termsOf, type LineSettled } from './complete-payments.js';
import { announceMatched } from './match-items.js';
import { lockOpenItems } from './open-items.js';
import { paymentEntry, type PaymentBooked } from './payment-entry.js';
import { paymentFlow } from './payment.flow.js';
import { Payment } from './payment.js';
import { NoJournalOfMoney, NothingPaid } from './payments.errors.js';
import { ReconciliationMatch } from './reconciliation-match.js';
import { requireWriteOffLimits } from './require-write-off-limits.js';
import { taxOnItems } from './tax-on-items.js';

/** The money is booked, and what it was paid for is settled. Two payments of the same item wait for each other. */
export const postPayment = moving(Payment, paymentFlow, 'post', async (payments, work) => {
  const booked = await bookingOf(payments, work);
  await requireWriteOffLimits(payments, work);
  const discounted = booked.flatMap(({ lines }) => lines.filter(({ line }) => !line.discount!.isZero()).map(({ item }) => item));
  const taxes = await taxOnItems(discounted, work);
  const entries = await postEntries(
    work,
    booked.map((each) => paymentEntry(each, taxes)),
  );
  payments.forEach((payment, at) => Object.assign(payment, { entry: { id: entries[at]!.id }, number: entries[at]!.number }));
  announceMatched(
    work,
    booked.flatMap(({ lines }) => lines.map(({ item }) => item)),
  );
  await work.create(
    ReconciliationMatch,
    booked.flatMap(({ lines, payment }, at) => lines.map((line, place) => matchOf(line, payment, entries[at]!, place))),
  );
});

/** Works out what each payment settles of what is left now, one after the other. */
async function bookingOf(payments: readonly Payment[], work: Work): Promise<PaymentBooked[]> {
  const items = await lockOpenItems(idsOf(payments.flatMap(({ lines }) => lines.map(({ item }) => item))), work);
  const terms = await termsOf(payments, work);
  const journals = await work.getAll(Journal, idsOf(payments.map(({ journal }) => journal)));
  const parties = await work.getAll(Party, idsOf(payments.map(({ party }) => party)));
  return payments.map((payment, at) => {
    const { kind: journalKind, name: journal } = journals.get(payment.journal.id)!;
    if (journalKind !== 'bank' && journalKind !== 'cash') throw new NoJournalOfMoney({ journal });
    if (payment.amount.isZero() && payment.lines.length === 0) throw new NothingPaid();
    const lines = completePayment(payment, terms[at]!, items);
    for (const { item, settled } of lines) item.take(settled.worth, settled.inCurrency);
    return { payment, terms: terms[at]!, lines, journalKind, partyName: parties.get(payment.party.id)!.name };
  });
}

function matchOf({ item, settled }: LineSettled, { date }: Payment, entry: JournalEntry, place: number): object {
  const { id, company, account, party, currency, date: booked } = item.row;
  const line = entry.lines[place]!.id;
  const isDebit = settled.inCurrency.isPositive();
  return {
    company,
    account,
    party,
    currency,
    debitItem: isDebit ? id : line,
    creditItem: isDebit ? line : id,
    amount: settled.worth.abs(),
    amountInCurrency: settled.inCurrency.abs(),
    date: date > booked ? date : booked,
  };
}
