import { deriving, type Work } from '../../kernel/write/index.js';
import { Product, TaxCode, Unit } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { fillOrderLines } from './fill-order-lines.js';
import { marginOf } from './order-margin.js';
import { priceOrder, roundingOf, type PricingRules } from './order-pricing.js';
import { SalesOrder } from './sales-order.js';
import { idsOf } from './ids-of.js';
import { choosePriceLists, settleTerms } from './settle-terms.js';

/** Each time an order is written, what it leaves open is filled in and what it comes to is worked out again. */
deriving(
  SalesOrder,
  async (orders, work) => {
    await fetchTogether(orders, work);
    await settleTerms(orders, work);
    await fillOrderLines(orders, work);
    await priceSalesOrders(orders, work);
  },
  { reads: ['company.currency', 'customer.currency', 'lines.product.unit', 'lines.product.taxCode'] },
);

/** Asks in one go for nearly all that the steps below look up, which then finds it at hand: an order costs one round trip here, not five. */
async function fetchTogether(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const lines = orders.flatMap((order) => order.lines);
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const products = [...(await work.getAll(Product, idsOf(lines.map((line) => line.product)))).values()];
  const currencies = [...orders, ...companies.values()].map(({ currency }) => currency);
  await Promise.all([
    choosePriceLists(orders, work),
    work.getAll(Currency, idsOf(currencies)),
    work.getAll(Unit, idsOf([...lines, ...products].map(({ unit }) => unit))),
    work.getAll(TaxCode, idsOf([...lines, ...products].map(({ taxCode }) => taxCode))),
  ]);
}

async function priceSalesOrders(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const currencies = await work.getAll(Currency, idsOf(orders.map((order) => order.currency)));
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const lines = orders.flatMap((order) => order.lines);
  const taxCodes = await work.getAll(TaxCode, idsOf(lines.map((line) => line.taxCode)));
  for (const order of orders) {
    const { decimals } = currencies.get(order.currency!.id)!;
    const { taxRounding } = companies.get(order.company.id)!;
    apply(order, { places: decimals, rounding: order.roundingMode!, taxRounding }, taxCodes);
  }
}

type HouseRules = Pick<PricingRules, 'places' | 'rounding' | 'taxRounding'>;

function apply(order: SalesOrder, house: HouseRules, taxCodes: ReadonlyMap<string, TaxCode>): void {
  const round = roundingOf(house);
  const { documentDiscount, freight } = order;
  const toPrice = order.lines.map((line) => ({
    quantity: line.quantity,
    unitPrice: line.unitPrice!,
    discount: line.discount,
    tax: taxCodes.get(line.taxCode!.id)!,
  }));
  const { lines, ...sums } = priceOrder(toPrice, { ...house, documentDiscount, freight });
  Object.assign(order, sums);
  order.lines.forEach((line, at) => Object.assign(line, lines[at]));
  const { margins, cost, margin } = marginOf(order.lines, round);
  Object.assign(order, { cost, margin });
  order.lines.forEach((line, at) => Object.assign(line, { margin: margins[at] }));
}
