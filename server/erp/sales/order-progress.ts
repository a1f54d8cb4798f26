import { Decimal } from 'decimal.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrder } from './sales-order.js';
import type { SalesOrderState } from './sales-order.flow.js';

export const deliveryStatuses = ['not needed', 'none', 'partly', 'fully'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
export const invoiceStatuses = ['none', 'partly', 'fully'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** What has happened to an order line, in its own unit. */
export interface LineFacts {
  readonly shipped: Decimal;
  readonly returned: Decimal;
  readonly invoiced: Decimal;
}

const none = new Decimal(0);
export const nothingYet: LineFacts = { shipped: none, returned: none, invoiced: none };

/** Puts on an order how far it has come, as it follows from what has happened and from the state it is in. */
export function putProgress(order: SalesOrder, state: SalesOrderState, factsOf: (line: SalesOrderLine) => LineFacts): void {
  const parts = order.lines.map((line) => ({ line, facts: factsOf(line) }));
  for (const { line, facts } of parts) {
    const { shipped, returned, invoiced } = facts;
    line.delivered = shipped.minus(returned);
    line.invoiced = invoiced;
    line.toDeliver = state === 'confirmed' && line.ships ? Decimal.max(line.quantity.minus(shipped), 0) : none;
    line.toInvoice = owedFor(line, facts, order, state).minus(invoiced);
  }
  const isBinding = state === 'confirmed' || state === 'closed';
  order.deliveryStatus = isBinding ? deliveryStatusOf(parts.filter(({ line }) => line.ships)) : 'none';
  order.invoiceStatus = invoiceStatusOf(parts);
  order.done = isBinding && order.lines.every(({ toDeliver, toInvoice }) => toDeliver.isZero() && toInvoice.isZero());
}

interface Part {
  readonly line: SalesOrderLine;
  readonly facts: LineFacts;
}

/** How much of a line the customer has to pay for by now. */
function owedFor(
  { ships, quantity }: SalesOrderLine,
  { shipped, returned, invoiced }: LineFacts,
  { invoicing }: SalesOrder,
  state: SalesOrderState,
): Decimal {
  if (state === 'closed' && ships) return shipped.minus(returned);
  if (state !== 'confirmed') return invoiced;
  return (ships && invoicing === 'on delivery' ? shipped : quantity).minus(returned);
}

function deliveryStatusOf(goods: readonly Part[]): DeliveryStatus {
  if (goods.length === 0) return 'not needed';
  if (goods.every(({ facts }) => facts.shipped.isZero())) return 'none';
  return goods.every(({ line, facts }) => facts.shipped.gte(line.quantity)) ? 'fully' : 'partly';
}

function invoiceStatusOf(parts: readonly Part[]): InvoiceStatus {
  if (parts.every(({ facts }) => facts.invoiced.isZero())) return 'none';
  return parts.every(({ line, facts }) => facts.invoiced.gte(line.quantity.minus(facts.returned))) ? 'fully' : 'partly';
}
