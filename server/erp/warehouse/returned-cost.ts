import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import { shareOf } from './cost-pool.js';
import type { CostPools } from './cost-pools.js';
import { groupedBy } from './grouped-by.js';
import type { CostedGoods, MoveToValue } from './value-moves.js';
import { ReturnsTooMuch } from './warehouse.errors.js';

interface UseRow {
  readonly id: string;
  readonly move: string;
  readonly quantity: string;
  readonly value: string;
}

/** What is left of a use that goods have come back from before. */
interface OpenUse {
  readonly id: string;
  quantity: Decimal;
  value: Decimal;
}

/**
 * What goods cost that come back from outside: what they cost when they left, the last that left first. The pools are locked, so
 * nobody else takes the same goods back.
 */
export async function returnedCost(moves: readonly MoveToValue[], pools: CostPools, work: Work): Promise<Map<string, CostedGoods[]>> {
  const returns = moves.filter(({ outOf, into, returnOf }) => returnOf && outOf === undefined && into !== undefined);
  if (returns.length === 0) return new Map();
  const open = await openUses(
    returns.map(({ returnOf }) => returnOf!),
    work,
  );
  const costs = new Map<string, CostedGoods[]>();
  for (const move of returns) costs.set(move.id, await takeBack(move, open.get(move.returnOf!) ?? [], pools, work));
  return costs;
}

async function openUses(moveIds: readonly string[], work: Work): Promise<Map<string, OpenUse[]>> {
  const rows = await work.rows<UseRow>(
    `select u.id, u.move_id as move, (u.quantity - coalesce(back.quantity, 0))::text as quantity,
            (u.value + coalesce(late.amount, 0) - coalesce(back.value, 0))::text as value
       from cost_use u left join cost_layer o on o.id = u.layer_id
       left join lateral (select sum(a.amount) as amount from cost_adjustment a join cost_use c on c.id = a.use_id
         where coalesce(c.corrects_id, c.id) = u.id) late on true
       left join lateral (select sum(l.quantity) as quantity, sum(l.value + coalesce((select sum(a.amount) from cost_adjustment a
         where a.layer_id = l.id and a.passes_id is not null), 0)) as value from cost_layer l where l.restores_id = u.id) back on true
      where u.move_id = any($1::uuid[]) and u.corrects_id is null and u.quantity > coalesce(back.quantity, 0)
      order by o.day desc nulls first, o.id desc`,
    [moveIds],
  );
  const uses = rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity), value: new Decimal(row.value) }));
  return groupedBy(uses, ({ move }) => move);
}

async function takeBack(move: MoveToValue, uses: readonly OpenUse[], pools: CostPools, work: Work): Promise<CostedGoods[]> {
  const left = Decimal.sum(0, ...uses.map(({ quantity }) => quantity));
  if (left.lt(move.quantity)) throw await tooMuch(move, left, work);
  const goods: CostedGoods[] = [];
  let missing = move.quantity;
  for (const use of uses) {
    const quantity = Decimal.min(missing, use.quantity);
    if (quantity.isZero()) continue;
    const value = shareOf(use.value, quantity, use.quantity, pools.round(move.companyId));
    goods.push({ quantity, value, day: move.day, restores: use.id });
    use.quantity = use.quantity.minus(quantity);
    use.value = use.value.minus(value);
    missing = missing.minus(quantity);
  }
  return goods;
}

async function tooMuch(move: MoveToValue, left: Decimal, work: Work): Promise<ReturnsTooMuch> {
  const [named] = await work.rows<{ reference: string }>('select reference from stock_move where id = $1', [move.returnOf]);
  return new ReturnsTooMuch({ reference: named!.reference, asked: move.quantity.toFixed(), left: left.toFixed() });
}
