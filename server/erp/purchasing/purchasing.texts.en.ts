import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { ApprovalRule } from './approval-rule.js';
import type { PurchaseApproval } from './purchase-approval.js';
import type { PurchaseOrderLine } from './purchase-order-line.js';
import type { PurchaseOrderTax } from './purchase-order-tax.js';
import type { purchaseOrderFlow } from './purchase-order.flow.js';
import type { PurchaseOrder } from './purchase-order.js';
import type { PurchaseTolerance } from './purchase-tolerance.js';

nameWords('en', {
  'module.purchasing': 'Purchasing',
  'paper.quotationRequest': 'Request for quotation',
  'paper.purchaseOrder': 'Purchase order',
  'domain.purchasing': 'Purchasing',
  'error.PURCHASE_WITHOUT_LINES': 'Order {order} has no lines. Add what is wanted first.',
  'error.OWN_APPROVAL':
    'Order {order} was written, changed or submitted by you or by whom you stand in for. Somebody else has to approve it.',
  'error.APPROVAL_LEVEL_TOO_LOW': 'Order {order} takes the approval of somebody of level {level} or above. Ask them to approve it.',
  'error.ALREADY_APPROVED': 'Your approval of {order} counts already. Somebody else has to approve it as well.',
  'error.LESS_THAN_CAME': 'Of order {order}, {came} have come or were billed already. Order no less than that, of the same supplier.',
  'error.ORDER_UNDER_WAY': 'Something has come or was billed of order {order}. Close it instead of cancelling it.',
  'error.GOODS_ARRIVING': 'Goods of order {order} are being received at this moment. Try again.',
  'error.RECEIVED_TOO_MUCH':
    'Of {product}, {ordered} were ordered with {order}, and {received} would have come: more than is let pass. Change the order, or take less.',
  'error.WAREHOUSE_OF_OTHER_COMPANY': 'The warehouse {warehouse} belongs to another company. Choose one of the company that buys.',
  'confirm.UNUSUAL_QUANTITY':
    'The supplier sells {product} only from a minimum on and in whole multiples: {quantity} would fit order {order}. Order it as it stands all the same?',
});

nameRecord<PurchaseOrder, typeof purchaseOrderFlow>('en', 'PurchaseOrder', {
  one: 'Purchase order',
  many: 'Purchase orders',
  fields: {
    number: 'Number',
    supplier: 'Supplier',
    owner: 'Buyer',
    company: 'Company',
    department: 'Department',
    orderDate: 'Order date',
    warehouse: 'Deliver to',
    supplierReference: 'Supplier’s reference',
    currency: 'Currency',
    exchangeRate: 'Exchange rate',
    rateDate: 'Rate of',
    paymentTerms: 'Payment terms',
    documentDiscount: 'Document discount (%)',
    notes: 'Notes',
    roundingMode: 'Rounding',
    taxRounding: 'Tax rounding',
    linesAmount: 'Lines',
    discountAmount: 'Discount',
    netAmount: 'Net',
    taxAmount: 'Tax',
    total: 'Total',
    revision: 'Revision',
    createdBy: 'Written by',
    changedBy: 'Changed by',
    submittedBy: 'Submitted by',
    submittedOn: 'Submitted on',
    approvalLevel: 'Approval from level',
    approvalsNeeded: 'Approvals needed',
    receiving: 'Received',
    billing: 'Billed',
    state: 'Status',
    lines: 'Lines',
    taxes: 'Taxes',
    approvals: 'Approvals',
  },
  help: {
    currency: 'Empty: the currency of the supplier, of their offers or of the company.',
    paymentTerms: 'Empty: those of the supplier.',
    warehouse: 'Empty: the company’s first warehouse.',
    approvalLevel: 'Empty: nobody has to approve it.',
  },
  choices: {
    roundingMode: { 'half-up': 'Half up', 'half-even': 'Half to even' },
    taxRounding: { document: 'Per document', line: 'Per line' },
    receiving: { none: 'Nothing', partial: 'In part', full: 'In full' },
    billing: { none: 'Nothing', partial: 'In part', full: 'In full' },
  },
  states: {
    draft: 'Draft',
    sent: 'Sent',
    'to approve': 'To approve',
    confirmed: 'Confirmed',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  moves: {
    send: 'Send',
    submit: 'Submit',
    approve: 'Approve',
    reject: 'Reject',
    confirm: 'Confirm',
    reopen: 'Ask for approval anew',
    close: 'Close',
    cancel: 'Cancel order',
  },
  related: { reorderProposals: 'Reorder proposals', billMatches: 'Bill checks' },
});

nameRecord<PurchaseOrderLine>('en', 'PurchaseOrderLine', {
  one: 'Purchase order line',
  many: 'Purchase order lines',
  fields: {
    order: 'Order',
    product: 'Product',
    description: 'Description',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPrice: 'Unit price',
    offeredPrice: 'Offered price',
    discount: 'Discount (%)',
    taxCode: 'Tax code',
    ruledTaxCode: 'Tax code by rule',
    expectedOn: 'Expected on',
    amount: 'Amount',
    netAmount: 'Net',
    taxAmount: 'Tax',
    total: 'Total',
    stockQuantity: 'In stock unit',
    received: 'Received',
    returned: 'Returned',
    billed: 'Billed',
  },
  help: {
    unitPrice: 'Empty: what the supplier asks.',
    taxCode: 'Empty: from the tax rules or the product.',
    expectedOn: 'Empty: as long after the order as the supplier needs.',
  },
});

nameRecord<PurchaseOrderTax>('en', 'PurchaseOrderTax', {
  one: 'Tax',
  many: 'Taxes',
  fields: { order: 'Order', taxCode: 'Tax code', base: 'Base', amount: 'Tax' },
});

nameRecord<PurchaseApproval>('en', 'PurchaseApproval', {
  one: 'Approval',
  many: 'Approvals',
  fields: {
    order: 'Order',
    approver: 'By',
    onBehalfOf: 'On behalf of',
    decision: 'Decision',
    revision: 'Revision',
    amount: 'Amount',
    decidedAt: 'When',
  },
  choices: { decision: { approved: 'Approved', rejected: 'Rejected' } },
});

nameRecord<ApprovalRule>('en', 'ApprovalRule', {
  one: 'Approval rule',
  many: 'Approval rules',
  fields: {
    name: 'Name',
    company: 'Company',
    department: 'Department',
    amountAbove: 'Orders over',
    level: 'From level',
    persons: 'People',
    accumulationDays: 'Added up over (days)',
  },
  help: {
    department: 'Empty: for all departments that have no rules of their own.',
    amountAbove: 'Tax included, in company currency.',
    level: '4 lead, 5 manager, 6 director, 7 head.',
    accumulationDays: 'What was ordered from the same supplier in so many days counts too. Empty: each order by itself.',
  },
});

nameRecord<PurchaseTolerance>('en', 'PurchaseTolerance', {
  one: 'Purchase tolerance',
  many: 'Purchase tolerances',
  fields: {
    name: 'Name',
    company: 'Company',
    supplier: 'Supplier',
    product: 'Product',
    overReceipt: 'More received (%)',
    quantity: 'More billed than received (%)',
    price: 'Dearer than ordered (%)',
    priceAmount: 'Dearer by at most',
  },
  help: {
    supplier: 'Empty: for all suppliers.',
    product: 'Empty: for all products. One for a product goes before one for a supplier.',
    priceAmount: 'For the whole line of a bill. Empty: the percentage alone decides.',
  },
});
