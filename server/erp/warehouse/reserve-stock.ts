import { Decimal } from 'decimal.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import type { DeliveryLine } from './delivery-line.js';
import type { Delivery } from './delivery.js';
import { daysAfter } from './lot-dates.js';
import { pickLots, type Pickable } from './pick-lots.js';
import type { Picking } from './warehouse.js';

/** Goods in a place as they are while it is locked. */
interface PlaceRow {
  readonly placeId: string;
  readonly lotId: string | null;
  readonly free: string;
  readonly since: string;
  readonly removeOn: string | null;
  readonly expiresOn: string | null;
  readonly lotState: Pickable['lotState'];
  readonly productId: string;
  readonly warehouseId: string;
  readonly picking: Picking;
}

interface SetAside {
  readonly delivery: Delivery;
  readonly line: DeliveryLine;
  readonly placeId: string;
  readonly quantity: Decimal;
}

/**
 * Sets goods aside for deliveries, as far as there are any that may leave: hard, so that nobody else gets them. All places that could
 * serve are locked in the order of their ids, so of two who ask at once the second sees what the first has left.
 */
export async function reserveStock(deliveries: readonly Delivery[], work: Work): Promise<void> {
  const open = deliveries.flatMap((delivery) =>
    delivery.lines.filter(({ quantity, reserved }) => quantity.gt(reserved)).map((line) => ({ delivery, line })),
  );
  if (open.length > 0) {
    const places = await lockPlaces(open, work);
    const set = open.flatMap((demand) => setAside(demand, places));
    await keep(set, work);
  }
  for (const delivery of deliveries) delivery.reservation = extentOf(delivery);
}

export function extentOf({ lines }: Pick<Delivery, 'lines'>): Delivery['reservation'] {
  if (lines.every(({ reserved }) => reserved.isZero())) return 'none';
  return lines.every(({ quantity, reserved }) => reserved.eq(quantity)) ? 'full' : 'partial';
}

interface Demand {
  readonly delivery: Delivery;
  readonly line: DeliveryLine;
}

async function lockPlaces(demands: readonly Demand[], work: Work): Promise<PlaceRow[]> {
  return work.rows<PlaceRow>(
    `select s.id as "placeId", s.lot_id as "lotId", (s.quantity - s.reserved)::text as free, s.since::text as since, t.remove_on::text as "removeOn",
            t.expires_on::text as "expiresOn", t.state as "lotState", s.product_id as "productId", l.warehouse_id as "warehouseId", w.picking
       from stock_on_hand s join location l on l.id = s.location_id join warehouse w on w.id = l.warehouse_id left join lot t on t.id = s.lot_id
      where s.product_id = any($1::uuid[]) and l.warehouse_id = any($2::uuid[]) and s.quantity > 0
      order by s.id for no key update of s`,
    [[...new Set(demands.map(({ line }) => line.product.id))], [...new Set(demands.map(({ delivery }) => delivery.warehouse.id))]],
  );
}

/** Takes what may leave of what is still free, and notes it on the places so that the next demand sees what is left. */
function setAside({ delivery, line }: Demand, places: PlaceRow[]): SetAside[] {
  const serving = places.filter(
    ({ productId, warehouseId, lotId }) =>
      productId === line.product.id && warehouseId === delivery.warehouse.id && (!line.lot || lotId === line.lot.id),
  );
  if (serving.length === 0) return [];
  const shipOn = delivery.plannedOn;
  const terms = { picking: serving[0]!.picking, shipOn, keepsUntil: daysAfter(shipOn, delivery.minimumShelfLifeDays ?? 0)! };
  const picks = pickLots(
    serving.map((place) => ({ ...place, free: new Decimal(place.free) })),
    line.quantity.minus(line.reserved),
    terms,
  );
  for (const { placeId, quantity } of picks) {
    const at = places.findIndex((place) => place.placeId === placeId);
    places[at] = { ...places[at]!, free: new Decimal(places[at]!.free).minus(quantity).toFixed() };
    line.reserved = line.reserved.plus(quantity);
  }
  return picks.map((pick) => ({ delivery, line, ...pick }));
}

async function keep(set: readonly SetAside[], work: Work): Promise<void> {
  if (set.length === 0) return;
  await work.rows(
    `update stock_on_hand s set reserved = s.reserved + v.quantity, version = version + 1, updated_at = $3
       from (select place, sum(quantity) as quantity from unnest($1::uuid[], $2::numeric[]) as r(place, quantity) group by place) v where s.id = v.place`,
    [set.map(({ placeId }) => placeId), set.map(({ quantity }) => quantity.toFixed()), work.now],
  );
  await work.rows(
    `insert into reservation as r (id, version, created_at, updated_at, company_id, product_id, delivery_id, line_id, place_id, quantity)
     select id, 1, $7, $7, company, product, delivery, line, place, quantity
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $8::numeric[])
         as n(id, company, product, delivery, line, place, quantity)
     on conflict (line_id, place_id) do update set quantity = r.quantity + excluded.quantity, version = r.version + 1, updated_at = excluded.updated_at`,
    [
      set.map(() => uuidV7()),
      set.map(({ delivery }) => delivery.company.id),
      set.map(({ line }) => line.product.id),
      set.map(({ delivery }) => delivery.id),
      set.map(({ line }) => line.id),
      set.map(({ placeId }) => placeId),
      work.now,
      set.map(({ quantity }) => quantity.toFixed()),
    ],
  );
}
