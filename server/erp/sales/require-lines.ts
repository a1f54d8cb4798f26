import { OrderWithoutLines } from './sales.errors.js';
import type { SalesOrder } from './sales-order.js';

/** Nobody stands by an order that orders nothing. */
export function requireLines(orders: readonly SalesOrder[]): void {
  const empty = orders.find((order) => order.lines.length === 0);
  if (empty) throw new OrderWithoutLines({ order: empty.number });
}
