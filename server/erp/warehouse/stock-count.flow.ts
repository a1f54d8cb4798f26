import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const stockCountFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'counting', 'applied', 'cancelled'],
  moves: {
    start: { from: ['draft'], to: 'counting' },
    apply: { from: ['counting'], to: 'applied' },
    cancel: { from: ['draft', 'counting'], to: 'cancelled' },
  },
});

export type StockCountState = FlowState<typeof stockCountFlow>;
