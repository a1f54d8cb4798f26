import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { Delivery } from '../warehouse/index.js';
import type { SalesOrder } from './sales-order.js';

interface OpenGoods {
  readonly delivery: string;
  readonly line: string;
  readonly quantity: string;
}

async function openGoodsOf(orders: readonly SalesOrder[], work: Work): Promise<OpenGoods[]> {
  return work.rows<OpenGoods>(
    `select d.id as delivery, l.source_line as line, l.quantity::text as quantity from delivery_line l join delivery d on d.id = l.delivery_id
      where l.source_line = any($1::text[]) and d.state in ('draft', 'confirmed') and d.archived_at is null`,
    [orders.flatMap(({ lines }) => lines.map(({ id }) => id))],
  );
}

/** How much of each line of orders stands on deliveries that have not left, in the units of stock. */
export async function onTheirWayOut(orders: readonly SalesOrder[], work: Work): Promise<Map<string, Decimal>> {
  const planned = new Map<string, Decimal>();
  for (const { line, quantity } of await openGoodsOf(orders, work)) planned.set(line, (planned.get(line) ?? new Decimal(0)).plus(quantity));
  return planned;
}

/** What has not left stays, and others may have what was set aside for it. */
export async function cancelOpenDeliveries(orders: readonly SalesOrder[], work: Work): Promise<void> {
  const open = new Set((await openGoodsOf(orders, work)).map(({ delivery }) => delivery));
  if (open.size > 0) await work.move(Delivery, 'cancel', open);
}
