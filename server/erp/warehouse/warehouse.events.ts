import { defineEvent } from '../../kernel/write/index.js';

export interface GoodsMoved {
  readonly moveId: string;
}

/** Goods have gone somewhere; what they are worth stands on the move, and of which layers in its uses. */
export const StockMoved = defineEvent<GoodsMoved>('StockMoved');

export const DeliveryShipped = defineEvent<{ readonly deliveryId: string }>('DeliveryShipped');
export const ReceiptReceived = defineEvent<{ readonly receiptId: string }>('ReceiptReceived');
