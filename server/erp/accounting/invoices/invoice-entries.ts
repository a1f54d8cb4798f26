import type { Work } from '../../../kernel/write/index.js';
import { Company, Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { Account } from '../account.js';
import { idsOf } from '../ids-of.js';
import type { EntryToPost } from '../posting.js';
import type { InvoiceSide } from './invoice-side.js';
import { invoicePostings } from './invoice-postings.js';
import type { Invoice } from './invoice.js';
import { SupplierBill } from './supplier-bill.js';
import { taxPlaces } from './tax-places.js';

const longestDescription = 200;

/** The entries by which documents stand in the books: one each, in their order. */
export async function invoiceEntries(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<EntryToPost[]> {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const companies = await work.getAll(Company, idsOf(invoices.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...invoices, ...companies.values()].map(({ currency }) => currency)));
  const parties = await work.getAll(Party, idsOf(invoices.map((invoice) => side.partyOf(invoice))));
  const accounts = await work.getAll(Account, idsOf(lines.map(({ account }) => account)));
  const places = await taxPlaces(idsOf(invoices.flatMap(({ taxes }) => taxes.map(({ taxCode }) => taxCode))), side, work);
  return invoices.map((invoice) => {
    const company = companies.get(invoice.company.id)!;
    const party = side.partyOf(invoice);
    const mode = invoice.roundingMode!;
    const { name } = parties.get(party.id)!;
    return {
      company,
      journal: side.journal,
      date: invoice.date,
      description: [invoice.number, name].filter(Boolean).join(' · ').slice(0, longestDescription),
      reference: invoice instanceof SupplierBill ? invoice.supplierNumber : invoice.number,
      source: { kind: side.target.name, id: invoice.id },
      lines: invoicePostings(invoice, {
        side,
        party,
        places,
        rounding: { places: currencies.get(invoice.currency!.id)!.decimals, mode },
        atHome: { places: currencies.get(company.currency.id)!.decimals, mode },
        isForeign: invoice.currency!.id !== company.currency.id,
        asksForParty: ({ id }) => accounts.get(id)!.partyRequired,
      }),
    };
  });
}
