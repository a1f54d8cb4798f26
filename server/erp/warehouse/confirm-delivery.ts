import { moving } from '../../kernel/write/index.js';
import { deliveryFlow } from './delivery.flow.js';
import { Delivery } from './delivery.js';
import { requireGoods } from './require-goods.js';

/** The goods are wanted: from now on they count in what is forecast, and can be set aside. */
export const confirmDelivery = moving(Delivery, deliveryFlow, 'confirm', requireGoods);
