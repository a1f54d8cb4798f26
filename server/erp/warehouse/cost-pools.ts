import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import type { CostingMethod, RoundingMode } from '../../foundation/company/index.js';
import { CostPool, type OpenLayer, type Round } from './cost-pool.js';
import { groupedBy } from './grouped-by.js';
import type { NewLayer } from './value-moves.js';

/** Goods that are valued together: of one product, in one warehouse; null is on the way between two. */
export interface PoolKey {
  readonly companyId: string;
  readonly productId: string;
  readonly warehouseId: string | null;
}

interface CompanyRules {
  readonly id: string;
  readonly mode: RoundingMode;
  readonly places: number;
}

interface HeldRow {
  readonly id: string;
  readonly company: string;
  readonly product: string;
  readonly warehouse: string | null;
  readonly method: CostingMethod;
  readonly quantity: string;
  readonly value: string;
}

interface LayerRow extends Omit<HeldRow, 'method'> {
  readonly move: string;
  readonly day: string;
}

/** The pools that a set of moves touches, locked in the order of their ids until the transaction ends. */
export class CostPools {
  private readonly pools = new Map<string, { readonly id: string; readonly key: PoolKey; readonly pool: CostPool }>();
  private readonly days = new Map<string, CalendarDay>();
  private readonly rules = new Map<string, CompanyRules>();

  static async locked(keys: readonly PoolKey[], work: Work): Promise<CostPools> {
    const pools = new CostPools();
    const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()].sort((one, other) =>
      nameOf(one) < nameOf(other) ? -1 : 1,
    );
    if (wanted.length === 0) return pools;
    await pools.readRules(wanted, work);
    await makeRows(wanted, work);
    const held = await work.rows<HeldRow>(lockRows, columnsOf(wanted));
    const layers = await work.rows<LayerRow>(openLayers, columnsOf(wanted));
    const layersOf = groupedBy(layers, poolName);
    for (const row of held) pools.open(row, layersOf.get(poolName(row)) ?? []);
    return pools;
  }

  at(key: PoolKey): CostPool {
    return this.pools.get(nameOf(key))!.pool;
  }

  put(key: PoolKey, layer: OpenLayer, day: CalendarDay): void {
    this.days.set(layer.id, day);
    this.at(key).put(layer);
  }

  dayOf(layerId: string): CalendarDay {
    return this.days.get(layerId)!;
  }

  round(companyId: string): Round {
    const { mode, places } = this.rules.get(companyId)!;
    return (exact) => exact.toDecimalPlaces(places, mode === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP);
  }

  /** Those in which goods have come that others have left without. */
  get owing(): PoolKey[] {
    return [...this.pools.values()].filter(({ pool }) => pool.isOwing).map(({ key }) => key);
  }

  /** Writes down what is left of layers and pools. */
  async keep(added: readonly NewLayer[], work: Work): Promise<void> {
    const pools = [...this.pools.values()];
    if (pools.length === 0) return;
    const left = new Map(pools.flatMap(({ pool }) => pool.changed.map((layer) => [layer.id, layer])));
    const fresh = new Set(added.map(({ id }) => id));
    const reduced = [...left.values()].filter(({ id }) => !fresh.has(id));
    const kept = added.map((layer) => ({ ...layer, ...left.get(layer.id) }));
    await work.rows(addLayers, [
      kept.map(({ id }) => id),
      kept.map(({ company }) => company),
      kept.map(({ product }) => product),
      kept.map(({ warehouse }) => warehouse),
      kept.map(({ move }) => move),
      kept.map(({ day }) => day),
      kept.map(({ quantity }) => quantity.toFixed()),
      kept.map(({ value }) => value.toFixed()),
    ]);
    await work.rows(reduceLayers, [
      reduced.map(({ id }) => id),
      reduced.map(({ quantity }) => quantity.toFixed()),
      reduced.map(({ value }) => value.toFixed()),
    ]);
    await work.rows(keepPools, [
      pools.map(({ id }) => id),
      pools.map(({ pool }) => pool.quantity.toFixed()),
      pools.map(({ pool }) => pool.value.toFixed()),
      work.now,
    ]);
  }

  private async readRules(keys: readonly PoolKey[], work: Work): Promise<void> {
    const companies = await work.rows<CompanyRules>(
      `select c.id, c.rounding_mode as mode, u.decimals as places
         from company c join currency u on u.id = c.currency_id where c.id = any($1::uuid[])`,
      [[...new Set(keys.map(({ companyId }) => companyId))]],
    );
    for (const company of companies) this.rules.set(company.id, company);
  }

  private open(row: HeldRow, layers: readonly LayerRow[]): void {
    const open = layers.map(({ id, move, quantity, value }) => ({
      id,
      moveId: move,
      quantity: new Decimal(quantity),
      value: new Decimal(value),
    }));
    for (const { id, day } of layers) this.days.set(id, day);
    const held = { quantity: new Decimal(row.quantity), value: new Decimal(row.value) };
    const pool = new CostPool(row.method, this.round(row.company), held, open);
    const key = { companyId: row.company, productId: row.product, warehouseId: row.warehouse };
    this.pools.set(poolName(row), { id: row.id, key, pool });
  }
}

