import { Decimal } from 'decimal.js';
import { NeedsConfirmation } from '../../kernel/errors.js';
import { moving, type Work } from '../../kernel/write/index.js';
import { linesBelowZero } from './below-zero.js';
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
  const lenient = await linesBelowZero(deliveries, work);
  const leaves = new Map(deliveries.flatMap(({ lines }) => lines.map((line) => [line.id, leavingOf(line, lenient)] as const)));
  for (const delivery of deliveries) await requireEnough(delivery, leaves, work);
  const rest = deliveries
    .filter(({ lines }) => lines.some(({ id, quantity }) => quantity.gt(leaves.get(id)!)))
    .map((delivery) => restOf(delivery, leaves));
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
const leavingOf = (line: DeliveryLine, lenient: ReadonlySet<string>): Decimal =>
  lenient.has(line.id) ? wantedOf(line) : Decimal.min(wantedOf(line), line.reserved);

/** How much of each line leaves. */
type Leaves = ReadonlyMap<string, Decimal>;

async function requireEnough(delivery: Delivery, leaves: Leaves, work: Work): Promise<void> {
  const wanted = delivery.lines.filter((line) => !wantedOf(line).isZero());
  if (wanted.length === 0) throw new NothingToShip({ delivery: delivery.number });
  if (wanted.every(({ id }) => leaves.get(id)!.isZero())) throw await nothingFree(delivery, work);
  if (wanted.some((line) => wantedOf(line).gt(leaves.get(line.id)!)) && !work.accepted(shipPartly))
    throw new NeedsConfirmation(shipPartly, { delivery: delivery.number });
}

interface Shipping {
  readonly released: ReadonlyMap<string, Released[]>;
  readonly leaves: Leaves;
  readonly places: PlacesOf;
  readonly work: Work;
}

/** Notes on the lines what leaves, and says from where. */
function leaving(delivery: Delivery, { released, leaves, places, work }: Shipping): GoodsMove[] {
  const { number: reference, party, company, kind, warehouse } = delivery;
  const to = places.outside(company.id, kind);
  delivery.shippedOn = work.today;
  return delivery.lines.flatMap((line) => {
    line.shipped = leaves.get(line.id)!;
    const { product, returnOf, id: documentLine } = line;
    const floor = { lineId: line.id, locationId: places.floorOf(warehouse.id).id, lotId: null, quantity: line.shipped };
    // What was not set aside and leaves all the same is taken from the floor.
    return upTo(line.shipped, [...(released.get(line.id) ?? []), floor]).map(({ locationId, lotId, quantity }) => ({
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
function restOf(delivery: Delivery, leaves: Leaves): Rest {
  const { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, id } = delivery;
  const behind = delivery.lines.filter(({ id: line, quantity }) => quantity.gt(leaves.get(line)!));
  const lines = behind.map((line) => {
    const { product, lot, quantity, returnOf, sourceLine } = line;
    return { product, lot, quantity: quantity.minus(leaves.get(line.id)!), returnOf, sourceLine };
  });
  return {
    input: { kind, party, company, warehouse, plannedOn, reference, minimumShelfLifeDays, notes, backorderOf: id, lines },
    isSetAside: behind.some((line) => line.reserved.gt(leaves.get(line.id)!)),
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
