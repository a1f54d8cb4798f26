import type { Decimal } from 'decimal.js';
import { Amount, Link, Rate, Resource, Text, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { purchaseToleranceAccess } from './purchase-tolerance.access.js';

/** How far what comes and what is billed may be from what was ordered. The one that asks for more decides: product, then supplier. */
@Resource<PurchaseTolerance>({
  module: 'purchasing',
  access: purchaseToleranceAccess,
  title: 'name',
  columns: ['name', 'supplier', 'product', 'overReceipt', 'quantity', 'price', 'priceAmount'],
  keys: [['company', 'supplier', 'product']],
})
export class PurchaseTolerance {
  id!: string;
  version!: number;
  @Text('internal', { search: true, maxLength: 80 }) name!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true, inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Party, { optional: true, where: { isSupplier: true }, inverse: 'purchaseTolerances' }) supplier?: Ref<Party>;
  @Link('internal', () => Product, { optional: true, inverse: 'purchaseTolerances' }) product?: Ref<Product>;
  /** In percent of what was ordered: how much more may come. */
  @Rate('internal', { min: 0, max: 100, default: 0 }) overReceipt!: Decimal;
  /** In percent of what has come: how much more may be billed. */
  @Rate('internal', { min: 0, max: 100, default: 0 }) quantity!: Decimal;
  /** In percent of the order's price: how much dearer a bill may be. */
  @Rate('internal', { min: 0, max: 100, default: 0 }) price!: Decimal;
  /** How much dearer the line of a bill may be in all; left out, the percentage alone decides. */
  @Amount('internal', { currency: 'company', optional: true, min: 0 }) priceAmount?: Money;
}
