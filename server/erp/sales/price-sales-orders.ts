import { deriving, type Work } from '../../kernel/write/index.js';
import { TaxCode } from '../../foundation/catalog/index.js';
import { Company, Currency } from '../../foundation/company/index.js';
import { fillOrderLines } from './fill-order-lines.js';
import { marginOf } from './order-margin.js';
import { priceOrder, roundingOf, type PricingRules } from './order-pricing.js';
import { SalesOrder } from './sales-order.js';
import { settleTerms } from './settle-terms.js';

/** Each time an order is written, what it leaves open is filled in and what it comes to is worked out again. */
deriving(SalesOrder, async (orders, work) => {
  await settleTerms(orders, work);
  await fillOrderLines(orders, work);
  await priceSalesOrders(orders, work);
});

async function priceSalesOrders(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const currencies = await work.getAll(Currency, distinct(orders.map((order) => order.currency!.id)));
  const companies = await work.getAll(Company, distinct(orders.map((order) => order.company.id)));
  const lines = orders.flatMap((order) => order.lines);
  const taxCodes = await work.getAll(TaxCode, distinct(lines.map((line) => line.taxCode!.id)));
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

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
