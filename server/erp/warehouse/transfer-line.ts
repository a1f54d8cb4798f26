import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';
import { transferLineAccess } from './transfer.access.js';
import { Transfer } from './transfer.js';

/** One product, and one lot of it, in a transfer. */
@Resource<TransferLine>({
  module: 'warehouse',
  access: transferLineAccess,
  title: 'product',
  partOf: 'transfer',
  columns: ['product', 'lot', 'quantity', 'received'],
})
export class TransferLine {
  id!: string;
  @Link('internal', () => Transfer) transfer!: Ref<Transfer>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Lot, { optional: true, inverse: false }) lot?: Ref<Lot>;
  /** In the product's own unit. */
  @Quantity('internal', { min: 1e-6, default: 1 }) quantity!: Decimal;
  /** What arrived; left out, all that left. What did not arrive is lost. */
  @Quantity('internal', { min: 0, optional: true }) received?: Decimal;
}
