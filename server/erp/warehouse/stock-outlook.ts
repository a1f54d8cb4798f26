import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import { Forbidden, NotFound } from '../../kernel/errors.js';
import type { Context, Transaction } from '../../kernel/write/transaction.js';
import type { DayOfGoods } from './promise.js';

/** What lies in a warehouse of a product, as the caller may see it. */
export interface Held {
  readonly onHand: Decimal;
  readonly reserved: Decimal;
  /** Neither promised to others, nor in quarantine, nor expired. */
  readonly free: Decimal;
  /** What may be promised at all: all but what is in quarantine. */
  readonly usable: Decimal;
}

export interface GoodsIn {
  readonly product: string;
  readonly warehouse: string;
}

const documents = ['Delivery', 'Receipt', 'Transfer'];
const seesAll = (record: string): string =>
  `(timon.sees_all('${record}', 'read') or coalesce(company_id = any (timon.scope_companies('${record}', 'read')), false))`;

/** Hidden and absent are one answer; and what is due is summed up over all documents, so it is for those who see all of them. */
export async function requireWarehouse(transaction: Transaction, { warehouse }: GoodsIn): Promise<void> {
  const [found] = await transaction.query<{ seesAll: boolean }>(
    'caller',
    `select ${documents.map(seesAll).join(' and ')} as "seesAll" from warehouse where id = $1`,
    [warehouse],
  );
  if (!found) throw new NotFound('Warehouse', warehouse);
  if (!found.seesAll) throw new Forbidden({ record: 'Delivery' });
}

/** A question about what lies somewhere, which is for those who see it, or about what is due, which is summed up for all. */
export type Ask = <Row extends object>(of: Context, sql: string, values: readonly unknown[]) => Promise<Row[]>;

export const askWith =
  (transaction: Transaction): Ask =>
  <Row extends object>(of: Context, sql: string, values: readonly unknown[]) =>
    transaction.query<Row & Record<string, unknown>>(of, sql, values);

/** What lies there now and what comes and goes day by day: all that a promise is made of. */
export interface Outlook extends Held {
  readonly days: DayOfGoods[];
}

const asked = `unnest($1::uuid[], $2::uuid[]) with ordinality as a(product, warehouse, place)`;

/** Of each product in each warehouse, in the order in which they are named. */
export async function outlookOf(goods: readonly GoodsIn[], today: CalendarDay, ask: Ask): Promise<Outlook[]> {
  const named = [goods.map(({ product }) => product), goods.map(({ warehouse }) => warehouse), today];
  const held = await ask<Record<keyof Held, string>>('caller', heldIn, named);
  const days = await ask<{ place: string; day: string; incoming: string; outgoing: string }>('facts', goodsByDay, named);
  return held.map(({ onHand, reserved, free, usable }, at) => ({
    onHand: new Decimal(onHand),
    reserved: new Decimal(reserved),
    free: new Decimal(free),
    usable: new Decimal(usable),
    days: days
      .filter(({ place }) => Number(place) === at + 1)
      .map(({ day, incoming, outgoing }) => ({ day, incoming: new Decimal(incoming), outgoing: new Decimal(outgoing) })),
  }));
}

const heldIn = `select coalesce(h.on_hand, 0)::text as "onHand", coalesce(h.reserved, 0)::text as reserved, coalesce(h.free, 0)::text as free, coalesce(h.usable, 0)::text as usable
  from ${asked} left join lateral (
    select sum(s.quantity) as on_hand, sum(s.reserved) as reserved,
           sum(s.quantity - s.reserved) filter (where t.state is distinct from 'quarantined' and coalesce(t.expires_on >= $3::date, true)) as free,
           sum(s.quantity) filter (where t.state is distinct from 'quarantined') as usable
      from stock_on_hand s join location l on l.id = s.location_id left join lot t on t.id = s.lot_id
     where s.product_id = a.product and l.warehouse_id = a.warehouse) h on true
 order by a.place`;

/** What is to come and to go, day by day from today on: what is late is counted today, and what expires goes. */
const goodsByDay = `select a.place::text as place, greatest(flow.day, $3::date)::text as day, sum(flow.incoming)::text as incoming, sum(flow.outgoing)::text as outgoing
  from ${asked} cross join lateral (
    select $3::date as day, 0 as incoming, 0 as outgoing
    union all select d.day, d.incoming, d.outgoing from timon.goods_due d
      where d.warehouse_id = a.warehouse and d.product_id = a.product and (d.incoming <> 0 or d.outgoing <> 0)
    union all select t.expires_on + 1, 0, s.quantity - s.reserved from stock_on_hand s join location l on l.id = s.location_id join lot t on t.id = s.lot_id
      where s.product_id = a.product and l.warehouse_id = a.warehouse and t.expires_on is not null and t.state <> 'quarantined') flow
 group by a.place, greatest(flow.day, $3::date) order by a.place, greatest(flow.day, $3::date)`;
