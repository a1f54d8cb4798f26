import { InvalidInput } from '../../kernel/errors.js';
import { deriving } from '../../kernel/write/index.js';
import { Delivery } from './delivery.js';

/** What goods have been set aside for stays: of a confirmed delivery, only when and how much of it leaves is still to be said. */
deriving(Delivery, async (deliveries, work) => {
  const confirmed = deliveries.filter(({ state }) => state === 'confirmed');
  if (confirmed.length === 0) return;
  const stored = await work.rows<{ id: string; terms: string }>(
    `select d.id, (${termsOf}) as terms from delivery d where d.id = any($1::uuid[])
     union all select l.id, (${lineTermsOf}) from delivery_line l where l.delivery_id = any($1::uuid[])`,
    [confirmed.map(({ id }) => id)],
  );
  const terms = new Map(stored.map((row) => [row.id, row.terms]));
  const now = confirmed.flatMap(({ id, kind, party, warehouse, minimumShelfLifeDays, lines }) => [
    { id, terms: [kind, party.id, warehouse.id, minimumShelfLifeDays ?? ''].join(' ') },
    ...lines.map((line) => ({
      id: line.id,
      terms: [line.product.id, line.lot?.id ?? '', line.quantity.toFixed(6), line.returnOf?.id ?? ''].join(' '),
    })),
  ]);
  if (now.length !== stored.length || now.some((each) => terms.get(each.id) !== each.terms)) throw new InvalidInput({ lines: 'FIXED' });
});

const termsOf = `concat_ws(' ', d.kind, d.party_id, d.warehouse_id, coalesce(d.minimum_shelf_life_days::text, ''))`;
const lineTermsOf = `concat_ws(' ', l.product_id, coalesce(l.lot_id::text, ''), round(l.quantity, 6), coalesce(l.return_of_id::text, ''))`;
