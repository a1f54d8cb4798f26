import { Decimal } from 'decimal.js';
import { NeedsConfirmation } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { deliveryFlow } from './delivery.flow.js';
import { Delivery } from './delivery.js';
import { groupedBy } from './grouped-by.js';
import { moveStock, type GoodsMove } from './move-stock.js';
import { PlacesOf } from './places-of.js';
import { releaseStock, type Released } from './release-stock.js';
import { nothingFree } from './reserve-delivery.js';
import { reserveStock } from './reserve-stock.js';
import { DeliveryShipped } from './warehouse.events.js';

/** The word with which somebody accepts that a part leaves now and the rest later. */
const shipPartly = 'SHIP_PARTLY';

/** The goods leave. What was not set aside before is taken now if it is there; what is not there follows with a delivery of its own. */
export const shipDelivery = moving(Delivery, deliveryFlow, 'ship', async (deliveries, work) => {
  await reserveStock(deliveries, work);
  for (const delivery of deliveries) await requireEnough(delivery, work);
  const rest = deliveries.filter(({ reservation }) => reservation === 'partial').map(restOf);
  const released = groupedBy(await releaseStock(deliveries, work), ({ lineId }) => lineId);
  const places = await PlacesOf.companies(
    deliveries.map(({ company }) => company.id),
    work,
  );
  await moveStock(
    work,
    deliveries.flatMap((delivery) => leaving(delivery, released, places, work)),
  );
  await followUp(rest, work);
  work.announce(
    DeliveryShipped,
    deliveries.map(({ id }) => ({ deliveryId: id })),
  );
});

async function requireEnough(delivery: Delivery, work: Work): Promise<void> {
  if (delivery.reservation === 'none') throw await nothingFree(delivery, work);
  if (delivery.reservation === 'partial' && !work.accepted(shipPartly))
    throw new NeedsConfirmation(shipPartly, { delivery: delivery.number });
}

/** Notes on the lines what leaves, and says from where. */
function leaving(delivery: Delivery, released: ReadonlyMap<string, Released[]>, places: PlacesOf, work: Work): GoodsMove[] {
  const { number: reference, party, company, kind } = delivery;
  const to = places.outside(company.id, kind);
  delivery.shippedOn = work.today;
  return delivery.lines.flatMap((line) => {
    const picked = released.get(line.id) ?? [];
    line.shipped = Decimal.sum(0, ...picked.map(({ quantity }) => quantity));
    const { product, returnOf, id: documentLine } = line;
    return picked.map(({ locationId, lotId, quantity }) => ({
      reference,
      documentLine,
      day: work.today,
      product,
      quantity,
      party,
      returnOf,
      to,
      from: { id: locationId },
      lot: lotId === null ? undefined : { id: lotId },
    }));
  });
}

/** What stays behind, as a delivery of its own. */
function restOf(delivery: Delivery): object {
  const { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, id } = delivery;
  const lines = delivery.lines
    .filter(({ quantity, reserved }) => quantity.gt(reserved))
    .map(({ product, lot, quantity, reserved, returnOf }) => ({ product, lot, quantity: quantity.minus(reserved), returnOf }));
  return { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, backorderOf: id, lines };
}

async function followUp(rest: readonly object[], work: Work): Promise<void> {
  if (rest.length === 0) return;
  const backorders = await work.create(Delivery, rest);
  await work.move(
    Delivery,
    'confirm',
    backorders.map(({ id }) => id),
  );
}
