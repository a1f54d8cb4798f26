import { Decimal } from 'decimal.js';
import type { Work } from '../../kernel/write/index.js';
import type { UseChange } from './adjust-cost.js';
import { correctUses, type UseCorrection } from './correct-uses.js';
import { shareOf, type Round } from './cost-pool.js';
import type { PoolKey } from './cost-pools.js';
import { groupedBy } from './grouped-by.js';

/** Pools in which goods lie that others were waiting for: those that have left before they came. */
export interface OwingPool extends PoolKey {
  readonly round: Round;
}

/** What has left before it came was of what is there now: it costs what this cost, and the gap goes where it went. */
export async function settleOwed(work: Work, pools: readonly OwingPool[]): Promise<void> {
  if (pools.length === 0) return;
  const keys = [
    pools.map(({ companyId }) => companyId),
    pools.map(({ productId }) => productId),
    pools.map(({ warehouseId }) => warehouseId),
  ];
  const owed = groupedBy(await work.rows<OwedRow>(owedUses, keys), nameOf);
  const there = groupedBy(await work.rows<ThereRow>(openLayers, keys), nameOf);
  const corrections: UseCorrection[] = [];
  const changes: UseChange[] = [];
  for (const { round, companyId, productId, warehouseId } of pools) {
    const name = nameOf({ company: companyId, product: productId, warehouse: warehouseId });
    const layers = (there.get(name) ?? []).map((row) => ({ ...row, quantity: new Decimal(row.quantity), value: new Decimal(row.value) }));
    for (const use of owed.get(name) ?? []) {
      let open = { quantity: new Decimal(use.quantity), value: new Decimal(use.value) };
      for (const layer of layers) {
        const quantity = Decimal.min(open.quantity, layer.quantity);
        if (quantity.isZero()) continue;
        const value = shareOf(open.value, quantity, open.quantity, round);
        const cost = shareOf(layer.value, quantity, layer.quantity, round);
        corrections.push({ companyId, moveId: use.move, rootId: use.root, from: null, to: layer.id, quantity, value });
        const { reference, day } = layer;
        changes.push({ layerId: layer.id, rootId: use.root, amount: cost.minus(value), cause: 'negative stock', reference, day });
        open = { quantity: open.quantity.minus(quantity), value: open.value.minus(value) };
        Object.assign(layer, { quantity: layer.quantity.minus(quantity), value: layer.value.minus(cost) });
      }
    }
  }
  await correctUses(work, corrections, changes);
}

interface PoolRow {
  readonly company: string;
  readonly product: string;
  readonly warehouse: string | null;
}

interface OwedRow extends PoolRow {
  readonly root: string;
  readonly move: string;
  readonly quantity: string;
  readonly value: string;
}

interface ThereRow extends PoolRow {
  readonly id: string;
  readonly reference: string;
  readonly day: string;
  readonly quantity: string;
  readonly value: string;
}

const nameOf = ({ company, product, warehouse }: PoolRow): string => `${company} ${product} ${warehouse}`;

const wanted = 'unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(company, product, warehouse)';

const owedUses = `select w.company, w.product, w.warehouse, coalesce(u.corrects_id, u.id) as root, u.move_id as move, sum(u.quantity)::text as quantity,
         sum(u.value)::text as value
    from ${wanted} join stock_move m on m.company_id = w.company and m.product_id = w.product
    join location f on f.id = m.from_id and f.warehouse_id is not distinct from w.warehouse join cost_use u on u.move_id = m.id
   where u.layer_id is null group by 1, 2, 3, 4, 5 having sum(u.quantity) > 0 order by 4`;

const openLayers = `select w.company, w.product, w.warehouse, b.layer_id as id, m.reference, m.day::text as day, b.quantity::text as quantity,
         b.value::text as value
    from ${wanted} join timon.layer_balance b
      on b.company_id = w.company and b.product_id = w.product and b.warehouse_id is not distinct from w.warehouse and b.quantity > 0
    join stock_move m on m.id = b.move_id order by b.day, b.layer_id`;
