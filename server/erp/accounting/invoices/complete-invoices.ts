import type { Decimal } from 'decimal.js';
import { deriving, type Work } from '../../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../../foundation/catalog/index.js';
import { Company, Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { TaxBook } from '../../../foundation/taxes/index.js';
import { idsOf } from '../ids-of.js';
import { CustomerInvoice } from './customer-invoice.js';
import { fillInvoiceLines } from './fill-invoice-lines.js';
import { instalmentRules } from './instalment-rules.js';
import type { InvoiceLine } from './invoice-line.js';
import { customerSide, supplierSide, type InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import { originalLines, type OriginalLine } from './original-lines.js';
import { putAmounts } from './put-amounts.js';
import { putInstalments } from './put-instalments.js';
import { copyOriginals } from './copy-originals.js';
import { requireUnknownPaper } from './require-unknown-paper.js';
import { settleTaxCodes } from './settle-tax-codes.js';
import { settleTerms } from './settle-terms.js';
import { SupplierBill } from './supplier-bill.js';

const reads = ['company.currency', 'lines.product.unit'];

/** Each time an invoice is written, what it leaves open is filled in and what it comes to is worked out again. */
deriving(CustomerInvoice, (invoices, work) => completeInvoices(invoices, customerSide, work), { reads: [...reads, 'customer.currency'] });
deriving(
  SupplierBill,
  async (bills, work) => {
    await requireUnknownPaper(bills, 'entered', work);
    await completeInvoices(bills, supplierSide, work);
  },
  { reads: [...reads, 'supplier.currency'] },
);

/** The same for both sides: terms, lines, taxes, amounts, and what falls due when. */
export async function completeInvoices(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  const drafts = invoices.filter(({ state }) => state === 'draft');
  if (drafts.length === 0) return;
  const originals = await originalsOf(drafts, side, work);
  await settleTerms(drafts, side, originals, work);
  copyOriginals(drafts, side, originals);
  const book = await bookFor(drafts, side, work);
  await settleTaxCodes(drafts, side, book, work);
  await fillInvoiceLines(drafts, side, book, work);
  const unitsIn = await unitsTaxed(drafts, work);
  const rules = await instalmentRules(drafts, work);
  const companies = await work.getAll(Company, idsOf(drafts.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...drafts, ...companies.values()].map(({ currency }) => currency)));
  for (const invoice of drafts) {
    const mode = invoice.roundingMode!;
    const rounding = { places: currencies.get(invoice.currency!.id)!.decimals, mode };
    const atHome = { places: currencies.get(companies.get(invoice.company.id)!.currency.id)!.decimals, mode };
    putAmounts(invoice, { side, book, originals, rounding, atHome, unitsIn });
    putInstalments(invoice, { side, rounding, atHome, rules: rules.get(invoice.paymentTerms?.id ?? '') });
  }
}

/** What the documents take back: named line by line, or as a whole where a credit note names an invoice and no lines. */
async function originalsOf(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<Map<string, OriginalLine>> {
  const lines = idsOf(invoices.flatMap((invoice) => invoice.lines.map(({ original }) => original)));
  const documents = idsOf(invoices.map(({ original }) => original));
  const found = await originalLines(side, lines, documents, work);
  return new Map(found.map((line) => [line.id, line]));
}

/** All taxes and rules that may be asked for, in one statement. */
async function bookFor(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<TaxBook> {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const companies = await work.getAll(Company, idsOf(invoices.map(({ company }) => company)));
  const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
  await work.getAll(Party, idsOf(invoices.map((invoice) => side.partyOf(invoice))));
  return TaxBook.of(
    work,
    side.taxed.invoice,
    idsOf([...lines, ...products.values()].map(({ taxCode }) => taxCode)),
    [...companies.values()].flatMap(({ country }) => country?.toUpperCase() ?? []),
  );
}

/** How many of the product's own unit a line is: what a tax per unit goes by. */
async function unitsTaxed(invoices: readonly Invoice[], work: Work): Promise<(line: InvoiceLine) => Decimal> {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
  const units = await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit)));
  return ({ product, quantity, unit }) =>
    product && unit ? convertQuantity(quantity, units.get(unit.id)!, units.get(products.get(product.id)!.unit.id)!) : quantity;
}
