import { defineEvent } from '../../kernel/write/index.js';

export interface GoodsMoved {
  readonly moveId: string;
}

/** Goods have gone somewhere; what they are worth stands on the move, and of which layers in its uses. */
export const StockMoved = defineEvent<GoodsMoved>('StockMoved');

/** Goods turn out to have cost something else; what of that went where stands on the adjustment. */
export const CostAdjusted = defineEvent<{ readonly adjustmentId: string }>('CostAdjusted');

export const DeliveryShipped = defineEvent<{ readonly deliveryId: string }>('DeliveryShipped');
export const ReceiptReceived = defineEvent<{ readonly receiptId: string }>('ReceiptReceived');
