import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const transferFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'on the way', 'done', 'cancelled'],
  moves: {
    complete: { from: ['draft'], to: 'done' },
    ship: { from: ['draft'], to: 'on the way' },
    receive: { from: ['on the way'], to: 'done' },
    cancel: { from: ['draft'], to: 'cancelled' },
  },
});

export type TransferState = FlowState<typeof transferFlow>;
