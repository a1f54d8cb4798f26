import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, Text, type Ref } from '../../kernel/declare/index.js';
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
  columns: ['product', 'lot', 'quantity', 'reserved', 'toShip', 'shipped'],
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
  /** What leaves with it; left out, all that is there. The rest follows with a delivery of its own. */
  @Quantity('internal', { optional: true, min: 0 }) toShip?: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) shipped!: Decimal;
  /** The receipt that goes back. */
  @Link('internal', () => StockMove, { optional: true, inverse: false }) returnOf?: Ref<StockMove>;
  /** The line of the document that asked for it, by its id. */
  @Text('internal', { optional: true, readonly: true, filter: true, maxLength: 36 }) sourceLine?: string;
}
