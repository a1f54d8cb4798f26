import { Decimal } from 'decimal.js';
import { NeedsConfirmation } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { deliveryFlow } from './delivery.flow.js';
import type { DeliveryLine } from './delivery-line.js';
import { Delivery } from './delivery.js';
import { groupedBy } from './grouped-by.js';
import { moveStock, type GoodsMove } from './move-stock.js';
import { PlacesOf } from './places-of.js';
import { releaseStock, type Released } from './release-stock.js';
import { nothingFree } from './reserve-delivery.js';
import { reserveStock } from './reserve-stock.js';
import { NothingToShip } from './warehouse.errors.js';
import { DeliveryShipped } from './warehouse.events.js';

/** The word with which somebody accepts that a part leaves now and the rest later. */
const shipPartly = 'SHIP_PARTLY';

/**
 * The goods leave, as many as are asked for. What was not set aside before is taken now if it is there; what stays follows with a
 * delivery of its own, and keeps what was set aside for it.
 */
export const shipDelivery = moving(Delivery, deliveryFlow, 'ship', async (deliveries, work) => {
  await reserveStock(deliveries, work);
  for (const delivery of deliveries) await requireEnough(delivery, work);
  const rest = deliveries.filter(({ lines }) => lines.some(staysBehind)).map(restOf);
  const leaves = new Map(deliveries.flatMap(({ lines }) => lines.map((line) => [line.id, leavingOf(line)] as const)));
  const released = groupedBy(await releaseStock(deliveries, work), ({ lineId }) => lineId);
  const places = await PlacesOf.companies(
    deliveries.map(({ company }) => company.id),
    work,
  );
  await moveStock(
    work,
    deliveries.flatMap((delivery) => leaving(delivery, { released, leaves, places, work })),
  );
  await followUp(rest, work);
  work.announce(
    DeliveryShipped,
    deliveries.map(({ id }) => ({ deliveryId: id })),
  );
});

const wantedOf = ({ toShip, quantity }: DeliveryLine): Decimal => (toShip ? Decimal.min(toShip, quantity) : quantity);
const leavingOf = (line: DeliveryLine): Decimal => Decimal.min(wantedOf(line), line.reserved);
const staysBehind = (line: DeliveryLine): boolean => line.quantity.gt(leavingOf(line));

async function requireEnough(delivery: Delivery, work: Work): Promise<void> {
  const wanted = delivery.lines.filter((line) => !wantedOf(line).isZero());
  if (wanted.length === 0) throw new NothingToShip({ delivery: delivery.number });
  if (wanted.every(({ reserved }) => reserved.isZero())) throw await nothingFree(delivery, work);
  if (wanted.some((line) => wantedOf(line).gt(line.reserved)) && !work.accepted(shipPartly))
    throw new NeedsConfirmation(shipPartly, { delivery: delivery.number });
}

interface Shipping {
  readonly released: ReadonlyMap<string, Released[]>;
  readonly leaves: ReadonlyMap<string, Decimal>;
  readonly places: PlacesOf;
  readonly work: Work;
}

/** Notes on the lines what leaves, and says from where. */
function leaving(delivery: Delivery, { released, leaves, places, work }: Shipping): GoodsMove[] {
  const { number: reference, party, company, kind } = delivery;
  const to = places.outside(company.id, kind);
  delivery.shippedOn = work.today;
  return delivery.lines.flatMap((line) => {
    line.shipped = leaves.get(line.id)!;
    const { product, returnOf, id: documentLine } = line;
    return upTo(line.shipped, released.get(line.id) ?? []).map(({ locationId, lotId, quantity }) => ({
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

/** So much of the goods, in their turn. */
function upTo(wanted: Decimal, goods: readonly Released[]): Released[] {
  let missing = wanted;
  return goods.flatMap((each) => {
    const quantity = Decimal.min(missing, each.quantity);
    missing = missing.minus(quantity);
    return quantity.isZero() ? [] : [{ ...each, quantity }];
  });
}

interface Rest {
  readonly input: object;
  readonly isSetAside: boolean;
}

/** What stays behind, as a delivery of its own. */
function restOf(delivery: Delivery): Rest {
  const { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, id } = delivery;
  const behind = delivery.lines.filter(staysBehind);
  const lines = behind.map((line) => {
    const { product, lot, quantity, returnOf, sourceLine } = line;
    return { product, lot, quantity: quantity.minus(leavingOf(line)), returnOf, sourceLine };
  });
  return {
    input: { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, backorderOf: id, lines },
    isSetAside: behind.some((line) => line.reserved.gt(leavingOf(line))),
  };
}

async function followUp(rest: readonly Rest[], work: Work): Promise<void> {
  if (rest.length === 0) return;
  const backorders = await work.create(
    Delivery,
    rest.map(({ input }) => input),
  );
  await reserveStock(
    backorders.filter((_, at) => rest[at]!.isSetAside),
    work,
  );
  await work.move(
    Delivery,
    'confirm',
    backorders.map(({ id }) => id),
  );
}
