import { guarding, whenWritten, type Work } from '../../kernel/write/index.js';
import { CustomerInvoice, customerInvoiceFlow } from '../accounting/index.js';
import { followFacts } from './follow-deliveries.js';
import { SalesOrder } from './sales-order.js';

// Orders are locked before the books, in which whoever posts is waited for.
guarding(CustomerInvoice, customerInvoiceFlow, 'post', async (invoices, work) => {
  await work.lock(SalesOrder, await ordersInvoicedBy(invoices, work));
});

/** A draft counts as invoiced, so that nobody drafts the same again; cancelled, removed or changed, it counts for what it still says. */
whenWritten(CustomerInvoice, async (invoices, work) => {
  await followFacts(await ordersInvoicedBy(invoices, work), work);
});

/** The orders for which invoices were made, and those whose invoices are credited. */
async function ordersInvoicedBy(invoices: readonly CustomerInvoice[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `select d.source_id as id from customer_invoice d where d.id = any($1::uuid[]) and d.source_kind = 'SalesOrder'
     union select o.source_id from customer_invoice d join customer_invoice o on o.id = d.original_id where d.id = any($1::uuid[]) and o.source_kind = 'SalesOrder'`,
    [invoices.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
