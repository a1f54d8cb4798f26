import { moving } from '../../kernel/write/index.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { SalesOrderCancelled } from './sales.events.js';

/** Nothing will come of the order. It stays on file, and its credit is free again. */
export const cancelSalesOrder = moving(SalesOrder, salesOrderFlow, 'cancel', async (orders, work) => {
  work.announce(
    SalesOrderCancelled,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
