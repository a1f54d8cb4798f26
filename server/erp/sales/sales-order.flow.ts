import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const salesOrderFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'quoted', 'confirmed', 'closed', 'cancelled'],
  moves: {
    quote: { from: ['draft'], to: 'quoted' },
    confirm: { from: ['draft', 'quoted'], to: 'confirmed' },
    deliver: { from: ['confirmed'], to: 'confirmed' },
    invoice: { from: ['confirmed'], to: 'confirmed' },
    invoiceRest: { from: ['closed'], to: 'closed' },
    close: { from: ['confirmed'], to: 'closed' },
    cancel: { from: ['draft', 'quoted', 'confirmed'], to: 'cancelled' },
  },
});

export type SalesOrderState = FlowState<typeof salesOrderFlow>;
