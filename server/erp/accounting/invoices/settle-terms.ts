import { InvalidInput } from '../../../kernel/errors.js';
import type { Work } from '../../../kernel/write/index.js';
import { Company, ratesOn } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { idsOf } from '../ids-of.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import { OriginalDoesNotFit } from './invoices.errors.js';
import type { OriginalLine } from './original-lines.js';

/** Fills in the terms that a document leaves open: currency, payment terms, how it is rounded, and its rate. */
export async function settleTerms(
  invoices: readonly Invoice[],
  side: InvoiceSide,
  originals: ReadonlyMap<string, OriginalLine>,
  work: Work,
): Promise<void> {
  const companies = await work.getAll(Company, idsOf(invoices.map(({ company }) => company)));
  const parties = await work.getAll(Party, idsOf(invoices.map((invoice) => side.partyOf(invoice))));
  const credited = new Map(invoices.map((invoice) => [invoice, creditedBy(invoice, originals)]));
  for (const invoice of invoices) {
    const company = companies.get(invoice.company.id)!;
    const party = parties.get(side.partyOf(invoice).id)!;
    const original = credited.get(invoice);
    if (original) {
      invoice.original = { id: original.document };
      invoice.currency = { id: original.currency };
    }
    invoice.currency ??= party.currency ?? company.currency;
    // What is credited is owed at once.
    if (invoice.kind === 'invoice') invoice.paymentTerms ??= party.paymentTerms;
    invoice.roundingMode = company.roundingMode;
    invoice.taxRounding = company.taxRounding;
    invoice.rateDate = original?.rateDate ?? invoice.date;
    if (original) invoice.exchangeRate = original.exchangeRate;
    requireFitting(invoice, side, originals);
  }
  await putRates(
    invoices.filter((invoice) => !credited.get(invoice)),
    work,
  );
}

async function putRates(invoices: readonly Invoice[], work: Work): Promise<void> {
  const rates = await ratesOn(
    invoices.map(({ company, currency, date }) => ({ company, date, currency: currency! })),
    work,
  );
  invoices.forEach((invoice, at) => (invoice.exchangeRate = rates[at]!));
}

/** Any line of the invoice that a credit note takes back: all of them say the same of it. */
function creditedBy(invoice: Invoice, originals: ReadonlyMap<string, OriginalLine>): OriginalLine | undefined {
  if (invoice.kind !== 'credit-note') return undefined;
  const named = invoice.lines.flatMap(({ original }) => original ?? [])[0];
  return [...originals.values()].find(({ id, document }) => (invoice.original ? document === invoice.original.id : id === named?.id));
}

/** What is taken back was posted, as an invoice to the same party by the same company, in the same currency. */
function requireFitting(invoice: Invoice, side: InvoiceSide, originals: ReadonlyMap<string, OriginalLine>): void {
  if (invoice.original && invoice.kind === 'invoice') throw new InvalidInput({ original: 'NOT_ALLOWED' });
  const taken = [...originals.values()].filter(
    ({ id, document }) => document === invoice.original?.id || invoice.lines.some(({ original }) => original?.id === id),
  );
  for (const { document, state, kind, company, party, currency, number } of taken) {
    const isTheirs = company === invoice.company.id && party === side.partyOf(invoice).id && currency === invoice.currency!.id;
    const isCredited = invoice.kind === 'invoice' || document === invoice.original?.id;
    if (state !== 'posted' || kind !== 'invoice' || !isTheirs || !isCredited) throw new OriginalDoesNotFit({ invoice: number ?? '' });
  }
}
