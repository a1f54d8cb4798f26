import type { Decimal } from 'decimal.js';
import { Amount, Choice, Link, Quantity, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company, costingMethods, type CostingMethod } from '../../foundation/company/index.js';
import { stockValueAccess } from './stock.access.js';
import { Warehouse } from './warehouse.js';

/** What a product's stock in a warehouse is worth, or what is on its way between two: what all cost layers less their uses come to. */
@Resource<StockValue>({
  module: 'warehouse',
  access: stockValueAccess,
  title: 'product',
  columns: ['product', 'warehouse', 'costingMethod', 'quantity', 'value'],
  summary: true,
  keys: [['company', 'product', 'warehouse']],
})
export class StockValue {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Product) product!: Ref<Product>;
  /** Empty: on the way. */
  @Link('internal', () => Warehouse, { optional: true }) warehouse?: Ref<Warehouse>;
  /** The company's method when this was first valued: it is not valued otherwise afterwards. */
  @Choice('internal', costingMethods) costingMethod!: CostingMethod;
  @Quantity('internal') quantity!: Decimal;
  @Amount('margin', { currency: 'company' }) value!: Money;
}
