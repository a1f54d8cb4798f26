import { moving } from '../../kernel/write/index.js';
import { requireLines } from './require-lines.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { SalesOrderQuoted } from './sales.events.js';

/** From here on we stand by the prices: the order can no longer be edited. */
export const quoteSalesOrder = moving(SalesOrder, salesOrderFlow, 'quote', async (orders, work) => {
  requireLines(orders);
  work.announce(
    SalesOrderQuoted,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
