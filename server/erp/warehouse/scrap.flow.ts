import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const scrapFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'scrapped'],
  moves: { scrap: { from: ['draft'], to: 'scrapped' } },
});

export type ScrapState = FlowState<typeof scrapFlow>;
