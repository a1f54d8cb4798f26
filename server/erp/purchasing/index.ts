import { defineModule } from '../../kernel/declare/index.js';

export { ApprovalRule } from './approval-rule.js';
export { BillMatch } from './bill-match.js';
export { BillMatchReceipt } from './bill-match-receipt.js';
export { billOrders, type OrderToBill } from './bill-orders.js';
export { PurchaseApproval } from './purchase-approval.js';
export { PurchaseOrder, type Extent } from './purchase-order.js';
export { PurchaseOrderLine } from './purchase-order-line.js';
export { PurchaseOrderTax } from './purchase-order-tax.js';
export { PurchaseTolerance } from './purchase-tolerance.js';
export { ReorderProposal } from './reorder-proposal.js';
export { ReorderRule } from './reorder-rule.js';
export { PurchaseOrderConfirmed, PurchaseOrderEnded } from './purchasing.events.js';

export default defineModule({
  name: 'purchasing',
  layer: 'erp',
  uses: ['company', 'directory', 'documents', 'taxes', 'catalog', 'accounting', 'warehouse'],
  menu: ['PurchaseOrder', 'BillMatch', 'ReorderProposal', 'ReorderRule', 'ApprovalRule', 'PurchaseTolerance'],
});
