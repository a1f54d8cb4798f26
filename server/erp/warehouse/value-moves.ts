import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { CostPools, type PoolKey } from './cost-pools.js';
import { lastUnitCosts } from './last-unit-costs.js';
import { placeLateGoods } from './place-late-goods.js';
import { returnedCost } from './returned-cost.js';
import { settleOwed } from './settle-owed.js';
import { Warehouse } from './warehouse.js';
import { NotEnoughStock } from './warehouse.errors.js';

/** A move as far as cost is concerned. Areas are the warehouses by which goods are valued; null is on the way. */
export interface MoveToValue {
  readonly id: string;
  readonly companyId: string;
  readonly productId: string;
  readonly quantity: Decimal;
  readonly day: CalendarDay;
  /** Left out where the goods are not ours there. */
  readonly outOf?: string | null;
  readonly into?: string | null;
  /** What the goods that come cost together, where it is known. */
  readonly value?: Money;
  readonly follows?: string;
  readonly returnOf?: string;
  /** More may leave than is there. */
  readonly mayOwe: boolean;
}

export interface NewLayer {
  readonly id: string;
  readonly company: string;
  readonly product: string;
  readonly warehouse: string | null;
  readonly move: string;
  readonly day: CalendarDay;
  readonly quantity: Decimal;
  readonly value: Money;
  readonly restores?: string;
}

export interface NewUse {
  readonly id: string;
  readonly company: string;
  readonly move: string;
  readonly layer?: string;
  readonly quantity: Decimal;
  readonly value: Money;
}

/** What a set of moves does to cost: a value for each move, and the rows that explain it. */
export interface Valuation {
  readonly values: ReadonlyMap<string, Money>;
  readonly layers: readonly NewLayer[];
  readonly uses: readonly NewUse[];
  /** Writes down what is left of the goods, once the layers are written. */
  readonly keepRest: () => Promise<void>;
  /** What the goods that came say of those that had left before. */
  readonly lookBack: () => Promise<void>;
}

/**
 * Values moves in their order. Goods that come bring a layer; goods that go use layers up; goods that go to another warehouse take
 * their cost and their age along; goods that come back cost what they cost when they left.
 */
export async function valueMoves(moves: readonly MoveToValue[], work: Work): Promise<Valuation> {
  const valued = moves.filter(({ outOf, into }) => outOf !== into);
  const pools = await CostPools.locked([...valued.flatMap(poolsOf), ...(await poolsBehind(valued, work))], work);
  const costs = await lastUnitCosts(valued, work);
  const back = await returnedCost(valued, pools, work);
  const products = await work.getAll(Product, new Set(valued.map(({ productId }) => productId)));
  const values = new Map<string, Money>();
  const layers: NewLayer[] = [];
  const uses: NewUse[] = [];
  for (const move of valued) {
    await requireThere(move, pools, costs, work);
    const incoming = takeOut(move, pools, uses, costs) ?? back.get(move.id) ?? [{ ...move, value: worth(move, pools, products) }];
    values.set(move.id, Decimal.sum(0, ...incoming.map(({ value }) => value)));
    if (move.into !== undefined) putIn(move, incoming, pools, layers);
  }
  const arrivals = layers.filter(({ restores }) => restores === undefined);
  const lookBack = async (): Promise<void> => {
    await settleOwed(
      work,
      pools.owing.map((key) => ({ ...key, round: pools.round(key.companyId) })),
    );
    await placeLateGoods(
      work,
      arrivals.map(({ id, day, company }) => ({ layerId: id, day, round: pools.round(company) })),
    );
  };
  return { values, layers, uses, keepRest: () => pools.keep(layers, work), lookBack };
}

/** Goods with what they cost, and how old they are. */
export interface CostedGoods {
  readonly quantity: Decimal;
  readonly value: Money;
  readonly day: CalendarDay;
  readonly restores?: string;
}

function poolsOf({ companyId, productId, outOf, into }: MoveToValue): PoolKey[] {
  return [outOf, into].flatMap((area) => (area === undefined ? [] : [{ companyId, productId, warehouseId: area }]));
}

/**
 * Goods that come after others have left without them, or on a day that is past, say something of those too, wherever they are now: all
 * pools of the product are locked along with the others.
 */
async function poolsBehind(moves: readonly MoveToValue[], work: Work): Promise<PoolKey[]> {
  const coming = moves.filter(({ outOf }) => outOf === undefined);
  if (coming.length === 0) return [];
  return work.rows<PoolKey & object>(
    `select v.company_id as "companyId", v.product_id as "productId", v.warehouse_id as "warehouseId"
       from (select company, product, bool_or(day < $4) as late from unnest($1::uuid[], $2::uuid[], $3::date[]) as m(company, product, day)
         group by company, product) m join stock_value v on v.company_id = m.company and v.product_id = m.product
      where m.late or exists (select from stock_value o where o.company_id = m.company and o.product_id = m.product and o.quantity < 0)`,
    [coming.map(({ companyId }) => companyId), coming.map(({ productId }) => productId), coming.map(({ day }) => day), work.today],
  );
}

/** Where goods may leave before they came, those that lie elsewhere in the warehouse may be owed to these: only what is left over goes on. */
async function requireThere(move: MoveToValue, pools: CostPools, costs: ReadonlyMap<string, Decimal>, work: Work): Promise<void> {
  const { companyId, productId, outOf, quantity } = move;
  if (outOf === undefined || outOf === null || costs.has(move.id)) return;
  const { there } = pools.at({ companyId, productId, warehouseId: outOf });
  if (there.gte(quantity)) return;
  const { name: product } = await work.get(Product, productId);
  const { name: location } = await work.get(Warehouse, outOf);
  throw new NotEnoughStock({ product, location, asked: quantity.toFixed(), free: there.toFixed() });
}

function takeOut(move: MoveToValue, pools: CostPools, uses: NewUse[], costs: ReadonlyMap<string, Decimal>): CostedGoods[] | undefined {
  if (move.outOf === undefined) return undefined;
  const { companyId, productId } = move;
  const pool = pools.at({ companyId, productId, warehouseId: move.outOf });
  const shares = pool.take(move.quantity, move.follows ?? move.returnOf, costs.get(move.id));
  return shares.map(({ layerId, quantity, value }) => {
    const id = uuidV7();
    uses.push({ id, company: companyId, move: move.id, layer: layerId ?? undefined, quantity, value });
    return { quantity, value, day: layerId === null ? move.day : pools.dayOf(layerId), restores: id };
  });
}

function putIn(move: MoveToValue, goods: readonly CostedGoods[], pools: CostPools, layers: NewLayer[]): void {
  const { id: moveId, companyId, productId, into } = move;
  for (const { quantity, value, day, restores } of goods) {
    const id = uuidV7();
    pools.put({ companyId, productId, warehouseId: into! }, { id, moveId, quantity, value }, day);
    layers.push({ id, company: companyId, product: productId, warehouse: into!, move: moveId, day, quantity, value, restores });
  }
}

/** What was said, else as much as what is there, else what the product usually costs us. */
function worth(move: MoveToValue, pools: CostPools, products: ReadonlyMap<string, Product>): Money {
  const { companyId, productId, into, quantity, value } = move;
  const pool = pools.at({ companyId, productId, warehouseId: into! });
  if (value) return pools.round(companyId)(value);
  return pool.worthOf(quantity) ?? pools.round(companyId)(quantity.times(products.get(productId)!.cost ?? 0));
}
