import { Decimal } from 'decimal.js';
import { moving } from '../../kernel/write/index.js';
import { onTheirWayOut } from './open-deliveries.js';
import { planOrderDeliveries } from './plan-order-deliveries.js';
import { policiesOf } from './policies-of.js';
import { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrderLine } from './sales-order-line.js';
import { SalesOrder } from './sales-order.js';
import { NothingToDeliver } from './sales.errors.js';
import { StockUnits } from './stock-units.js';

/** Plans a delivery for what has not left and stands on no delivery: one was cancelled, and the customer waits all the same. */
export const deliverSalesOrder = moving(SalesOrder, salesOrderFlow, 'deliver', async (orders, work) => {
  const lines = orders.flatMap((order) => order.lines);
  const units = await StockUnits.of(lines, work);
  const planned = await onTheirWayOut(orders, work);
  const missing = (line: SalesOrderLine) => units.inStock(line, line.toDeliver).minus(planned.get(line.id) ?? 0);
  const idle = orders.find((order) => !order.lines.some((line) => line.ships && missing(line).gt(0)));
  if (idle) throw new NothingToDeliver({ order: idle.number });
  const policies = await policiesOf(
    orders.map(({ company }) => company.id),
    work,
  );
  await planOrderDeliveries(orders, policies, (line) => Decimal.max(missing(line), 0), work);
});
