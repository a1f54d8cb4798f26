import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { stockCountLineAccess } from './stock-count.access.js';
import { StockCount } from './stock-count.js';
import { Location } from './location.js';
import { Lot } from './lot.js';

/** One product, and one lot of it, in one place: what was there when the count began, and what was found. */
@Resource<StockCountLine>({
  module: 'warehouse',
  access: stockCountLineAccess,
  title: 'product',
  partOf: 'count',
  columns: ['location', 'product', 'lot', 'expected', 'counted', 'difference'],
})
export class StockCountLine {
  id!: string;
  @Link('internal', () => StockCount) count!: Ref<StockCount>;
  @Link('internal', () => Location, { fixed: true, inverse: false, where: { kind: 'internal' } }) location!: Ref<Location>;
  @Link('internal', () => Product, { fixed: true, inverse: false }) product!: Ref<Product>;
  @Link('internal', () => Lot, { optional: true, fixed: true, inverse: false }) lot?: Ref<Lot>;
  /** What was there when the count began. */
  @Quantity('internal', { readonly: true, default: 0 }) expected!: Decimal;
  /** Left out, it was not counted, and stays as it is. */
  @Quantity('internal', { optional: true, min: 0 }) counted?: Decimal;
  @Quantity('internal', { readonly: true, optional: true }) difference?: Decimal;
}
