import { Forbidden } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import type { Ref } from '../../kernel/declare/index.js';
import type { Employee } from '../../foundation/company/index.js';
import { BillMatch } from './bill-match.js';
import { billMatchFlow } from './bill-match.flow.js';
import { idsOf } from './ids-of.js';
import { PurchaseOrder } from './purchase-order.js';
import { OwnApproval } from './purchasing.errors.js';
import { BillMatchAccepted } from './purchasing.events.js';

/** The goods are paid for at the price billed. */
export const acceptPrice = moving(BillMatch, billMatchFlow, 'acceptPrice', async (matches, work) => {
  const me = await strangerTo(matches, work);
  for (const match of matches) match.priceAcceptedBy = me;
  announce(matches, work);
});

/** What was billed is paid for, come or not. */
export const acceptQuantity = moving(BillMatch, billMatchFlow, 'acceptQuantity', async (matches, work) => {
  const me = await strangerTo(matches, work);
  for (const match of matches) match.quantityAcceptedBy = me;
  announce(matches, work);
});

/** Whoever bought does not let a difference pass: it takes another person's own click. */
async function strangerTo(matches: readonly BillMatch[], work: Work): Promise<Ref<Employee>> {
  const { kind, employeeId } = work.principal;
  if (kind !== 'employee' || !employeeId) throw new Forbidden({ record: 'BillMatch' });
  const orders = await work.getAll(PurchaseOrder, idsOf(matches.map(({ order }) => order)));
  for (const { number, owner, createdBy, submittedBy } of orders.values())
    if ([owner, createdBy, submittedBy].some((buyer) => buyer?.id === employeeId)) throw new OwnApproval({ order: number });
  return { id: employeeId };
}

function announce(matches: readonly BillMatch[], work: Work): void {
  work.announce(
    BillMatchAccepted,
    idsOf(matches.map(({ order }) => order)).map((orderId) => ({ orderId })),
  );
}
