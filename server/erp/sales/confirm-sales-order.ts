import { moving } from '../../kernel/write/index.js';
import { requireCreditRoom } from './require-credit-room.js';
import { requireLines } from './require-lines.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { SalesOrderConfirmed } from './sales.events.js';

/** Commits us to deliver, and the customer to owe: credit must have room. */
export const confirmSalesOrder = moving(SalesOrder, salesOrderFlow, 'confirm', async (orders, work) => {
  requireLines(orders);
  await requireCreditRoom(orders, work);
  work.announce(
    SalesOrderConfirmed,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
