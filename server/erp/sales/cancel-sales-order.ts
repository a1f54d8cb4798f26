import { moving } from '../../kernel/write/index.js';
import { cancelOpenDeliveries } from './open-deliveries.js';
import { nothingYet, putProgress } from './order-progress.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { OrderUnderWay } from './sales.errors.js';
import { SalesOrderCancelled } from './sales.events.js';

/** Nothing will come of the order. It stays on file; its credit and what was set aside for it are free again. */
export const cancelSalesOrder = moving(SalesOrder, salesOrderFlow, 'cancel', async (orders, work) => {
  const underWay = orders.find(({ lines }) => lines.some(({ delivered, invoiced }) => !delivered.isZero() || !invoiced.isZero()));
  if (underWay) throw new OrderUnderWay({ order: underWay.number });
  await cancelOpenDeliveries(orders, work);
  for (const order of orders) putProgress(order, 'cancelled', () => nothingYet);
  work.announce(
    SalesOrderCancelled,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
