import type { Decimal } from 'decimal.js';
import {
  Day,
  Integer,
  Link,
  Quantity,
  Resource,
  Text,
  UnitPrice,
  type CalendarDay,
  type Price,
  type Ref,
} from '../../kernel/declare/index.js';
import { Currency } from '../company/index.js';
import { Party } from '../directory/index.js';
import { productSupplierAccess } from './product.access.js';
import { Product } from './product.js';

/** Who sells us a product, under which code, from which quantity on for how much, how soon, and between which days. */
@Resource<ProductSupplier>({ module: 'catalog', access: productSupplierAccess, title: 'supplier', partOf: 'product' })
export class ProductSupplier {
  id!: string;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Party, { inverse: 'suppliedProducts', where: { isSupplier: true } }) supplier!: Ref<Party>;
  @Text('internal', { optional: true, maxLength: 40 }) supplierCode?: string;
  @Link('internal', () => Currency, { inverse: false, default: 'company currency' }) currency!: Ref<Currency>;
  /** For one of the product's own unit. */
  @UnitPrice('margin', { currency: 'currency', min: 0, optional: true }) price?: Price;
  /** From which quantity on the price holds; the least of a supplier's is the least that they sell. */
  @Quantity('internal', { min: 0, optional: true }) minQuantity?: Decimal;
  /** Sold in multiples of this: a box, a pallet. */
  @Quantity('internal', { min: 1e-6, optional: true }) orderMultiple?: Decimal;
  @Integer('internal', { min: 0, optional: true }) leadTimeDays?: number;
  @Day('internal', { optional: true }) validFrom?: CalendarDay;
  @Day('internal', { optional: true }) validUntil?: CalendarDay;
}
