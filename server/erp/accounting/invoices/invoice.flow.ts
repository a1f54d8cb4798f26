import { defineFlow, type FlowState } from '../../../kernel/declare/index.js';

const states = ['draft', 'posted', 'cancelled'] as const;

/** Posted is posted: what was wrong is credited by another document, and crediting leaves an invoice as it is. */
export const customerInvoiceFlow = defineFlow({
  initial: 'draft',
  states,
  moves: {
    post: { from: ['draft'], to: 'posted' },
    cancel: { from: ['draft'], to: 'cancelled' },
    credit: { from: ['posted'], to: 'posted' },
  },
});

/** A supplier's credit note comes with a number of theirs, so it is entered like a bill. */
export const supplierBillFlow = defineFlow({
  initial: 'draft',
  states,
  moves: { post: { from: ['draft'], to: 'posted' }, cancel: { from: ['draft'], to: 'cancelled' } },
});

export type InvoiceState = FlowState<typeof customerInvoiceFlow>;
