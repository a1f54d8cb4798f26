import type { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { askApproval } from './ask-approval.js';
import type { PurchaseOrder } from './purchase-order.js';
import { LessThanCame } from './purchasing.errors.js';
import { PurchaseOrderChanged } from './purchasing.events.js';

/**
 * Keeps who wrote an order and who changed it. Once it was submitted, a change of what we are bound to makes a new revision, which
 * nobody has approved yet.
 */
export async function noteChanges(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  const me = work.principal.employeeId ? { id: work.principal.employeeId } : undefined;
  for (const order of orders) order.createdBy ??= me;
  const submitted = orders.filter(({ state }) => state === 'to approve' || state === 'confirmed');
  const before = await commitmentsStored(submitted, work);
  const isSame = (order: PurchaseOrder) => before.get(order.id) === commitmentOf(order);
  for (const order of orders) if (!isSame(order)) order.changedBy = me ?? order.changedBy;
  const renewed = submitted.filter((order) => !isSame(order));
  for (const order of renewed) order.revision += 1;
  await askApproval(renewed, work);
  await requireWhatCame(submitted, work);
  work.announce(
    PurchaseOrderChanged,
    submitted.map((order) => ({ orderId: order.id, isNew: renewed.includes(order) })),
  );
}

/** What has come already stays ordered, from whom it came. */
async function requireWhatCame(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  if (orders.length === 0) return;
  const rows = await work.rows<{ order: string; line: string; product: string; supplier: string; came: string }>(
    `select o.id as "order", l.id as line, l.product_id as product, o.supplier_id as supplier, greatest(l.received, l.billed)::text as came
       from purchase_order o join purchase_order_line l on l.order_id = o.id
      where o.id = any($1::uuid[]) and greatest(l.received + l.returned, l.billed) > 0`,
    [orders.map(({ id }) => id)],
  );
  for (const { order: id, line: lineId, product, supplier, came } of rows) {
    const order = orders.find((one) => one.id === id)!;
    const line = order.lines.find((one) => one.id === lineId);
    if (line?.product.id !== product || order.supplier.id !== supplier || line.stockQuantity.lt(came))
      throw new LessThanCame({ order: order.number, came });
  }
}

/** What binds us: to whom, for what, at which price and terms. Days and notes may change without anybody's approval. */
async function commitmentsStored(orders: readonly PurchaseOrder[], work: Work): Promise<Map<string, string>> {
  if (orders.length === 0) return new Map();
  const rows = await work.rows<{ id: string; terms: string; lines: string }>(
    `select o.id, concat_ws(' ', o.supplier_id, o.currency_id, coalesce(o.payment_terms_id::text, '-'), trim_scale(o.total), trim_scale(o.document_discount)) as terms,
            (select string_agg(concat_ws(' ', l.product_id, l.unit_id, trim_scale(l.quantity), trim_scale(l.unit_price), trim_scale(l.discount), l.tax_code_id), ';'
               order by l.id) from purchase_order_line l where l.order_id = o.id) as lines
       from purchase_order o where o.id = any($1::uuid[])`,
    [orders.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, terms, lines }) => [id, `${terms}|${lines ?? ''}`]));
}

function commitmentOf(order: PurchaseOrder): string {
  const { supplier, currency, paymentTerms, total, documentDiscount } = order;
  const terms = [supplier.id, currency!.id, paymentTerms?.id ?? '-', plain(total), plain(documentDiscount)].join(' ');
  const lines = [...order.lines]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ product, unit, quantity, unitPrice, discount, taxCode }) =>
      [product.id, unit!.id, plain(quantity), plain(unitPrice!), plain(discount), taxCode!.id].join(' '),
    );
  return `${terms}|${lines.join(';')}`;
}

const plain = (value: Decimal): string => value.toFixed();
