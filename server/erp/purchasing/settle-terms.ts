import type { Work } from '../../kernel/write/index.js';
import { Company, ratesOn } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrder } from './purchase-order.js';
import type { SupplierOffers } from './supplier-offers.js';

/** Fills in what an order leaves open: currency, payment terms, warehouse, how it is rounded, and the rate of its day. */
export async function settleTerms(orders: readonly PurchaseOrder[], offers: SupplierOffers, work: Work): Promise<void> {
  const companies = await work.getAll(Company, idsOf(orders.map((order) => order.company)));
  const suppliers = await work.getAll(Party, idsOf(orders.map((order) => order.supplier)));
  const warehouses = await firstWarehouses(orders, work);
  for (const order of orders) {
    const company = companies.get(order.company.id)!;
    const supplier = suppliers.get(order.supplier.id)!;
    order.currency ??= supplier.currency ?? offeredCurrency(order, offers) ?? company.currency;
    order.paymentTerms ??= supplier.paymentTerms;
    order.warehouse ??= warehouses.get(order.company.id);
    order.roundingMode = company.roundingMode;
    order.taxRounding = company.taxRounding;
    order.rateDate = order.orderDate;
  }
  const rates = await ratesOn(
    orders.map((order) => ({ company: order.company, currency: order.currency!, date: order.orderDate })),
    work,
  );
  orders.forEach((order, at) => (order.exchangeRate = rates[at]!));
}

function offeredCurrency({ supplier, orderDate, lines }: PurchaseOrder, offers: SupplierOffers): { id: string } | undefined {
  const [first] = lines.flatMap(({ product }) => offers.from(supplier.id, product.id, orderDate));
  return first && { id: first.currency };
}

async function firstWarehouses(orders: readonly PurchaseOrder[], work: Work): Promise<Map<string, { id: string }>> {
  const open = orders.filter(({ warehouse }) => !warehouse);
  if (open.length === 0) return new Map();
  const rows = await work.rows<{ id: string; company: string }>(
    `select distinct on (company_id) id, company_id as company from warehouse
      where company_id = any($1::uuid[]) and archived_at is null order by company_id, id`,
    [idsOf(open.map(({ company }) => company))],
  );
  return new Map(rows.map(({ id, company }) => [company, { id }]));
}
