import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const purchaseOrderFlow = defineFlow({
  initial: 'draft',
  states: ['draft', 'sent', 'to approve', 'confirmed', 'closed', 'cancelled'],
  moves: {
    send: { from: ['draft'], to: 'sent' },
    submit: { from: ['draft', 'sent'], to: 'to approve' },
    approve: { from: ['to approve'], to: 'to approve' },
    reject: { from: ['to approve'], to: 'draft' },
    confirm: { from: ['to approve'], to: 'confirmed' },
    reopen: { from: ['confirmed'], to: 'to approve' },
    close: { from: ['confirmed'], to: 'closed' },
    cancel: { from: ['draft', 'sent', 'to approve', 'confirmed'], to: 'cancelled' },
  },
});

export type PurchaseOrderState = FlowState<typeof purchaseOrderFlow>;
