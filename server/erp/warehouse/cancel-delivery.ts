import { moving } from '../../kernel/write/index.js';
import { deliveryFlow } from './delivery.flow.js';
import { Delivery } from './delivery.js';
import { releaseStock } from './release-stock.js';

/** Nothing leaves. What was set aside is free again. */
export const cancelDelivery = moving(Delivery, deliveryFlow, 'cancel', async (deliveries, work) => {
  await releaseStock(deliveries, work);
});
