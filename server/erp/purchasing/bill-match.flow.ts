import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const billMatchFlow = defineFlow({
  initial: 'blocked',
  states: ['blocked', 'matched'],
  moves: {
    acceptPrice: { from: ['blocked'], to: 'blocked' },
    acceptQuantity: { from: ['blocked'], to: 'blocked' },
    settle: { from: ['blocked'], to: 'matched' },
  },
});

export type BillMatchState = FlowState<typeof billMatchFlow>;
