import { Level } from '../../kernel/declare/index.js';
import { definePaper, type PaperDeclaration, type PaperField } from '../../kernel/work/print/paper.js';
import { companyOn, recipientOn } from '../../foundation/documents/index.js';
import { PurchaseOrder } from './purchase-order.js';

/** What is wanted, of whom and by when: what both papers to a supplier begin with. */
const asked: Omit<PaperDeclaration, 'tables'> = {
  send: Level.Clerk,
  ...companyOn(),
  ...recipientOn('supplier'),
  currency: 'currency.code',
  reference: ['orderDate', 'supplierReference', 'paymentTerms', { way: 'warehouse.name', label: 'warehouse' }],
};

const goods: readonly (string | PaperField)[] = [
  'product.code',
  { way: 'description|product.name', label: 'product', wide: true },
  'expectedOn',
  'quantity',
  { way: 'unit.code', label: 'unit' },
];

/** The supplier is to name the prices. */
definePaper(PurchaseOrder, 'quotationRequest', {
  ...asked,
  states: ['draft', 'sent'],
  issued: ['sent'],
  tables: [{ of: 'lines', columns: goods }],
});

definePaper(PurchaseOrder, 'purchaseOrder', {
  ...asked,
  states: ['to approve', 'confirmed', 'closed', 'cancelled'],
  issued: ['confirmed', 'closed'],
  tables: [
    { of: 'lines', columns: [...goods, 'unitPrice', { way: 'discount', unlessZero: true }, 'taxCode', 'amount'] },
    { of: 'taxes', columns: [{ way: 'taxCode.name', label: 'taxCode' }, 'taxCode.rate', 'base', 'amount'] },
  ],
  totals: [
    { way: 'linesAmount', unlessZero: true },
    { way: 'discountAmount', unlessZero: true, minus: true },
    'netAmount',
    'taxAmount',
    'total',
  ],
});