const nameOf = ({ companyId, productId, warehouseId }: PoolKey): string => `${companyId} ${productId} ${warehouseId}`;
const poolName = ({ company, product, warehouse }: Pick<HeldRow, 'company' | 'product' | 'warehouse'>): string =>
  nameOf({ companyId: company, productId: product, warehouseId: warehouse });

const columnsOf = (keys: readonly PoolKey[]): unknown[] => [
  keys.map(({ companyId }) => companyId),
  keys.map(({ productId }) => productId),
  keys.map(({ warehouseId }) => warehouseId),
];

async function makeRows(keys: readonly PoolKey[], work: Work): Promise<void> {
  await work.rows(
    `insert into stock_value (id, version, created_at, updated_at, company_id, product_id, warehouse_id, costing_method, quantity, value)
     select n.id, 1, $5, $5, n.company, n.product, n.warehouse, c.costing_method, 0, 0
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as n(company, product, warehouse, id) join company c on c.id = n.company
     on conflict (company_id, product_id, warehouse_id) do nothing`,
    [...columnsOf(keys), keys.map(() => uuidV7()), work.now],
  );
}

const wantedPools = `unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(company, product, warehouse)`;
const ofWantedPool = (table: string) =>
  `${table}.company_id = w.company and ${table}.product_id = w.product and ${table}.warehouse_id is not distinct from w.warehouse`;

const lockRows = `select v.id, v.company_id as company, v.product_id as product, v.warehouse_id as warehouse, v.costing_method as method, v.quantity::text as quantity,
         v.value::text as value
    from ${wantedPools} join stock_value v on ${ofWantedPool('v')} order by v.id for no key update of v`;

/** A statement of its own: it has to see what was written by those we waited for. */
const openLayers = `select b.layer_id as id, b.company_id as company, b.product_id as product, b.warehouse_id as warehouse,
         b.move_id as move, b.day::text as day, b.quantity::text as quantity, b.value::text as value
    from ${wantedPools} join timon.layer_balance b on ${ofWantedPool('b')} where b.quantity > 0 order by b.day, b.layer_id`;

const addLayers = `insert into timon.layer_balance (layer_id, company_id, product_id, warehouse_id, move_id, day, quantity, value)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::numeric[], $8::numeric[])`;

const reduceLayers = `update timon.layer_balance b set quantity = v.quantity, value = v.value
  from unnest($1::uuid[], $2::numeric[], $3::numeric[]) as v(id, quantity, value) where b.layer_id = v.id`;

const keepPools = `update stock_value s set quantity = v.quantity, value = v.value, version = version + 1, updated_at = $4
  from unnest($1::uuid[], $2::numeric[], $3::numeric[]) as v(id, quantity, value) where s.id = v.id`;
