import { Decimal } from 'decimal.js';
import { twinName } from '../../kernel/declare/naming.js';
import type { CalendarDay, Money, Price } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Receipt, ReceiptLine } from '../warehouse/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrder } from './purchase-order.js';
import { GoodsArriving } from './purchasing.errors.js';

const pricePlaces = 6;

/**
 * Has the warehouse expect what is still to come of confirmed orders, at their price, and nothing of those that have ended. What it
 * expects already is put right, so that asking again changes nothing.
 */
export async function expectGoods(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  if (orders.length === 0) return;
  const receipts = await openReceipts(orders, work);
  const products = await work.getAll(Product, idsOf(orders.flatMap(({ lines }) => lines.map(({ product }) => product))));
  const wanted: object[] = [];
  for (const order of orders) {
    const expected = receipts.filter(({ lines }) => lines.some((line) => isOf(order, line)));
    for (const receipt of expected) keepUp(order, receipt);
    const more: { line: PurchaseOrderLine; quantity: Decimal }[] = [];
    for (const line of order.lines) {
      if (products.get(line.product.id)!.kind !== 'goods') continue;
      const missing = adjust(line, restOf(order, line), expected);
      if (missing.gt(0)) more.push({ line, quantity: missing });
    }
    wanted.push(...receiptsOf(order, more, work));
  }
  await save(receipts, work);
  if (wanted.length === 0) return;
  const made = await work.create(Receipt, wanted);
  await work.move(
    Receipt,
    'confirm',
    made.map(({ id }) => id),
  );
}

const isOf = (order: PurchaseOrder, { sourceLine }: ReceiptLine): boolean => order.lines.some(({ id }) => id === sourceLine);

/** Where goods are to come changes with the order as long as they have not. */
function keepUp({ supplier, warehouse }: PurchaseOrder, receipt: Receipt): void {
  receipt.party = supplier;
  if (!warehouse || warehouse.id === receipt.warehouse.id) return;
  receipt.warehouse = warehouse;
  receipt.location = undefined;
}

/** What is still to come of a line: what went back to the supplier is not asked for again. */
function restOf({ state, warehouse }: PurchaseOrder, { stockQuantity, received, returned }: PurchaseOrderLine): Decimal {
  if (state !== 'confirmed' || !warehouse) return new Decimal(0);
  return Decimal.max(0, stockQuantity.minus(received).minus(returned));
}

/** Gives what is to come of a line to the receipts that expect it, the earliest first, and tells how much is left without one. */
function adjust(orderLine: PurchaseOrderLine, rest: Decimal, receipts: readonly Receipt[]): Decimal {
  let left = rest;
  const expecting = receipts.flatMap(({ lines }) => lines.filter(({ sourceLine }) => sourceLine === orderLine.id));
  expecting.forEach((line, at) => {
    const isLast = at === expecting.length - 1;
    line.quantity = isLast && !left.isZero() ? left : Decimal.min(left, line.quantity);
    line.product = orderLine.product;
    line.unitCost = unitCostOf(orderLine);
    left = left.minus(line.quantity);
  });
  return left;
}

/** What one of the product's own unit costs us, in company currency, with the discounts of line and order and without tax. */
function unitCostOf(line: PurchaseOrderLine): Price {
  const net = (line as unknown as Record<string, Money>)[twinName('netAmount')]!;
  return net.div(line.stockQuantity).toDecimalPlaces(pricePlaces);
}

/** One receipt for each day on which something is to come. */
function receiptsOf(order: PurchaseOrder, more: readonly { line: PurchaseOrderLine; quantity: Decimal }[], work: Work): object[] {
  const dayOf = ({ expectedOn }: PurchaseOrderLine): CalendarDay => expectedOn ?? order.orderDate;
  const days = [...new Set(more.map(({ line }) => dayOf(line)))].sort();
  const { supplier: party, company, warehouse, number: reference } = order;
  return days.map((day) => {
    const expectedOn = day < work.today ? work.today : day;
    const lines = more
      .filter(({ line }) => dayOf(line) === day)
      .map(({ line, quantity }) => ({ product: line.product, quantity, unitCost: unitCostOf(line), sourceLine: line.id }));
    return { kind: 'supplier', party, company, warehouse, expectedOn, reference, lines };
  });
}

/** Locks them without waiting: whoever receives one of them waits for the order in turn. */
async function openReceipts(orders: readonly PurchaseOrder[], work: Work): Promise<Receipt[]> {
  const rows = await work.rows<{ id: string; line: string }>(
    `select r.id, min(l.source_line) as line from receipt r join receipt_line l on l.receipt_id = r.id
      where l.source_line = any($1::text[]) and r.state in ('draft', 'expected') and r.archived_at is null group by r.id order by r.id`,
    [orders.flatMap(({ lines }) => lines.map(({ id }) => id))],
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const locked = await work.rows<{ id: string }>(`select id from receipt where id = any($1::uuid[]) order by id for update skip locked`, [
    ids,
  ]);
  const busy = rows.find(({ id }) => !locked.some((one) => one.id === id));
  if (busy) throw new GoodsArriving({ order: orders.find(({ lines }) => lines.some(({ id }) => id === busy.line))!.number });
  const receipts = await work.lock(Receipt, ids);
  return [...receipts.values()].sort((one, other) => one.expectedOn.localeCompare(other.expectedOn) || (one.id < other.id ? -1 : 1));
}

/** A receipt that expects nothing any more is cancelled. */
async function save(receipts: readonly Receipt[], work: Work): Promise<void> {
  const isOurs = ({ sourceLine }: ReceiptLine) => sourceLine != null;
  const empty = receipts.filter(({ lines }) => lines.every((line) => isOurs(line) && line.quantity.isZero()));
  const kept = receipts.filter((receipt) => !empty.includes(receipt));
  for (const receipt of kept) receipt.lines = receipt.lines.filter((line) => !isOurs(line) || !line.quantity.isZero());
  await work.save(Receipt, kept);
  if (empty.length === 0) return;
  await work.move(
    Receipt,
    'cancel',
    empty.map(({ id }) => id),
  );
}
