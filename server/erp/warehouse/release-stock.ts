import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { Delivery } from './delivery.js';

/** Goods that were set aside, where they lie, in the order in which they are to leave. */
export interface Released {
  readonly lineId: string;
  readonly locationId: string;
  readonly lotId: string | null;
  readonly quantity: Decimal;
}

/** Lets others have what was set aside for deliveries. The places stay locked, so whoever is about to ship it still can. */
export async function releaseStock(deliveries: readonly Delivery[], work: Work): Promise<Released[]> {
  const ids = deliveries.map(({ id }) => id);
  await work.rows(
    `select id from stock_on_hand where id in (select place_id from reservation where delivery_id = any($1::uuid[])) order by id for no key update`,
    [ids],
  );
  const rows = await work.rows<Omit<Released, 'quantity'> & { quantity: string }>(
    `with gone as (delete from reservation where delivery_id = any($1::uuid[]) returning line_id, place_id, quantity),
       freed as (update stock_on_hand s set reserved = s.reserved - v.quantity, version = version + 1, updated_at = $2
         from (select place_id, sum(quantity) as quantity from gone group by place_id) v where s.id = v.place_id returning s.id)
     select g.line_id as "lineId", s.location_id as "locationId", s.lot_id as "lotId", g.quantity::text as quantity
       from gone g join stock_on_hand s on s.id = g.place_id join location l on l.id = s.location_id join warehouse w on w.id = l.warehouse_id
       left join lot t on t.id = s.lot_id
      order by case w.picking when 'expiry' then coalesce(t.remove_on, t.expires_on) end nulls last, s.since, s.id`,
    [ids, work.now],
  );
  for (const delivery of deliveries) {
    delivery.reservation = 'none';
    for (const line of delivery.lines) line.reserved = new Decimal(0);
  }
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }));
}
