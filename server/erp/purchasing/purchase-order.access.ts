import { defineAccess, Level } from '../../kernel/declare/index.js';
import type { PurchaseApproval } from './purchase-approval.js';
import type { purchaseOrderFlow } from './purchase-order.flow.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrderTax } from './purchase-order-tax.js';
import type { PurchaseOrder } from './purchase-order.js';
import { buyerRights } from './purchasing.access.js';

// Whose approval an order takes is said by the approval rules; here only who may approve at all. What follows from approvals
// and changes is nobody's to do by hand.
export const purchaseOrderAccess = defineAccess<PurchaseOrder, typeof purchaseOrderFlow>({
  ...buyerRights,
  moves: {
    send: Level.Clerk,
    submit: Level.Clerk,
    approve: Level.Lead,
    reject: Level.Lead,
    confirm: Level.System,
    reopen: Level.System,
    close: Level.Specialist,
    cancel: Level.Specialist,
  },
});

export const purchaseOrderLineAccess = defineAccess<PurchaseOrderLine>(buyerRights);
export const purchaseOrderTaxAccess = defineAccess<PurchaseOrderTax>(buyerRights);
export const purchaseApprovalAccess = defineAccess<PurchaseApproval>(buyerRights);
