import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import type { CostingMethod } from '../../foundation/company/index.js';
import type { CostReason } from './adjust-cost.js';
import { correctUses } from './correct-uses.js';
import type { Round } from './cost-pool.js';
import { lateAtAverage, type PastEvent } from './late-at-average.js';
import { lateInTurn, type LayerLeft, type PastUse } from './late-in-turn.js';

/** Goods that came on a day before today. */
export interface LateGoods {
  readonly layerId: string;
  readonly day: CalendarDay;
  readonly round: Round;
}

/**
 * Goods that were there before others left, though nobody knew: what left since would have cost something else. The gap is noted today,
 * with each move it belongs to; what was written before stays. The pools are locked.
 */
export async function placeLateGoods(work: Work, arrivals: readonly LateGoods[]): Promise<void> {
  const late = new Map(arrivals.filter(({ day }) => day < work.today).map((goods) => [goods.layerId, goods]));
  if (late.size === 0) return;
  for (const row of await work.rows<LateRow>(lateLayers, [[...late.keys()]])) {
    const { round } = late.get(row.id)!;
    const reason: CostReason = { cause: 'backdated receipt', reference: row.reference, day: work.today };
    const { corrections, changes } =
      row.method === 'average'
        ? { corrections: [], changes: lateAtAverage(await pastOf(row.id, work), reason, round) }
        : lateInTurn(row.id, await usesSince(row.id, work), await layersLeft(row.id, work), reason, round);
    await correctUses(work, corrections, changes);
  }
}

interface LateRow {
  readonly id: string;
  readonly reference: string;
  readonly method: CostingMethod;
}

const samePool = (one: string, other: string) =>
  `${one}.company_id = ${other}.company_id and ${one}.product_id = ${other}.product_id and ${one}.warehouse_id is not distinct from ${other}.warehouse_id`;

/** Of layers, those that something has left after without them. */
const lateLayers = `select n.id, m.reference, v.costing_method as method from cost_layer n join stock_move m on m.id = n.move_id
    join stock_value v on ${samePool('v', 'n')}
   where n.id = any($1::uuid[]) and v.quantity > 0 and exists (select from cost_layer l join cost_use u on u.layer_id = l.id join stock_move w on w.id = u.move_id
     where ${samePool('l', 'n')} and l.id <> n.id and w.day > m.day) order by n.id`;

/** What moves took of layers when all is said, and what became known of its cost since. */
const taken = `(select u.layer_id, u.root, u.move_id, u.company_id, sum(u.quantity) as quantity, sum(u.value) as value,
      coalesce((select sum(a.amount) from cost_adjustment a join cost_use c on c.id = a.use_id
        where a.layer_id = u.layer_id and coalesce(c.corrects_id, c.id) = u.root), 0) as late
    from (select *, coalesce(corrects_id, id) as root from cost_use where layer_id = l.id) u
   group by u.layer_id, u.root, u.move_id, u.company_id having sum(u.quantity) > 0)`;

interface UseRow extends Omit<PastUse, 'quantity' | 'value' | 'late'> {
  readonly quantity: string;
  readonly value: string;
  readonly late: string;
}

/** What has left since then of younger goods, and could have been of these: not what was taken because of where it came from. */
async function usesSince(layerId: string, work: Work): Promise<PastUse[]> {
  const rows = await work.rows<UseRow>(
    `select l.id as "layerId", l.day::text as "layerDay", u.root as "rootId", u.move_id as "moveId", u.company_id as "companyId",
            u.quantity::text as quantity, u.value::text as value, u.late::text as late
       from cost_layer n join stock_move m on m.id = n.move_id
       join cost_layer l on ${samePool('l', 'n')} and (l.day, l.id) > (n.day, n.id)
       cross join lateral ${taken} u join stock_move w on w.id = u.move_id
      where n.id = $1 and w.day > m.day and w.return_of_id is null and w.follows_id is null
      order by w.day, u.root, l.day, l.id`,
    [layerId],
  );
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity), value: new Decimal(row.value), late: new Decimal(row.late) }));
}

async function layersLeft(layerId: string, work: Work): Promise<LayerLeft[]> {
  const rows = await work.rows<Record<'id' | 'day' | 'quantity' | 'value', string>>(
    `select b.layer_id as id, b.day::text as day, b.quantity::text as quantity, b.value::text as value
       from timon.layer_balance n join timon.layer_balance b on ${samePool('b', 'n')} and (b.day, b.layer_id) >= (n.day, n.layer_id)
      where n.layer_id = $1`,
    [layerId],
  );
  return rows.map(({ id, day, quantity, value }) => ({ id, day, quantity: new Decimal(quantity), value: new Decimal(value) }));
}

interface EventRow {
  readonly layerId: string;
  readonly rootId: string | null;
  readonly before: boolean;
  readonly isLate: boolean;
  readonly quantity: string;
  readonly value: string;
}

/** All that came and went in the pool, in the order of the days on which it did. */
async function pastOf(layerId: string, work: Work): Promise<PastEvent[]> {
  const rows = await work.rows<EventRow>(
    `select * from (
         select l.id as "layerId", null::uuid as "rootId", w.day <= m.day as before, l.id = n.id as "isLate", l.quantity::text as quantity,
             (l.value + coalesce((select sum(a.amount) from cost_adjustment a where a.layer_id = l.id and a.use_id is null), 0))::text as value,
             w.day, w.id as move, null::uuid as "use"
           from cost_layer n join stock_move m on m.id = n.move_id join cost_layer l on ${samePool('l', 'n')} join stock_move w on w.id = l.move_id
          where n.id = $1
         union all
         select l.id, u.root, w.day <= m.day, false, (-u.quantity)::text, (-(u.value + u.late))::text, w.day, w.id, u.root
           from cost_layer n join stock_move m on m.id = n.move_id join cost_layer l on ${samePool('l', 'n')}
           cross join lateral ${taken} u join stock_move w on w.id = u.move_id where n.id = $1) told
      order by day, move, "use", "layerId"`,
    [layerId],
  );
  return rows.map(({ layerId: layer, rootId, before, isLate, quantity, value }) => ({
    layerId: layer,
    rootId,
    before,
    isLate,
    quantity: new Decimal(quantity),
    value: new Decimal(value),
  }));
}
