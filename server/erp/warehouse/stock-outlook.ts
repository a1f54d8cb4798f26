import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import { Forbidden, NotFound } from '../../kernel/errors.js';
import type { Transaction } from '../../kernel/write/transaction.js';
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

export async function heldIn(transaction: Transaction, { product, warehouse }: GoodsIn, today: CalendarDay): Promise<Held> {
  const [row] = await transaction.query<Record<keyof Held, string>>(
    'caller',
    `select coalesce(sum(s.quantity), 0)::text as "onHand", coalesce(sum(s.reserved), 0)::text as reserved,
            coalesce(sum(s.quantity - s.reserved) filter (where t.state is distinct from 'quarantined' and coalesce(t.expires_on >= $3, true)), 0)::text as free,
            coalesce(sum(s.quantity) filter (where t.state is distinct from 'quarantined'), 0)::text as usable
       from stock_on_hand s join location l on l.id = s.location_id left join lot t on t.id = s.lot_id
      where s.product_id = $1 and l.warehouse_id = $2`,
    [product, warehouse, today],
  );
  const { onHand, reserved, free, usable } = row!;
  return { onHand: new Decimal(onHand), reserved: new Decimal(reserved), free: new Decimal(free), usable: new Decimal(usable) };
}

/** What is to come and to go, day by day from today on: what is late is counted today, and what expires goes. */
export async function goodsByDay(transaction: Transaction, { product, warehouse }: GoodsIn, today: CalendarDay): Promise<DayOfGoods[]> {
  const rows = await transaction.query<{ day: string; incoming: string; outgoing: string }>(
    'facts',
    `select greatest(day, $3::date)::text as day, sum(incoming)::text as incoming, sum(outgoing)::text as outgoing from (
       select $3::date as day, 0 as incoming, 0 as outgoing
       union all select day, incoming, outgoing from timon.goods_due where warehouse_id = $2 and product_id = $1 and (incoming <> 0 or outgoing <> 0)
       union all select t.expires_on + 1, 0, s.quantity - s.reserved from stock_on_hand s join location l on l.id = s.location_id join lot t on t.id = s.lot_id
         where s.product_id = $1 and l.warehouse_id = $2 and t.expires_on is not null and t.state <> 'quarantined') flow
      group by greatest(day, $3::date) order by 1`,
    [product, warehouse, today],
  );
  return rows.map(({ day, incoming, outgoing }) => ({ day, incoming: new Decimal(incoming), outgoing: new Decimal(outgoing) }));
}
