import { Decimal } from 'decimal.js';
import type { CalendarDay, Money, Ref } from '../../kernel/declare/index.js';
import { uuidV7, type Work } from '../../kernel/write/index.js';
import type { Product } from '../../foundation/catalog/index.js';
import type { Party } from '../../foundation/directory/index.js';
import { changeStock, type StockChange } from './change-stock.js';
import { CostLayer } from './cost-layer.js';
import { CostUse } from './cost-use.js';
import { holdsStock, Location } from './location.js';
import type { Lot } from './lot.js';
import { requireMovable } from './require-movable.js';
import { StockMove } from './stock-move.js';
import { valueMoves, type MoveToValue } from './value-moves.js';
import { StockMoved } from './warehouse.events.js';
import { warehousesBelowZero } from './below-zero.js';

/** Goods that go from one place to another, as a document says. */
export interface GoodsMove {
  readonly reference: string;
  readonly documentLine?: string;
  readonly day: CalendarDay;
  readonly product: Ref<Product>;
  readonly lot?: Ref<Lot>;
  /** In the product's own unit. */
  readonly quantity: Decimal;
  readonly from: Ref<Location>;
  readonly to: Ref<Location>;
  readonly party?: Ref<Party>;
  /** What goods that come from outside cost together; left out, as much as those that are there. */
  readonly value?: Money;
  readonly follows?: Ref<StockMove>;
  readonly returnOf?: Ref<StockMove>;
}

/**
 * Moves goods: the one way in which stock changes. The moves, the stock on hand, the cost layers and what is left of them are written
 * together; places and then costs are locked, each in the order of their ids.
 */
export async function moveStock(work: Work, moves: readonly GoodsMove[]): Promise<StockMove[]> {
  if (moves.length === 0) return [];
  const locations = await work.getAll(
    Location,
    moves.flatMap(({ from, to }) => [from.id, to.id]),
  );
  await requireMovable(moves, locations, work);
  const lenient = await warehousesBelowZero(locations.values(), work);
  const placed = moves.map((move) => placedMove(move, locations, lenient));
  await changeStock(placed.flatMap(stockChanges), work);
  const { values, layers, uses, keepRest, lookBack } = await valueMoves(placed.map(toValue), work);
  const written = await work.create(
    StockMove,
    placed.map(({ id, companyId, move }) => ({ ...move, id, company: companyId, value: values.get(id) })),
  );
  // A layer may be of goods that a use here took, and a use of a layer that came here.
  await work.rows('set constraints cost_layer_restores_id_foreign deferred');
  await work.create(CostLayer, layers);
  await work.create(CostUse, uses);
  await keepRest();
  work.announce(
    StockMoved,
    placed.map(({ id }) => ({ moveId: id })),
  );
  await lookBack();
  return written;
}

interface PlacedMove {
  readonly id: string;
  readonly companyId: string;
  readonly move: GoodsMove;
  readonly from: Location;
  readonly to: Location;
  /** More may leave than is there. */
  readonly mayOwe: boolean;
}

/** Goods leave us before they came only where the warehouse lets them, and where nobody has to know which of them they are. */
function placedMove(move: GoodsMove, locations: ReadonlyMap<string, Location>, lenient: ReadonlySet<string>): PlacedMove {
  const [from, to] = [locations.get(move.from.id)!, locations.get(move.to.id)!];
  const mayOwe = !move.lot && !move.returnOf && !holdsStock(to) && from.warehouse !== undefined && lenient.has(from.warehouse.id);
  return { id: uuidV7(), companyId: from.company.id, move, from, to, mayOwe };
}

function stockChanges({ companyId, move, from, to, mayOwe }: PlacedMove): StockChange[] {
  const change = (location: Location, by: Decimal, mayStayBelow: boolean): StockChange[] =>
    holdsStock(location)
      ? [
          {
            companyId,
            productId: move.product.id,
            locationId: location.id,
            lotId: move.lot?.id ?? null,
            by,
            day: move.day,
            mayOwe: mayStayBelow,
          },
        ]
      : [];
  // What comes to a place below zero may leave it there.
  return [...change(from, move.quantity.negated(), mayOwe), ...change(to, move.quantity, true)];
}

function toValue({ id, companyId, move, from, to, mayOwe }: PlacedMove): MoveToValue {
  const areaOf = (location: Location) => (holdsStock(location) ? (location.warehouse?.id ?? null) : undefined);
  const { product, quantity, day, value } = move;
  return {
    id,
    companyId,
    productId: product.id,
    quantity,
    day,
    value,
    outOf: areaOf(from),
    into: areaOf(to),
    follows: move.follows?.id,
    returnOf: move.returnOf?.id,
    mayOwe,
  };
}
