import { deriving, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { TaxBook } from '../../foundation/taxes/index.js';
import { fillOrderLines } from './fill-order-lines.js';
import { idsOf } from './ids-of.js';
import { noteChanges } from './note-changes.js';
import { PurchaseOrder } from './purchase-order.js';
import { putAmounts } from './put-amounts.js';
import { settleTaxCodes } from './settle-tax-codes.js';
import { settleTerms } from './settle-terms.js';
import { SupplierOffers } from './supplier-offers.js';

/** Each time an order is written, what it leaves open is filled in, what it comes to is worked out, and who is to approve it anew. */
deriving(
  PurchaseOrder,
  async (orders, work) => {
    const lines = orders.flatMap((order) => order.lines);
    const offers = await SupplierOffers.of(work, idsOf(lines.map(({ product }) => product)));
    await settleTerms(orders, offers, work);
    const book = await taxBookOf(orders, work);
    await settleTaxCodes(orders, book, work);
    await fillOrderLines(orders, offers, work);
    await pricePurchaseOrders(orders, book, work);
    await noteChanges(orders, work);
  },
  { reads: ['company.currency', 'supplier.currency', 'lines.product.unit'] },
);

async function taxBookOf(orders: readonly PurchaseOrder[], work: Work): Promise<TaxBook> {
  const lines = orders.flatMap((order) => order.lines);
  const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
  const companies = await work.getAll(Company, idsOf(orders.map(({ company }) => company)));
  return TaxBook.of(
    work,
    'bill',
    idsOf([...lines, ...products.values()].map(({ taxCode }) => taxCode)),
    [...companies.values()].flatMap(({ country }) => country?.toUpperCase() ?? []),
  );
}

async function pricePurchaseOrders(orders: readonly PurchaseOrder[], book: TaxBook, work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(orders.map(({ company }) => company)));
  const currencies = await work.getAll(Currency, idsOf([...orders, ...companies.values()].map(({ currency }) => currency)));
  for (const order of orders) {
    const mode = order.roundingMode!;
    const rounding = { places: currencies.get(order.currency!.id)!.decimals, mode };
    const atHome = { places: currencies.get(companies.get(order.company.id)!.currency.id)!.decimals, mode };
    putAmounts(order, book, rounding, atHome);
  }
}
