import { moving, type Work } from '../../kernel/write/index.js';
import { purchaseOrderFlow } from './purchase-order.flow.js';
import { PurchaseOrder } from './purchase-order.js';
import { OrderUnderWay } from './purchasing.errors.js';
import { PurchaseOrderConfirmed, PurchaseOrderEnded } from './purchasing.events.js';

/** We are bound to it, and the warehouse expects the goods. */
export const confirmPurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'confirm', (orders, work) => {
  work.announce(
    PurchaseOrderConfirmed,
    orders.map(({ id }) => ({ orderId: id })),
  );
});

/** Nothing more is to come of it: what is still expected is expected no longer. */
export const closePurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'close', (orders, work) => announceEnd(orders, work));

/** Nothing comes of it. What has come or was billed cannot be undone this way: such an order is closed. */
export const cancelPurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'cancel', (orders, work) => {
  const underWay = orders.find(({ lines }) => lines.some(({ received, billed }) => !received.isZero() || !billed.isZero()));
  if (underWay) throw new OrderUnderWay({ order: underWay.number });
  announceEnd(orders, work);
});

function announceEnd(orders: readonly PurchaseOrder[], work: Work): void {
  work.announce(
    PurchaseOrderEnded,
    orders.map(({ id }) => ({ orderId: id })),
  );
}
