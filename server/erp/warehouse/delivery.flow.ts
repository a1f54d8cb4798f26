import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const deliveryFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'confirmed', 'shipped', 'cancelled'],
  moves: {
    confirm: { from: ['draft'], to: 'confirmed' },
    reserve: { from: ['confirmed'], to: 'confirmed' },
    release: { from: ['confirmed'], to: 'confirmed' },
    ship: { from: ['confirmed'], to: 'shipped' },
    cancel: { from: ['draft', 'confirmed'], to: 'cancelled' },
  },
});

export type DeliveryState = FlowState<typeof deliveryFlow>;
