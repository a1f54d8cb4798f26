import type { Work } from '../../kernel/write/index.js';
import { PriceList } from '../../foundation/catalog/index.js';
import { Company, ratesOn } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { idsOf } from './ids-of.js';
import { PriceListInOtherCurrency } from './sales.errors.js';
import type { SalesOrder } from './sales-order.js';

/** Fills in the terms that an order leaves open: currency, payment terms, how it is rounded, and the rate of its day. */
export async function settleTerms(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const lists = await work.getAll(PriceList, idsOf(orders.map((order) => order.priceList)));
  const customers = await work.getAll(Party, idsOf(orders.map((order) => order.customer)));
  for (const order of orders) {
    const company = companies.get(order.company.id)!;
    const list = order.priceList && lists.get(order.priceList.id);
    const customer = customers.get(order.customer.id)!;
    order.currency ??= list?.currency ?? customer.currency ?? company.currency;
    order.paymentTerms ??= customer.paymentTerms;
    if (list && list.currency.id !== order.currency.id) throw new PriceListInOtherCurrency({ list: list.name });
    order.roundingMode = company.roundingMode;
    order.taxRounding = company.taxRounding;
    order.rateDate = order.orderDate;
  }
  const wanted = orders.map((order) => ({ company: order.company, currency: order.currency!, date: order.orderDate }));
  const rates = await ratesOn(wanted, work);
  orders.forEach((order, at) => (order.exchangeRate = rates[at]!));
}

/** A customer with a list of their own is sold to by that list, unless the order names another. */
export async function choosePriceLists(orders: readonly SalesOrder[], work: Work): Promise<void> {
  await dropListsOfOthers(orders, work);
  const open = orders.filter((order) => !order.priceList);
  if (open.length === 0) return;
  const own = await work.rows<{ id: string; customer: string; currency: string }>(
    `select distinct on (customer_id) id, customer_id as customer, currency_id as currency from price_list
      where customer_id = any($1::uuid[]) and active and archived_at is null order by customer_id, id desc`,
    [idsOf(open.map((order) => order.customer))],
  );
  const listOf = new Map(own.map((list) => [list.customer, list]));
  for (const order of open) {
    const list = listOf.get(order.customer.id);
    if (list && (order.currency?.id ?? list.currency) === list.currency) order.priceList = { id: list.id };
  }
}

/** What was agreed with one customer is no other's price: the order of a new customer looks for a list anew. */
async function dropListsOfOthers(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const lists = await work.getAll(PriceList, idsOf(orders.map((order) => order.priceList)));
  for (const order of orders) {
    const agreedWith = order.priceList && lists.get(order.priceList.id)?.customer;
    if (agreedWith && agreedWith.id !== order.customer.id) order.priceList = undefined;
  }
}
