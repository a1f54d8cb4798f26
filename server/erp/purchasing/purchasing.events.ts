import { defineEvent } from '../../kernel/write/index.js';

export interface PurchaseOrderMoved {
  readonly orderId: string;
}

export const PurchaseOrderSubmitted = defineEvent<PurchaseOrderMoved>('PurchaseOrderSubmitted');
export const PurchaseOrderApproved = defineEvent<PurchaseOrderMoved>('PurchaseOrderApproved');
export const PurchaseOrderConfirmed = defineEvent<PurchaseOrderMoved>('PurchaseOrderConfirmed');
export const PurchaseOrderEnded = defineEvent<PurchaseOrderMoved>('PurchaseOrderEnded');

/** What has come of an order, or went back, has been noted on it. */
export const GoodsNoted = defineEvent<PurchaseOrderMoved>('GoodsNoted');
/** Somebody lets a bill differ from its order. */
export const BillMatchAccepted = defineEvent<PurchaseOrderMoved>('BillMatchAccepted');

/** An order that was submitted has been edited; a new revision binds us to something else than before. */
export const PurchaseOrderChanged = defineEvent<PurchaseOrderMoved & { readonly isNew: boolean }>('PurchaseOrderChanged');
