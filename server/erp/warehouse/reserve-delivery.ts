import { Decimal } from 'decimal.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { deliveryFlow } from './delivery.flow.js';
import { Delivery } from './delivery.js';
import { releaseStock } from './release-stock.js';
import { reserveStock } from './reserve-stock.js';
import { Warehouse } from './warehouse.js';
import { NotEnoughStock } from './warehouse.errors.js';

/** Sets the goods aside, as many as there are. Where there is nothing to set aside at all, it says so. */
export const reserveDelivery = moving(Delivery, deliveryFlow, 'reserve', async (deliveries, work) => {
  const before = new Map(deliveries.map((delivery) => [delivery.id, reservedFor(delivery)]));
  await reserveStock(deliveries, work);
  for (const delivery of deliveries) {
    if (delivery.reservation !== 'full' && reservedFor(delivery).eq(before.get(delivery.id)!)) throw await nothingFree(delivery, work);
  }
});

/** Others may have what was set aside; the goods are still wanted. */
export const releaseDelivery = moving(Delivery, deliveryFlow, 'release', async (deliveries, work) => {
  await releaseStock(deliveries, work);
});

const reservedFor = ({ lines }: Delivery): Decimal => Decimal.sum(0, ...lines.map(({ reserved }) => reserved));

/** Names the first line of a delivery that found nothing. */
export async function nothingFree(delivery: Delivery, work: Work): Promise<NotEnoughStock> {
  const line = delivery.lines.find(({ quantity, reserved }) => quantity.gt(reserved))!;
  const { name: product } = await work.get(Product, line.product);
  const { name: location } = await work.get(Warehouse, delivery.warehouse);
  return new NotEnoughStock({ product, location, asked: line.quantity.minus(line.reserved).toFixed(), free: '0' });
}
