import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { createSupplierBills, type InvoiceLineToCreate, type SupplierBill } from '../accounting/index.js';
import { idsOf } from './ids-of.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import { PurchaseOrder } from './purchase-order.js';
import { NothingToBill } from './purchasing.errors.js';

/** How the line of a bill names the line of an order that it was made for. */
export const lineOfOrder = 'PurchaseOrderLine';

export interface OrderToBill {
  readonly order: string;
  readonly supplierNumber: string;
  readonly date?: CalendarDay;
  /** What has come, or all that was ordered: a supplier may bill before everything is here. */
  readonly basis: 'received' | 'ordered';
}

const quantityPlaces = 6;

/** Drafts the bills of confirmed orders, at the order's prices, over what was not billed yet. What the paper says otherwise is entered there. */
export async function billOrders(toBill: readonly OrderToBill[], work: Work): Promise<SupplierBill[]> {
  const orders = await work.lock(PurchaseOrder, toBill.map(({ order }) => order).sort());
  const products = await work.getAll(Product, idsOf([...orders.values()].flatMap(({ lines }) => lines.map(({ product }) => product))));
  return createSupplierBills(
    work,
    toBill.map(({ order: id, supplierNumber, date, basis }) => {
      const order = orders.get(id)!;
      const { company, supplier, currency, paymentTerms, documentDiscount, number } = order;
      const lines = order.lines.flatMap((line) => lineToBill(line, products.get(line.product.id)!.kind, basis));
      if (lines.length === 0 || !['confirmed', 'closed'].includes(order.state)) throw new NothingToBill({ order: number });
      const source = { kind: 'PurchaseOrder', id };
      return { company, supplier, supplierNumber, date, currency, paymentTerms, documentDiscount, source, lines };
    }),
  );
}

/** Goods clear what was received and not invoiced; a service costs at once. */
function lineToBill(line: PurchaseOrderLine, kind: Product['kind'], basis: OrderToBill['basis']): InvoiceLineToCreate[] {
  const { product, description, unit, unitPrice, discount, taxCode, stockQuantity, received, billed, id } = line;
  const due = Decimal.max(0, (kind === 'goods' && basis === 'received' ? received : stockQuantity).minus(billed));
  if (due.isZero()) return [];
  const quantity = due.times(line.quantity).div(stockQuantity).toDecimalPlaces(quantityPlaces);
  const account = kind === 'goods' ? 'goods received not invoiced' : undefined;
  return [{ product, description, unit, unitPrice, discount, taxCode, quantity, account, source: { kind: lineOfOrder, id } }];
}
