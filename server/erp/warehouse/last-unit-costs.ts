import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { MoveToValue } from './value-moves.js';

/** What each of the goods cost that came last to where moves may take more than there is: by the move. Left out where none may. */
export async function lastUnitCosts(moves: readonly MoveToValue[], work: Work): Promise<Map<string, Decimal>> {
  const owing = moves.filter(({ mayOwe }) => mayOwe);
  if (owing.length === 0) return new Map();
  const rows = await work.rows<{ move: string; cost: string }>(
    `select w.move, coalesce(last.cost, p.cost, 0)::text as cost
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as w(move, company, product, warehouse) join product p on p.id = w.product
       left join lateral (select (l.value + coalesce((select sum(a.amount) from cost_adjustment a where a.layer_id = l.id and a.use_id is null), 0)) / l.quantity as cost
         from cost_layer l where l.company_id = w.company and l.product_id = w.product and l.warehouse_id = w.warehouse
         order by l.day desc, l.id desc limit 1) last on true`,
    [
      owing.map(({ id }) => id),
      owing.map(({ companyId }) => companyId),
      owing.map(({ productId }) => productId),
      owing.map(({ outOf }) => outOf),
    ],
  );
  return new Map(rows.map(({ move, cost }) => [move, new Decimal(cost)]));
}
