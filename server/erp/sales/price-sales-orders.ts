import { deriving, type Work } from '../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { TaxBook } from '../../foundation/taxes/index.js';
import { fillOrderLines } from './fill-order-lines.js';
import { idsOf } from './ids-of.js';
import { putAmounts } from './put-amounts.js';
import type { SalesOrderLine } from './sales-order-line.js';
import { SalesOrder } from './sales-order.js';
import { settleTaxCodes } from './settle-tax-codes.js';
import { choosePriceLists, settleTerms } from './settle-terms.js';

/** Each time an order is written, what it leaves open is filled in and what it comes to is worked out again. */
deriving(
  SalesOrder,
  async (orders, work) => {
    const book = await fetchTogether(orders, work);
    await settleTerms(orders, work);
    await settleTaxCodes(orders, book, work);
    await fillOrderLines(orders, book, work);
    await priceSalesOrders(orders, book, work);
  },
  { reads: ['company.currency', 'customer.currency', 'lines.product.unit'] },
);

/** Asks in one go for nearly all that the steps below look up, which then finds it at hand: an order costs one round trip here, not five. */
async function fetchTogether(orders: readonly SalesOrder[], work: Work): Promise<TaxBook> {
  const lines = orders.flatMap((order) => order.lines);
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const products = [...(await work.getAll(Product, idsOf(lines.map((line) => line.product)))).values()];
  const currencies = [...orders, ...companies.values()].map(({ currency }) => currency);
  const [book] = await Promise.all([
    TaxBook.of(
      work,
      'invoice',
      idsOf([...lines, ...products].map(({ taxCode }) => taxCode)),
      [...companies.values()].flatMap(({ country }) => country?.toUpperCase() ?? []),
    ),
    choosePriceLists(orders, work),
    work.getAll(Party, idsOf(orders.map((order) => order.customer))),
    work.getAll(Currency, idsOf(currencies)),
    work.getAll(Unit, idsOf([...lines, ...products].map(({ unit }) => unit))),
  ]);
  return book;
}

async function priceSalesOrders(orders: readonly SalesOrder[], book: TaxBook, work: Work): Promise<void> {
  const lines = orders.flatMap((order) => order.lines);
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const currencies = await work.getAll(Currency, idsOf([...orders, ...companies.values()].map(({ currency }) => currency)));
  const products = await work.getAll(Product, idsOf(lines.map((line) => line.product)));
  const units = await work.getAll(Unit, idsOf([...lines, ...products.values()].map(({ unit }) => unit)));
  const unitsIn = ({ product, quantity, unit }: SalesOrderLine) =>
    convertQuantity(quantity, units.get(unit!.id)!, units.get(products.get(product.id)!.unit.id)!);
  for (const order of orders) {
    const mode = order.roundingMode!;
    const rounding = { places: currencies.get(order.currency!.id)!.decimals, mode };
    const atHome = { places: currencies.get(companies.get(order.company.id)!.currency.id)!.decimals, mode };
    putAmounts(order, book, { rounding, atHome, unitsIn });
  }
}
