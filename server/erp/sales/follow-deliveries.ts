import { guarding, listen, type Work } from '../../kernel/write/index.js';
import { Delivery, deliveryFlow, DeliveryShipped, Receipt, receiptFlow, ReceiptReceived } from '../warehouse/index.js';
import { factsOf } from './line-facts.js';
import { putProgress } from './order-progress.js';
import { SalesOrder } from './sales-order.js';

// Orders are locked before the stock that everybody waits for, so nobody holds goods while waiting for an order.
guarding(Delivery, deliveryFlow, 'ship', async (deliveries, work) => {
  await work.lock(
    SalesOrder,
    await ordersDeliveredBy(
      deliveries.map(({ id }) => id),
      work,
    ),
  );
});
guarding(Receipt, receiptFlow, 'receive', async (receipts, work) => {
  await work.lock(
    SalesOrder,
    await ordersReturnedBy(
      receipts.map(({ id }) => id),
      work,
    ),
  );
});

listen(DeliveryShipped, async (shipped, work) => {
  await followFacts(
    await ordersDeliveredBy(
      shipped.map(({ deliveryId }) => deliveryId),
      work,
    ),
    work,
  );
});
listen(ReceiptReceived, async (received, work) => {
  await followFacts(
    await ordersReturnedBy(
      received.map(({ receiptId }) => receiptId),
      work,
    ),
    work,
  );
});

/** Works out anew how far orders have come. Nothing changes where nothing has happened. */
export async function followFacts(ids: readonly string[], work: Work): Promise<void> {
  if (ids.length === 0) return;
  const orders = [...(await work.lock(SalesOrder, ids)).values()];
  const facts = await factsOf(orders, work);
  for (const order of orders) putProgress(order, order.state, facts);
  await work.save(SalesOrder, orders);
}

async function ordersDeliveredBy(deliveries: readonly string[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `select distinct l.order_id as id from delivery_line d join sales_order_line l on l.id = d.source_line::uuid where d.delivery_id = any($1::uuid[])`,
    [deliveries],
  );
  return rows.map(({ id }) => id);
}

async function ordersReturnedBy(receipts: readonly string[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `select distinct l.order_id as id from receipt_line r join stock_move m on m.id = r.return_of_id join delivery_line d on d.id = m.document_line::uuid
       join sales_order_line l on l.id = d.source_line::uuid where r.receipt_id = any($1::uuid[])`,
    [receipts],
  );
  return rows.map(({ id }) => id);
}
