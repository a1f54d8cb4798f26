import { moving } from '../../kernel/write/index.js';
import { nothingYet, putProgress } from './order-progress.js';
import { planOrderDeliveries } from './plan-order-deliveries.js';
import { policiesOf } from './policies-of.js';
import { requireCreditRoom } from './require-credit-room.js';
import { requireLines } from './require-lines.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';
import { SalesOrderConfirmed } from './sales.events.js';
import { settleSupply } from './settle-supply.js';
import { StockUnits } from './stock-units.js';

/** Commits us to deliver, and the customer to owe: credit must have room, then a delivery is planned and the goods are set aside. */
export const confirmSalesOrder = moving(SalesOrder, salesOrderFlow, 'confirm', async (orders, work) => {
  requireLines(orders);
  await requireCreditRoom(orders, work);
  const policies = await policiesOf(
    orders.map(({ company }) => company.id),
    work,
  );
  const units = await StockUnits.of(
    orders.flatMap(({ lines }) => lines),
    work,
  );
  await settleSupply(orders, policies, units, work);
  await planOrderDeliveries(orders, policies, (line) => units.inStock(line), work);
  for (const order of orders) putProgress(order, 'confirmed', () => nothingYet);
  work.announce(
    SalesOrderConfirmed,
    orders.map(({ id }) => ({ orderId: id })),
  );
});
