import { whenWritten, type Work } from '../../kernel/write/index.js';
import { Delivery } from './delivery.js';
import { Location } from './location.js';
import { Lot } from './lot.js';
import { Transfer } from './transfer.js';
import { Warehouse } from './warehouse.js';
import { StillInUse } from './warehouse.errors.js';

/** Names the first of these records that was put into the archive though `condition` says that it is needed. */
async function refuseArchived(table: string, name: string, condition: string, ids: readonly string[], work: Work): Promise<void> {
  const [needed] = await work.rows<{ name: string }>(
    `select r.${name} as name from ${table} r where r.id = any($1::uuid[]) and r.archived_at is not null and (${condition}) limit 1`,
    [ids],
  );
  if (needed) throw new StillInUse({ name: needed.name });
}

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);

/** What lies in a place would be nowhere without it; and everything comes and goes through the places that nobody made. */
whenWritten(Location, (locations, work) =>
  refuseArchived(
    'location',
    'name',
    `r.parent_id is null or exists (select from location c where c.parent_id = r.id and c.archived_at is null)
      or exists (select from stock_on_hand s where s.location_id = r.id and s.quantity > 0)`,
    idsOf(locations),
    work,
  ),
);

whenWritten(Warehouse, (warehouses, work) =>
  refuseArchived(
    'warehouse',
    'name',
    'exists (select from stock_on_hand s join location l on l.id = s.location_id where l.warehouse_id = r.id and s.quantity > 0)',
    idsOf(warehouses),
    work,
  ),
);

whenWritten(Lot, (lots, work) =>
  refuseArchived('lot', 'number', 'exists (select from stock_on_hand s where s.lot_id = r.id and s.quantity > 0)', idsOf(lots), work),
);

/** Goods on the way have to arrive. */
whenWritten(Transfer, (transfers, work) => refuseArchived('transfer', 'number', `r.state = 'on the way'`, idsOf(transfers), work));

/** What is set aside for a delivery that nobody looks at would be nobody's: it is cancelled first. */
whenWritten(Delivery, (deliveries, work) => {
  const archived = deliveries.filter((delivery) => (delivery as { archivedAt?: string }).archivedAt);
  return archived.length === 0 ? undefined : refuseArchived('delivery', 'number', `r.state = 'confirmed'`, idsOf(archived), work);
});
