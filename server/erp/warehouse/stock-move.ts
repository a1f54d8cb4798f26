import type { Decimal } from 'decimal.js';
import { Amount, Day, Link, Quantity, Resource, Text, type CalendarDay, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { Location } from './location.js';
import { Lot } from './lot.js';
import { stockMoveAccess } from './stock.access.js';

/** Goods that went from one place to another. It has happened: a mistake is put right by another move, never by changing this one. */
@Resource<StockMove>({
  module: 'warehouse',
  access: stockMoveAccess,
  title: 'reference',
  orderBy: { field: 'day', direction: 'DESC' },
  columns: ['day', 'reference', 'product', 'lot', 'quantity', 'from', 'to', 'value'],
  appendOnly: true,
  checks: { goes_somewhere: 'from_id <> to_id', moves_something: 'quantity > 0' },
})
export class StockMove {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  /** The number of the document that moved them. */
  @Text('internal', { filter: true, search: true, maxLength: 60 }) reference!: string;
  /** The line of that document, by its id. */
  @Text('internal', { optional: true, filter: true, maxLength: 36 }) documentLine?: string;
  @Day('internal', { filter: true }) day!: CalendarDay;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Lot, { optional: true }) lot?: Ref<Lot>;
  /** In the product's own unit. */
  @Quantity('internal') quantity!: Decimal;
  @Link('internal', () => Location, { inverse: 'movesOut' }) from!: Ref<Location>;
  @Link('internal', () => Location, { inverse: 'movesIn' }) to!: Ref<Location>;
  /** From whom they came or to whom they went. */
  @Link('internal', () => Party, { optional: true }) party?: Ref<Party>;
  /** The move that brought them where this one took them from: of a transfer in two steps, the first. */
  @Link('internal', () => StockMove, { optional: true, inverse: 'nextMoves' }) follows?: Ref<StockMove>;
  /** The move that this one takes back. */
  @Link('internal', () => StockMove, { optional: true, inverse: 'returns' }) returnOf?: Ref<StockMove>;
  /** What they are worth to us; empty where they stay in the same warehouse. */
  @Amount('margin', { currency: 'company', optional: true }) value?: Money;
}
