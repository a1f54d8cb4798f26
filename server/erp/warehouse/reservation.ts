import type { Decimal } from 'decimal.js';
import { Link, Quantity, Resource, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { reservationAccess } from './delivery.access.js';
import { DeliveryLine } from './delivery-line.js';
import { Delivery } from './delivery.js';
import { StockOnHand } from './stock-on-hand.js';

/** Goods in a place that are set aside for a delivery: nobody else gets them. */
@Resource<Reservation>({
  module: 'warehouse',
  access: reservationAccess,
  title: 'product',
  columns: ['product', 'delivery', 'place', 'quantity'],
  summary: true,
  keys: [['line', 'place']],
  checks: { keeps_something: 'quantity > 0' },
})
export class Reservation {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => Delivery) delivery!: Ref<Delivery>;
  @Link('internal', () => DeliveryLine) line!: Ref<DeliveryLine>;
  @Link('internal', () => StockOnHand) place!: Ref<StockOnHand>;
  @Quantity('internal') quantity!: Decimal;
}
