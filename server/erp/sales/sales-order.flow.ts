import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const salesOrderFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'quoted', 'confirmed', 'cancelled'],
  moves: {
    quote: { from: ['draft'], to: 'quoted' },
    confirm: { from: ['draft', 'quoted'], to: 'confirmed' },
    cancel: { from: ['draft', 'quoted', 'confirmed'], to: 'cancelled' },
  },
});

export type SalesOrderState = FlowState<typeof salesOrderFlow>;
