import { twinName } from '../../kernel/declare/registry.js';
import type { Money } from '../../kernel/declare/index.js';
import { deriving, uuidV7, type Work } from '../../kernel/write/index.js';
import { convertQuantity, Product, Unit } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { documentAmounts, inCompanyCurrency, roundTo, TaxBook, type Rounding, type TaxOnLine } from '../../foundation/taxes/index.js';
import { fillOrderLines } from './fill-order-lines.js';
import { idsOf } from './ids-of.js';
import { marginOf } from './order-margin.js';
import type { SalesOrderLine } from './sales-order-line.js';
import { SalesOrderTax } from './sales-order-tax.js';
import { SalesOrder } from './sales-order.js';
import { choosePriceLists, settleTerms } from './settle-terms.js';

/** Each time an order is written, what it leaves open is filled in and what it comes to is worked out again. */
deriving(
  SalesOrder,
  async (orders, work) => {
    const book = await fetchTogether(orders, work);
    await settleTerms(orders, work);
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
    TaxBook.of(work, 'invoice', idsOf([...lines, ...products].map(({ taxCode }) => taxCode))),
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
    apply(order, book, { rounding, atHome, unitsIn });
  }
}

interface Measures {
  readonly rounding: Rounding;
  readonly atHome: Rounding;
  /** How many of the product's own unit a line is: what a tax per unit goes by. */
  readonly unitsIn: (line: SalesOrderLine) => SalesOrderLine['quantity'];
}

function apply(order: SalesOrder, book: TaxBook, { rounding, atHome, unitsIn }: Measures): void {
  const rate = order.exchangeRate!;
  const lines = order.lines.map((line) => ({
    quantity: line.quantity,
    taxedUnits: unitsIn(line),
    unitPrice: line.unitPrice!,
    discount: line.discount,
    taxes: book.taxes(line.taxCode!.id, rate),
  }));
  const { documentDiscount, taxRounding, freight } = order;
  const document = documentAmounts(lines, { rounding, taxRounding: taxRounding!, documentDiscount });
  const worth = inCompanyCurrency(document, rate, atHome);
  const { linesAmount, discountAmount } = document;
  Object.assign(
    order,
    { linesAmount, discountAmount },
    inBoth(amountsOf(document, freight), amountsOf(worth, roundTo(freight.times(rate), atHome))),
  );
  order.lines.forEach((line, at) => {
    line.amount = document.lines[at]!.amount;
    Object.assign(line, inBoth(amountsOf(document.lines[at]!), amountsOf(worth.lines[at]!)));
  });
  const taxes = document.taxes.map((tax, at) => ({ tax, worth: worth.taxes[at]! }));
  order.taxes = taxes.filter(({ tax }) => tax.tax.id !== book.noTax).map(({ tax, worth }) => taxLine(order, tax, worth));
  const { margins, cost, margin } = marginOf(order.lines, (exact) => roundTo(exact, rounding));
  Object.assign(order, { cost, margin });
  order.lines.forEach((line, at) => Object.assign(line, { margin: margins[at] }));
}

type Amounts = Pick<SalesOrder, 'netAmount' | 'taxAmount' | 'total'>;

/** Freight is not taxed. */
const amountsOf = ({ netAmount, taxAmount, total }: Amounts, freight?: Money): Amounts => ({
  netAmount,
  taxAmount,
  total: freight ? total.plus(freight) : total,
});

/** Amounts as the record holds them: each beside its worth in company currency. */
const inBoth = (amounts: object, worth: object): Record<string, Money> => ({
  ...amounts,
  ...Object.fromEntries(Object.entries(worth).map(([name, amount]) => [twinName(name), amount as Money])),
});

function taxLine(order: SalesOrder, { tax, base, charged }: TaxOnLine, worth: TaxOnLine): SalesOrderTax {
  const line =
    order.taxes.find(({ taxCode }) => taxCode.id === tax.id) ??
    Object.assign(new SalesOrderTax(), { id: uuidV7(), taxCode: { id: tax.id } });
  return Object.assign(line, inBoth({ base, amount: charged }, { base: worth.base, amount: worth.charged }));
}
