import { Decimal } from 'decimal.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import { NotEnoughStock } from './warehouse.errors.js';

/** How much more or less of a product, and of which lot, lies in a place. */
export interface StockChange {
  readonly companyId: string;
  readonly productId: string;
  readonly locationId: string;
  readonly lotId: string | null;
  readonly by: Decimal;
  readonly day: string;
  /** There may be less than nothing afterwards, if nothing of it is promised. */
  readonly mayOwe: boolean;
}

interface Held {
  readonly id: string;
  readonly product: string;
  readonly location: string;
  readonly lot: string | null;
  readonly quantity: string;
  readonly reserved: string;
}

/**
 * Carries moves into the stock on hand. The rows are locked in the order of their ids, so that whoever else moves the same goods
 * waits; what is promised to others stays.
 */
export async function changeStock(changes: readonly StockChange[], work: Work): Promise<void> {
  const sums = [...summed(changes).values()].filter(({ by }) => !by.isZero());
  if (sums.length === 0) return;
  await makePlaces(sums, work);
  const held = new Map((await lockPlaces(sums, work)).map((row) => [keyOf(row.product, row.location, row.lot), row]));
  const after = sums.map((change) => {
    const row = held.get(keyOf(change.productId, change.locationId, change.lotId))!;
    return {
      id: row.id,
      day: change.day,
      quantity: new Decimal(row.quantity).plus(change.by),
      reserved: new Decimal(row.reserved),
      change,
    };
  });
  const short = after.find(({ quantity, reserved, change }) => quantity.lt(reserved) && !(change.mayOwe && reserved.isZero()));
  if (short) throw await shortage(short.change, short.quantity.minus(short.reserved), work);
  await work.rows(
    `update stock_on_hand s set quantity = v.quantity, since = case when s.quantity = 0 then v.day else s.since end, version = version + 1,
            updated_at = $4
       from unnest($1::uuid[], $2::numeric[], $3::date[]) as v(id, quantity, day) where s.id = v.id`,
    [after.map(({ id }) => id), after.map(({ quantity }) => quantity.toFixed()), after.map(({ day }) => day), work.now],
  );
}

const keyOf = (product: string, location: string, lot: string | null): string => `${product} ${location} ${lot}`;

function summed(changes: readonly StockChange[]): Map<string, StockChange> {
  const sums = new Map<string, StockChange>();
  for (const change of changes) {
    const key = keyOf(change.productId, change.locationId, change.lotId);
    const known = sums.get(key);
    sums.set(key, known ? { ...known, by: known.by.plus(change.by), mayOwe: known.mayOwe && change.mayOwe } : change);
  }
  return sums;
}

/** A place that never held such goods has no row to lock yet. Everybody makes rows in the same order. */
async function makePlaces(changes: readonly StockChange[], work: Work): Promise<void> {
  const gains = changes
    .filter(({ by, mayOwe }) => by.isPositive() || mayOwe)
    .sort((one, other) =>
      keyOf(one.productId, one.locationId, one.lotId) < keyOf(other.productId, other.locationId, other.lotId) ? -1 : 1,
    );
  if (gains.length === 0) return;
  await work.rows(
    `insert into stock_on_hand (id, version, created_at, updated_at, company_id, product_id, location_id, lot_id, quantity, reserved, since)
     select id, 1, $7, $7, company, product, location, lot, 0, 0, day
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::date[]) as n(id, company, product, location, lot, day)
     on conflict (product_id, location_id, lot_id) do nothing`,
    [
      gains.map(() => uuidV7()),
      gains.map(({ companyId }) => companyId),
      gains.map(({ productId }) => productId),
      gains.map(({ locationId }) => locationId),
      gains.map(({ lotId }) => lotId),
      gains.map(({ day }) => day),
      work.now,
    ],
  );
}

async function lockPlaces(changes: readonly StockChange[], work: Work): Promise<Held[]> {
  const rows = await work.rows<Held>(
    `select s.id, s.product_id as product, s.location_id as location, s.lot_id as lot, s.quantity::text as quantity, s.reserved::text as reserved
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(product, location, lot)
       join stock_on_hand s on s.product_id = w.product and s.location_id = w.location and s.lot_id is not distinct from w.lot
      order by s.id for no key update of s`,
    [changes.map(({ productId }) => productId), changes.map(({ locationId }) => locationId), changes.map(({ lotId }) => lotId)],
  );
  const found = new Set(rows.map(({ product, location, lot }) => keyOf(product, location, lot)));
  const absent = changes.find(({ productId, locationId, lotId }) => !found.has(keyOf(productId, locationId, lotId)));
  if (absent) throw await shortage(absent, absent.by, work);
  return rows;
}

/** `missing` is what is left over when it is gone: below zero. */
async function shortage(change: StockChange, missing: Decimal, work: Work): Promise<NotEnoughStock> {
  const [named] = await work.rows<{ product: string; location: string }>(
    `select p.name as product, l.name as location from product p, location l where p.id = $1 and l.id = $2`,
    [change.productId, change.locationId],
  );
  const asked = change.by.negated();
  return new NotEnoughStock({ ...named!, asked: asked.toFixed(), free: asked.plus(missing).toFixed() });
}
