import { NeedsConfirmation } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { askApproval } from './ask-approval.js';
import { idsOf } from './ids-of.js';
import { purchaseOrderFlow } from './purchase-order.flow.js';
import { PurchaseOrder } from './purchase-order.js';
import { OrderWithoutLines } from './purchasing.errors.js';
import { PurchaseOrderSubmitted } from './purchasing.events.js';
import { sellable, SupplierOffers } from './supplier-offers.js';

/** The word with which a buyer accepts that a supplier may not sell so little, or not in such parts. */
const unusualQuantity = 'UNUSUAL_QUANTITY';

/** The supplier is asked; nobody is bound yet. */
export const sendPurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'send', (orders) => requireLines(orders));

/** We want it: whoever has to approve it is asked, and where nobody has to, it is confirmed at once. */
export const submitPurchaseOrder = moving(PurchaseOrder, purchaseOrderFlow, 'submit', async (orders, work) => {
  requireLines(orders);
  await requireSellable(orders, work);
  for (const order of orders) {
    order.submittedBy = work.principal.employeeId ? { id: work.principal.employeeId } : undefined;
    order.submittedOn = work.today;
  }
  await askApproval(orders, work);
  work.announce(
    PurchaseOrderSubmitted,
    orders.map(({ id }) => ({ orderId: id })),
  );
});

function requireLines(orders: readonly PurchaseOrder[]): void {
  const empty = orders.find(({ lines }) => lines.length === 0);
  if (empty) throw new OrderWithoutLines({ order: empty.number });
}

async function requireSellable(orders: readonly PurchaseOrder[], work: Work): Promise<void> {
  if (work.accepted(unusualQuantity)) return;
  const offers = await SupplierOffers.of(work, idsOf(orders.flatMap(({ lines }) => lines.map(({ product }) => product))));
  for (const { number, supplier, orderDate, lines } of orders) {
    for (const { product, description, stockQuantity } of lines) {
      const least = sellable(offers.from(supplier.id, product.id, orderDate), stockQuantity);
      if (!least.eq(stockQuantity))
        throw new NeedsConfirmation(unusualQuantity, { order: number, product: description, quantity: least.toFixed() });
    }
  }
}
