import type { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { planDeliveries } from '../warehouse/index.js';
import type { PolicyOfCompany } from './policies-of.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';
import { latest } from './settle-supply.js';

/** Has the goods of orders delivered, each order's together, once the last of them can leave; they are set aside as the company does it. */
export async function planOrderDeliveries(
  orders: readonly SalesOrder[],
  policies: ReadonlyMap<string, PolicyOfCompany>,
  missing: (line: SalesOrderLine) => Decimal,
  work: Work,
): Promise<void> {
  const plans = orders.flatMap((order) => {
    const shipping = order.lines.filter((line) => line.ships && missing(line).gt(0));
    if (shipping.length === 0) return [];
    const { company, customer: party, number: reference, requestedOn } = order;
    const plannedOn = latest([work.today, requestedOn, ...shipping.map(({ promisedOn }) => promisedOn)])!;
    const lines = shipping.map((line) => ({ product: line.product, quantity: missing(line), sourceLine: line.id }));
    const wanted = { company, warehouse: order.warehouse!, party, plannedOn, reference, lines };
    return [{ wanted, isReserved: policies.get(company.id)!.reserving === 'at confirmation' }];
  });
  await planDeliveries(plans, work);
}
