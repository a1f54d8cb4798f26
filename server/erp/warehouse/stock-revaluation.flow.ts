import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const stockRevaluationFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'booked'],
  moves: { book: { from: ['draft'], to: 'booked' } },
});

export type StockRevaluationState = FlowState<typeof stockRevaluationFlow>;
