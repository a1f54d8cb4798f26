import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const lotFlow = defineFlow({
  initial: 'released',
  states: ['released', 'quarantined'],
  moves: {
    quarantine: { from: ['released'], to: 'quarantined' },
    release: { from: ['quarantined'], to: 'released' },
  },
});

export type LotState = FlowState<typeof lotFlow>;
