import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const receiptFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'expected', 'received', 'cancelled'],
  moves: {
    confirm: { from: ['draft'], to: 'expected' },
    receive: { from: ['expected'], to: 'received' },
    cancel: { from: ['draft', 'expected'], to: 'cancelled' },
  },
});

export type ReceiptState = FlowState<typeof receiptFlow>;
