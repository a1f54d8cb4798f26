import type { Decimal } from 'decimal.js';
import {
  Choice,
  Flag,
  Integer,
  Lines,
  Link,
  LongText,
  Quantity,
  Resource,
  Text,
  UnitPrice,
  type Price,
  type Ref,
} from '../../kernel/declare/index.js';
import { TaxCode } from '../taxes/index.js';
import { productAccess } from './product.access.js';
import { ProductCategory } from './product-category.js';
import { ProductSupplier } from './product-supplier.js';
import { Unit } from './unit.js';

const productKinds = ['goods', 'service'] as const;
export type ProductKind = (typeof productKinds)[number];
const trackings = ['none', 'lot', 'serial'] as const;
export type Tracking = (typeof trackings)[number];

/** Something we sell, and the price we ask when no price list says otherwise. */
@Resource<Product>({
  module: 'catalog',
  access: productAccess,
  title: 'name',
  columns: ['name', 'code', 'category', 'quantityPerUnit', 'listPrice', 'active'],
})
export class Product {
  id!: string;
  version!: number;
  @Text('public', { unique: true, maxLength: 40, search: true }) code!: string;
  @Text('public', { filter: true, search: true }) name!: string;
  @Link('public', () => ProductCategory, { optional: true }) category?: Ref<ProductCategory>;
  @Choice('public', productKinds, { default: 'goods', filter: true }) kind!: ProductKind;
  @Link('public', () => Unit, { inverse: false }) unit!: Ref<Unit>;
  @UnitPrice('money', { currency: 'company', min: 0, default: 0, filter: true }) listPrice!: Price;
  @UnitPrice('margin', { currency: 'company', min: 0, optional: true }) cost?: Price;
  @Link('public', () => TaxCode, { optional: true, inverse: false }) taxCode?: Ref<TaxCode>;
  @Flag('public', { default: true, filter: true }) active!: boolean;
  @Text('public', { optional: true, maxLength: 80 }) quantityPerUnit?: string;
  @Text('public', { optional: true, maxLength: 40, filter: true, search: true }) barcode?: string;
  /** Of one unit of it. */
  @Quantity('public', { optional: true, min: 0 }) weightKg?: Decimal;
  /** Whether its stock is told apart: not at all, by lots, or each piece by a number of its own. */
  @Choice('public', trackings, { default: 'none' }) tracking!: Tracking;
  /** How long a lot of it keeps from the day it was made; the days below count from then too. */
  @Integer('internal', { optional: true, min: 1 }) shelfLifeDays?: number;
  @Integer('internal', { optional: true, min: 1 }) bestBeforeDays?: number;
  @Integer('internal', { optional: true, min: 1 }) removalDays?: number;
  @Integer('internal', { optional: true, min: 1 }) alertDays?: number;
  @LongText('public', { optional: true }) description?: string;
  @Lines('internal', () => ProductSupplier, 'product') suppliers!: ProductSupplier[];
}
