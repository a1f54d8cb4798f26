import { defineFlow, type FlowState } from '../../../kernel/declare/index.js';

/** A posted payment that was none is cancelled by a reversal, and what it settled is open again. */
export const paymentFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'posted', 'cancelled'],
  moves: {
    post: { from: ['draft'], to: 'posted' },
    cancel: { from: ['posted'], to: 'cancelled' },
  },
});

export type PaymentState = FlowState<typeof paymentFlow>;
