import { moving, type Work } from '../../../kernel/write/index.js';
import { createCustomerInvoices } from './create-invoices.js';
import { CustomerInvoice } from './customer-invoice.js';
import { customerInvoiceFlow } from './invoice.flow.js';
import type { Invoice } from './invoice.js';
import { OriginalDoesNotFit } from './invoices.errors.js';

/**
 * Drafts a credit note over all that is left of an invoice; whoever credits less takes lines or quantities away from the draft. The
 * invoice itself stays as it is. A supplier's credit note is drafted from the supplier's paper, for it has a number of theirs.
 */
export const creditCustomerInvoices = moving(CustomerInvoice, customerInvoiceFlow, 'credit', async (invoices, work) => {
  requireCreditable(invoices);
  await createCustomerInvoices(
    work,
    invoices.map((invoice) => wholeCredit(invoice, work)),
  );
});

function requireCreditable(invoices: readonly Invoice[]): void {
  const note = invoices.find(({ kind }) => kind === 'credit-note');
  if (note) throw new OriginalDoesNotFit({ invoice: note.number! });
}

const wholeCredit = ({ id, company, customer, customerReference }: CustomerInvoice, { today }: Work) => ({
  kind: 'credit-note' as const,
  company,
  customer,
  customerReference,
  date: today,
  original: { id },
  lines: [],
});
