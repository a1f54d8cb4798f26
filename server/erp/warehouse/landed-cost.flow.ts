import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const landedCostFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'booked'],
  moves: { book: { from: ['draft'], to: 'booked' } },
});

export type LandedCostState = FlowState<typeof landedCostFlow>;
