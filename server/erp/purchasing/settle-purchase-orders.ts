import { listen, type Work } from '../../kernel/write/index.js';
import { isApproved } from './approve-purchase-order.js';
import { expectGoods } from './expect-goods.js';
import { PurchaseOrder } from './purchase-order.js';
import {
  PurchaseOrderApproved,
  PurchaseOrderChanged,
  PurchaseOrderConfirmed,
  PurchaseOrderEnded,
  PurchaseOrderSubmitted,
  type PurchaseOrderMoved,
} from './purchasing.events.js';

listen(PurchaseOrderSubmitted, confirmApproved);
listen(PurchaseOrderApproved, confirmApproved);

/** What has been changed so that we are bound to something else is nobody's decision yet; the rest is put right in the warehouse. */
listen(PurchaseOrderChanged, async (payloads, work) => {
  const orders = await ordersOf(payloads, work);
  const renewed = new Set(payloads.flatMap(({ orderId, isNew }) => (isNew ? [orderId] : [])));
  const confirmed = orders.filter(({ state }) => state === 'confirmed');
  const toReopen = confirmed.filter(({ id }) => renewed.has(id));
  if (toReopen.length > 0)
    await work.move(
      PurchaseOrder,
      'reopen',
      toReopen.map(({ id }) => id),
    );
  await confirmApproved(
    payloads.filter(({ isNew }) => isNew),
    work,
  );
  await expectGoods(
    confirmed.filter(({ id }) => !renewed.has(id)),
    work,
  );
});

listen(PurchaseOrderConfirmed, async (payloads, work) => expectGoods(await ordersOf(payloads, work), work));
listen(PurchaseOrderEnded, async (payloads, work) => expectGoods(await ordersOf(payloads, work), work));

async function ordersOf(payloads: readonly PurchaseOrderMoved[], work: Work): Promise<PurchaseOrder[]> {
  const ids = payloads.map(({ orderId }) => orderId);
  return [...(await work.lock(PurchaseOrder, ids)).values()];
}

async function confirmApproved(payloads: readonly PurchaseOrderMoved[], work: Work): Promise<void> {
  const orders = await ordersOf(payloads, work);
  const approved = orders.filter((order) => order.state === 'to approve' && isApproved(order));
  if (approved.length === 0) return;
  await work.move(
    PurchaseOrder,
    'confirm',
    approved.map(({ id }) => id),
  );
}
