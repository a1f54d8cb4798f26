import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { deliveryLineAccess } from './delivery.access.js';
import { Delivery } from './delivery.js';
import { Lot } from './lot.js';
import { StockMove } from './stock-move.js';

/** One product of a delivery: how much is to leave, how much is set aside for it, and how much has left. */
@Resource<DeliveryLine>({
  module: 'warehouse',
  access: deliveryLineAccess,
  title: 'product',
  partOf: 'delivery',
  columns: ['product', 'lot', 'quantity', 'reserved', 'shipped'],
})
export class DeliveryLine {
  id!: string;
  @Link('internal', () => Delivery) delivery!: Ref<Delivery>;
  @Link('internal', () => Product) product!: Ref<Product>;
  /** Only of this lot; left out, what is to leave first. */
  @Link('internal', () => Lot, { optional: true, inverse: false }) lot?: Ref<Lot>;
  /** In the product's own unit. */
  @Quantity('internal', { min: 1e-6, default: 1 }) quantity!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) reserved!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) shipped!: Decimal;
  /** The receipt that goes back. */
  @Link('internal', () => StockMove, { optional: true, inverse: false }) returnOf?: Ref<StockMove>;
}
