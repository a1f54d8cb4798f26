import type { Work } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';
import { holdsStock, type Location } from './location.js';
import type { GoodsMove } from './move-stock.js';
import {
  LocationOfOtherCompany,
  LotInQuarantine,
  LotMissing,
  LotOfOtherProduct,
  NotKeptInStock,
  SerialNotSingle,
} from './warehouse.errors.js';

/** Only goods move, within one company, and those whose lots are told apart with theirs named. */
export async function requireMovable(moves: readonly GoodsMove[], locations: ReadonlyMap<string, Location>, work: Work): Promise<void> {
  const products = await work.getAll(
    Product,
    moves.map(({ product }) => product.id),
  );
  const lots = await work.getAll(
    Lot,
    moves.flatMap(({ lot }) => (lot ? [lot.id] : [])),
  );
  for (const move of moves) {
    const [from, to] = [locations.get(move.from.id)!, locations.get(move.to.id)!];
    if (from.company.id !== to.company.id) throw new LocationOfOtherCompany({ location: to.name });
    const product = products.get(move.product.id)!;
    if (product.kind !== 'goods') throw new NotKeptInStock({ product: product.name });
    const lot = move.lot && lots.get(move.lot.id)!;
    requireLot(move, product, lot);
    if (lot?.state === 'quarantined' && to.kind === 'customer') throw new LotInQuarantine({ lot: lot.number, product: product.name });
  }
  await requireSingleSerials(moves, locations, products, work);
}

function requireLot(move: GoodsMove, product: Product, lot: Lot | undefined): void {
  if ((product.tracking === 'none') !== (lot === undefined)) throw new LotMissing({ product: product.name });
  if (lot && lot.product.id !== product.id) throw new LotOfOtherProduct({ lot: lot.number, product: product.name });
  if (product.tracking === 'serial' && !move.quantity.eq(1)) throw new SerialNotSingle({ product: product.name, lot: lot!.number });
}

/** A number that comes in is nowhere in stock yet. Its lot is locked, so that it does not come in twice at once. */
async function requireSingleSerials(
  moves: readonly GoodsMove[],
  locations: ReadonlyMap<string, Location>,
  products: ReadonlyMap<string, Product>,
  work: Work,
): Promise<void> {
  const arriving = moves.filter(
    ({ product, from, to }) =>
      products.get(product.id)!.tracking === 'serial' && !holdsStock(locations.get(from.id)!) && holdsStock(locations.get(to.id)!),
  );
  if (arriving.length === 0) return;
  const ids = arriving.map(({ lot }) => lot!.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  await work.rows('select id from lot where id = any($1::uuid[]) order by id for no key update', [ids]);
  const [present] = await work.rows<{ lot: string }>(
    `select lot_id as lot from stock_on_hand where lot_id = any($1::uuid[]) and quantity > 0 limit 1`,
    [ids],
  );
  const doubled = twice ?? present?.lot;
  if (!doubled) return;
  const { product, number } = await work.get(Lot, doubled);
  throw new SerialNotSingle({ product: products.get(product.id)!.name, lot: number });
}
