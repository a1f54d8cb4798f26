import { Decimal } from 'decimal.js';
import { InvalidInput } from '../../../kernel/errors.js';
import type { Price } from '../../../kernel/declare/index.js';
import type { Work } from '../../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../../foundation/catalog/index.js';
import { priceUnderOtherTaxes, type TaxBook } from '../../../foundation/taxes/index.js';
import { booksOf } from '../books-of.js';
import { idsOf } from '../ids-of.js';
import type { InvoiceLine } from './invoice-line.js';
import type { InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';

const pricePlaces = 6;

/** Fills in what lines leave open: from the product what it is called, its unit and, where we sell it, its price; and the account. */
export async function fillInvoiceLines(invoices: readonly Invoice[], side: InvoiceSide, book: TaxBook, work: Work): Promise<void> {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
  const units = await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit)));
  for (const invoice of invoices)
    for (const line of invoice.lines) {
      const product = line.product && products.get(line.product.id)!;
      if (!product) continue;
      line.description ??= product.name;
      line.unit ??= product.unit;
      const unitsHeld = convertQuantity(new Decimal(1), units.get(line.unit.id)!, units.get(product.unit.id)!);
      if (side.control === 'receivable') line.unitPrice ??= askedFor(line, { product, invoice, book, unitsHeld });
    }
  await putAccounts(invoices, side, work);
  requireWhole(invoices);
}

interface Offer {
  readonly product: Product;
  readonly invoice: Invoice;
  readonly book: TaxBook;
  /** How many of the product's own unit one of the line's is. */
  readonly unitsHeld: Decimal;
}

/** The product's own price in the currency of the document; where other taxes than its usual ones are charged, the net price stays. */
function askedFor({ taxCode }: InvoiceLine, { product, invoice: { exchangeRate }, book, unitsHeld }: Offer): Price {
  const rate = exchangeRate!;
  const price = product.listPrice.div(rate);
  const usual = product.taxCode?.id ?? book.noTax;
  const charged = usual === taxCode!.id ? price : priceUnderOtherTaxes(price, book.taxes(usual, rate), book.taxes(taxCode!.id, rate));
  return charged.times(unitsHeld).toDecimalPlaces(pricePlaces);
}

async function putAccounts(invoices: readonly Invoice[], { lineRole }: InvoiceSide, work: Work): Promise<void> {
  const open = invoices.filter(({ lines }) => lines.some(({ account }) => !account));
  const books = await booksOf(
    work,
    open.map(({ company }) => ({ company, role: lineRole })),
    [],
  );
  for (const { company, lines } of open) for (const line of lines) line.account ??= books.account(company, lineRole);
}

function requireWhole(invoices: readonly Invoice[]): void {
  const reasons: Record<string, string> = {};
  for (const { lines } of invoices)
    lines.forEach(({ description, unitPrice }, at) => {
      if (!description) reasons[`lines.${at}.description`] = 'REQUIRED';
      if (!unitPrice) reasons[`lines.${at}.unitPrice`] = 'REQUIRED';
    });
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
}
