import type { Decimal } from 'decimal.js';
import { Day, Link, Quantity, Resource, Text, UnitPrice, type CalendarDay, type Price, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Lot } from './lot.js';
import { receiptLineAccess } from './receipt.access.js';
import { Receipt } from './receipt.js';
import { StockMove } from './stock-move.js';

/** One product, and one lot of it, in a receipt: how much was expected and how much came. */
@Resource<ReceiptLine>({
  module: 'warehouse',
  access: receiptLineAccess,
  title: 'product',
  partOf: 'receipt',
  columns: ['product', 'quantity', 'received', 'lot', 'lotNumber', 'expiresOn', 'unitCost'],
})
export class ReceiptLine {
  id!: string;
  @Link('internal', () => Receipt) receipt!: Ref<Receipt>;
  @Link('internal', () => Product) product!: Ref<Product>;
  /** In the product's own unit. */
  @Quantity('internal', { min: 0, default: 1 }) quantity!: Decimal;
  /** What really came; left out, all that was expected. */
  @Quantity('internal', { min: 0, optional: true }) received?: Decimal;
  /** Left out, it is worth as much as what is there. */
  @UnitPrice('margin', { currency: 'company', min: 0, optional: true }) unitCost?: Price;
  @Link('internal', () => Lot, { optional: true, inverse: false }) lot?: Ref<Lot>;
  /** A lot that is not known yet, with what the maker says about it. */
  @Text('internal', { optional: true, maxLength: 60 }) lotNumber?: string;
  @Day('internal', { optional: true }) madeOn?: CalendarDay;
  @Day('internal', { optional: true }) expiresOn?: CalendarDay;
  /** The delivery that comes back. */
  @Link('internal', () => StockMove, { optional: true, inverse: false }) returnOf?: Ref<StockMove>;
  /** The line of the document that these goods were ordered with, by its id. */
  @Text('internal', { optional: true, readonly: true, filter: true, maxLength: 36 }) sourceLine?: string;
}
