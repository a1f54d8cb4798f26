import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const reorderProposalFlow = defineFlow({
  initial: 'open',
  states: ['open', 'ordered', 'dismissed'],
  moves: {
    order: { from: ['open'], to: 'ordered' },
    dismiss: { from: ['open'], to: 'dismissed' },
  },
});

export type ReorderProposalState = FlowState<typeof reorderProposalFlow>;
