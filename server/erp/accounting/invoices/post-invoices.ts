import { moving, type Work } from '../../../kernel/write/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { idsOf } from '../ids-of.js';
import { postEntries } from '../post-entries.js';
import { completeInvoices } from './complete-invoices.js';
import { CustomerInvoice } from './customer-invoice.js';
import { invoiceEntries } from './invoice-entries.js';
import { customerSide, supplierSide, type InvoiceSide } from './invoice-side.js';
import type { Invoice } from './invoice.js';
import { customerInvoiceFlow, supplierBillFlow } from './invoice.flow.js';
import { InvoiceBelowZero, InvoiceWithoutLines } from './invoices.errors.js';
import { CustomerInvoicesPosted, SupplierBillsPosted } from './invoices.events.js';
import { lockItemsOf, matchTakenBack, takenBackEntries } from './match-taken-back.js';
import { numberInvoices } from './number-invoices.js';
import { requireCreditRoom } from './require-credit-room.js';
import { requireUnknownPaper } from './require-unknown-paper.js';
import { SupplierBill } from './supplier-bill.js';

/** From here on the customer owes it: it stands in the books under its legal number. */
export const postCustomerInvoices = moving(CustomerInvoice, customerInvoiceFlow, 'post', async (invoices, work) => {
  await postInvoices(invoices, customerSide, work);
  work.announce(
    CustomerInvoicesPosted,
    invoices.map(({ id }) => ({ invoiceId: id })),
  );
});

/** From here on we owe it to the supplier. */
export const postSupplierBills = moving(SupplierBill, supplierBillFlow, 'post', async (bills, work) => {
  // Two clerks may hold the same paper: whoever posts a bill of the same supplier waits here and then finds it.
  await work.rows('select id from party where id = any($1::uuid[]) order by id for no key update', [
    idsOf(bills.map((bill) => bill.supplier)),
  ]);
  await requireUnknownPaper(bills, 'posted', work);
  await postInvoices(bills, supplierSide, work);
  work.announce(
    SupplierBillsPosted,
    bills.map(({ id }) => ({ billId: id })),
  );
});

async function postInvoices(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  await requireInvoicesPostable(invoices, side, work);
  const takers = invoices.filter(takesBack);
  const taken = takers.length > 0 ? await takenBackEntries(takers, side, work) : new Map<Invoice, string[]>();
  await lockItemsOf(taken, work);
  await numberInvoices(invoices, side, work);
  const entries = await postEntries(work, await invoiceEntries(invoices, side, work));
  const postedAt = work.moment().toISOString();
  invoices.forEach((invoice, at) => {
    // What comes to nothing asks for nothing.
    const paymentStatus = invoice.total.isZero() ? 'paid' : 'open';
    Object.assign(invoice, { entry: { id: entries[at]!.id }, postedAt, paymentStatus });
  });
  if (takers.length > 0) await matchTakenBack(takers, taken, work);
}

const takesBack = ({ original, lines }: Invoice): boolean => original !== undefined || lines.some((line) => line.original);

/** All that is asked of documents before they are booked. */
export async function requireInvoicesPostable(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  await settleTakenBack(invoices, side, work);
  await requireWhole(invoices, side, work);
}

/**
 * What was left of a posted line when the draft was written may have gone since: whoever takes back lines of the same document
 * waits here, and what is left then is taken.
 */
async function settleTakenBack(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  const takers = invoices.filter(takesBack);
  if (takers.length === 0) return;
  const lines = idsOf(takers.flatMap((invoice) => invoice.lines.map(({ original }) => original)));
  await work.rows(
    `select id from ${side.table} where id = any($1::uuid[]) or id in (select document_id from ${side.table}_line where id = any($2::uuid[]))
      order by id for no key update`,
    [idsOf(takers.map(({ original }) => original)), lines],
  );
  await completeInvoices(takers, side, work);
  await requireCreditRoom(takers, side, work);
}

async function requireWhole(invoices: readonly Invoice[], side: InvoiceSide, work: Work): Promise<void> {
  const nameOf = async (invoice: Invoice) => (await work.get(Party, side.partyOf(invoice))).name;
  for (const invoice of invoices) {
    if (invoice.lines.length === 0) throw new InvoiceWithoutLines({ party: await nameOf(invoice) });
    if (invoice.total.isNegative() && !invoice.total.isZero())
      throw new InvoiceBelowZero({ party: await nameOf(invoice), total: invoice.total.toFixed() });
  }
}
