import type { Decimal } from 'decimal.js';
import { Day, Link, Quantity, Resource, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Location } from './location.js';
import { Lot } from './lot.js';
import { stockOnHandAccess } from './stock.access.js';

/** How much of a product, and of which lot, lies in a place, and how much of that is promised: what all moves come to. */
@Resource<StockOnHand>({
  module: 'warehouse',
  access: stockOnHandAccess,
  title: 'product',
  plural: 'stockOnHands',
  columns: ['product', 'location', 'lot', 'quantity', 'reserved', 'since'],
  summary: true,
  keys: [['product', 'location', 'lot']],
  checks: { promises_what_is_there: 'reserved >= 0 and (reserved = 0 or reserved <= quantity)' },
})
export class StockOnHand {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Product, { inverse: 'stockOnHand' }) product!: Ref<Product>;
  @Link('internal', () => Location, { inverse: 'stockOnHand' }) location!: Ref<Location>;
  @Link('internal', () => Lot, { optional: true, inverse: 'stockOnHand' }) lot?: Ref<Lot>;
  @Quantity('internal') quantity!: Decimal;
  @Quantity('internal') reserved!: Decimal;
  /** The day on which the oldest of it came. */
  @Day('internal') since!: CalendarDay;
}
