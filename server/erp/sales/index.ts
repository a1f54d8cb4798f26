import { defineModule } from '../../kernel/declare/index.js';

export { CreditLimitExceeded, OrderWithoutLines } from './sales.errors.js';
export { SalesOrderCancelled, SalesOrderClosed, SalesOrderConfirmed, SalesOrderQuoted } from './sales.events.js';
export { SalesOrder } from './sales-order.js';
export { salesOrderFlow } from './sales-order.flow.js';
export { SalesOrderLine } from './sales-order-line.js';
export { draftInvoices } from './draft-invoices.js';
export { salesFaults } from './check-orders.js';
export { SalesPolicy } from './sales-policy.js';
export { SalesOrderTax } from './sales-order-tax.js';

export default defineModule({
  name: 'sales',
  layer: 'erp',
  uses: ['company', 'directory', 'documents', 'taxes', 'catalog', 'accounting', 'warehouse'],
  menu: ['SalesOrder', 'SalesPolicy'],
});
