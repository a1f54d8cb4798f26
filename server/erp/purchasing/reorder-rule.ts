import type { Decimal } from 'decimal.js';
import { Integer, Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { Warehouse } from '../warehouse/index.js';
import { reorderRuleAccess } from './reorder.access.js';

/** When to buy a product for a warehouse, and how much: below the least, up to the most. */
@Resource<ReorderRule>({
  module: 'purchasing',
  access: reorderRuleAccess,
  title: 'product',
  columns: ['product', 'warehouse', 'minimum', 'maximum', 'orderMultiple', 'leadTimeDays', 'supplier'],
  keys: [['product', 'warehouse']],
  checks: { most_is_no_less: 'maximum >= minimum' },
})
export class ReorderRule {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true, inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Warehouse) warehouse!: Ref<Warehouse>;
  /** In the product's own unit, as what follows. */
  @Quantity('internal', { min: 0 }) minimum!: Decimal;
  @Quantity('internal', { min: 0 }) maximum!: Decimal;
  @Quantity('internal', { optional: true, min: 1e-6 }) orderMultiple?: Decimal;
  /** Left out, the supplier's. */
  @Integer('internal', { optional: true, min: 0, max: 730 }) leadTimeDays?: number;
  /** How many days beyond the lead time have to be covered. */
  @Integer('internal', { default: 0, min: 0, max: 730 }) horizonDays!: number;
  /** Left out, the first of the product's suppliers. */
  @Link('internal', () => Party, { optional: true, where: { isSupplier: true } }) supplier?: Ref<Party>;
}
