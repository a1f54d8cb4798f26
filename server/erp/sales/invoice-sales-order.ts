import { moving } from '../../kernel/write/index.js';
import { draftInvoices } from './draft-invoices.js';
import { salesOrderFlow } from './sales-order.flow.js';
import { SalesOrder } from './sales-order.js';

/** Drafts what is to be invoiced by now, and credit notes for what was invoiced and came back. Accounting posts them. */
export const invoiceSalesOrder = moving(SalesOrder, salesOrderFlow, 'invoice', async (orders, work) => {
  await draftInvoices(orders, work);
});

/** The same for an order of which nothing more is delivered. */
export const invoiceClosedSalesOrder = moving(SalesOrder, salesOrderFlow, 'invoiceRest', async (orders, work) => {
  await draftInvoices(orders, work);
});
