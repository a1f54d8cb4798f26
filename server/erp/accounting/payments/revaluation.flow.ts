import { defineFlow, type FlowState } from '../../../kernel/declare/index.js';

/** It is taken back by itself on the next day, so nothing comes after. */
export const revaluationFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'posted'],
  moves: { post: { from: ['draft'], to: 'posted' } },
});

export type RevaluationState = FlowState<typeof revaluationFlow>;
