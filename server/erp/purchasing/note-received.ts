import { Decimal } from 'decimal.js';
import { listen, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { StockMoved } from '../warehouse/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import { PurchaseOrder, type Extent } from './purchase-order.js';
import { ReceivedTooMuch } from './purchasing.errors.js';
import { GoodsNoted } from './purchasing.events.js';
import { Tolerances } from './tolerance-of.js';

/** What has come of an order, and what went back, is asked of the goods themselves whenever some of them move. */
listen(StockMoved, async (payloads, work) => {
  const orders = await ordersMoved(
    payloads.map(({ moveId }) => moveId),
    work,
  );
  if (orders.length === 0) return;
  const facts = await factsOf(orders, work);
  for (const order of orders) {
    for (const line of order.lines) Object.assign(line, facts.get(line.id));
    order.receiving = await receivingOf(order, work);
  }
  await refuseTooMuch(orders, work);
  work.announce(
    GoodsNoted,
    orders.map(({ id }) => ({ orderId: id })),
  );
  await work.save(PurchaseOrder, orders);
});

/** Goods that came for a line of an order, or that came for one and leave again. */
async function ordersMoved(moves: readonly string[], work: Work): Promise<PurchaseOrder[]> {
  const rows = await work.rows<{ id: string }>(
    `select distinct l.order_id as id from stock_move m left join stock_move origin on origin.id = m.return_of_id
       join receipt_line r on r.id::text = coalesce(origin.document_line, m.document_line)
       join purchase_order_line l on l.id::text = r.source_line where m.id = any($1::uuid[])`,
    [moves],
  );
  return [...(await work.lock(PurchaseOrder, rows.map(({ id }) => id).sort())).values()];
}

async function factsOf(
  orders: readonly PurchaseOrder[],
  work: Work,
): Promise<Map<string, Pick<PurchaseOrderLine, 'received' | 'returned'>>> {
  const rows = await work.rows<{ id: string; received: string; returned: string }>(
    `select line_id as id, received::text as received, returned::text as returned from timon.goods_ordered where line_id = any($1::uuid[])`,
    [orders.flatMap(({ lines }) => lines.map(({ id }) => id))],
  );
  return new Map(rows.map(({ id, received, returned }) => [id, { received: new Decimal(received), returned: new Decimal(returned) }]));
}

/** Services do not come: only goods count. */
async function receivingOf({ lines }: PurchaseOrder, work: Work): Promise<Extent> {
  const products = await work.getAll(Product, idsOf(lines.map(({ product }) => product)));
  const goods = lines.filter(({ product }) => products.get(product.id)!.kind === 'goods');
  if (goods.every(({ received }) => received.isZero())) return 'none';
  return goods.every(({ received, stockQuantity }) => received.gte(stockQuantity)) ? 'full' : 'partial';
}

async function refuseTooMuch(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  const tolerances = await Tolerances.of(work, idsOf(orders.map(({ company }) => company)));
  for (const { company, supplier, number, lines } of orders) {
    for (const { product, description, stockQuantity, received } of lines) {
      const { overReceipt } = tolerances.for({ company: company.id, supplier: supplier.id, product: product.id });
      if (received.lte(stockQuantity.times(overReceipt.div(100).plus(1)))) continue;
      const facts = { order: number, ordered: stockQuantity.toFixed(), received: received.toFixed() };
      throw new ReceivedTooMuch({ ...facts, product: description! });
    }
  }
}
