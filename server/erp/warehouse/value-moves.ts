import { Decimal } from 'decimal.js';
import type { CalendarDay, Money } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { CostPools, type PoolKey } from './cost-pools.js';
import { returnedCost } from './returned-cost.js';

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
  readonly layer: string;
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
}

/**
 * Values moves in their order. Goods that come bring a layer; goods that go use layers up; goods that go to another warehouse take
 * their cost and their age along; goods that come back cost what they cost when they left.
 */
export async function valueMoves(moves: readonly MoveToValue[], work: Work): Promise<Valuation> {
  const valued = moves.filter(({ outOf, into }) => outOf !== into);
  const pools = await CostPools.locked(valued.flatMap(poolsOf), work);
  const back = await returnedCost(valued, pools, work);
  const products = await work.getAll(Product, new Set(valued.map(({ productId }) => productId)));
  const values = new Map<string, Money>();
  const layers: NewLayer[] = [];
  const uses: NewUse[] = [];
  for (const move of valued) {
    const incoming = takeOut(move, pools, uses) ?? back.get(move.id) ?? [{ ...move, value: worth(move, pools, products) }];
    values.set(move.id, Decimal.sum(0, ...incoming.map(({ value }) => value)));
    if (move.into !== undefined) putIn(move, incoming, pools, layers);
  }
  return { values, layers, uses, keepRest: () => pools.keep(layers, work) };
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

function takeOut(move: MoveToValue, pools: CostPools, uses: NewUse[]): CostedGoods[] | undefined {
  if (move.outOf === undefined) return undefined;
  const { companyId, productId } = move;
  const shares = pools.at({ companyId, productId, warehouseId: move.outOf }).take(move.quantity, move.follows ?? move.returnOf);
  return shares.map(({ layerId, quantity, value }) => {
    const id = uuidV7();
    uses.push({ id, company: companyId, move: move.id, layer: layerId, quantity, value });
    return { quantity, value, day: pools.dayOf(layerId), restores: id };
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
