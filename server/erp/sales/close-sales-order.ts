import { moving } from '../../kernel/write/index.js';
import { factsOf } from './line-facts.js';
import { cancelOpenDeliveries } from './open-deliveries.js';
import { putProgress } from './order-progress.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { SalesOrderClosed } from './sales.events.js';

/** Nothing more is delivered: the customer pays for what they have, and has the rest no longer on order. */
export const closeSalesOrder = moving(SalesOrder, salesOrderFlow, 'close', async (orders, work) => {
  await cancelOpenDeliveries(orders, work);
  const facts = await factsOf(orders, work);
  for (const order of orders) putProgress(order, 'closed', facts);
  work.announce(
    SalesOrderClosed,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
