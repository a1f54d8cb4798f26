import type { Decimal } from 'decimal.js';
import { Integer, Link, Quantity, Resource, Text, UnitPrice, type Price, type Ref } from '../../kernel/declare/index.js';
import { Currency } from '../company/index.js';
import { Party } from '../directory/index.js';
import { productSupplierAccess } from './product.access.js';
import { Product } from './product.js';

/** Who sells us a product, under which code, for how much and how soon. */
@Resource<ProductSupplier>({ module: 'catalog', access: productSupplierAccess, title: 'supplier', partOf: 'product' })
export class ProductSupplier {
  id!: string;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Party, { inverse: 'suppliedProducts', where: { isSupplier: true } }) supplier!: Ref<Party>;
  @Text('internal', { optional: true, maxLength: 40 }) supplierCode?: string;
  @Link('internal', () => Currency, { inverse: false, default: 'company currency' }) currency!: Ref<Currency>;
  @UnitPrice('margin', { currency: 'currency', min: 0, optional: true }) price?: Price;
  @Quantity('internal', { min: 0, optional: true }) minQuantity?: Decimal;
  @Integer('internal', { min: 0, optional: true }) leadTimeDays?: number;
}
