import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';
import { scrapLineAccess } from './scrap.access.js';
import { Scrap } from './scrap.js';

/** One product, and one lot of it, that is thrown away. */
@Resource<ScrapLine>({
  module: 'warehouse',
  access: scrapLineAccess,
  title: 'product',
  partOf: 'scrap',
  columns: ['product', 'lot', 'quantity'],
})
export class ScrapLine {
  id!: string;
  @Link('internal', () => Scrap) scrap!: Ref<Scrap>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Lot, { optional: true, inverse: false }) lot?: Ref<Lot>;
  /** In the product's own unit. */
  @Quantity('internal', { min: 1e-6, default: 1 }) quantity!: Decimal;
}
