import type { Decimal } from 'decimal.js';
import {
  Amount,
  Day,
  Lines,
  Link,
  Quantity,
  Rate,
  Resource,
  State,
  Text,
  UnitPrice,
  type CalendarDay,
  type Money,
  type Price,
  type Ref,
} from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company, Currency, Department, Employee } from '../../foundation/company/index.js';
import { SupplierBill, SupplierBillLine } from '../accounting/index.js';
import { billMatchAccess } from './bill-match.access.js';
import { billMatchFlow, type BillMatchState } from './bill-match.flow.js';
import { BillMatchReceipt } from './bill-match-receipt.js';
import { PurchaseOrder } from './purchase-order.js';
import { PurchaseOrderLine } from './purchase-order-line.js';

/** The line of a bill held against what was ordered and what has come: what of it is not to be paid yet, and why. */
@Resource<BillMatch>({
  module: 'purchasing',
  access: billMatchAccess,
  title: 'reference',
  plural: 'billMatches',
  columns: [
    'reference',
    'bill',
    'product',
    'quantity',
    'matched',
    'billedPrice',
    'orderedPrice',
    'quantityBlocked',
    'priceBlocked',
    'state',
  ],
  keys: [['billLine']],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'rateDate' },
  checks: { matches_what_was_billed: 'matched <= quantity' },
})
export class BillMatch {
  id!: string;
  version!: number;
  /** The number of the order. */
  @Text('internal', { readonly: true, filter: true, search: true, maxLength: 40 }) reference!: string;
  @Link('internal', () => Company, { readonly: true, inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Department, { readonly: true, inverse: false }) department!: Ref<Department>;
  @Link('internal', () => Employee, { readonly: true, inverse: false }) owner!: Ref<Employee>;
  @Link('internal', () => PurchaseOrder, { readonly: true }) order!: Ref<PurchaseOrder>;
  @Link('internal', () => PurchaseOrderLine, { readonly: true }) orderLine!: Ref<PurchaseOrderLine>;
  @Link('internal', () => SupplierBill, { readonly: true }) bill!: Ref<SupplierBill>;
  @Link('internal', () => SupplierBillLine, { readonly: true, inverse: false }) billLine!: Ref<SupplierBillLine>;
  @Link('internal', () => Product, { readonly: true, inverse: false }) product!: Ref<Product>;
  /** What was billed and not credited since, in the product's own unit. */
  @Quantity('internal', { readonly: true }) quantity!: Decimal;
  /** What has come of it. */
  @Quantity('internal', { readonly: true, default: 0 }) matched!: Decimal;
  @Link('internal', () => Currency, { readonly: true, inverse: false }) currency!: Ref<Currency>;
  @Rate('internal', { readonly: true, min: 1e-9 }) exchangeRate!: Decimal;
  @Day('internal', { readonly: true }) rateDate!: CalendarDay;
  /** For one of the product's own unit, after discounts and without tax. */
  @UnitPrice('money', { currency: 'currency', readonly: true }) billedPrice!: Price;
  @UnitPrice('money', { currency: 'currency', readonly: true }) orderedPrice!: Price;
  /** Billed and not come. */
  @Amount('money', { currency: 'currency', readonly: true, default: 0 }) quantityBlocked!: Money;
  /** Come, and dearer than ordered. */
  @Amount('money', { currency: 'currency', readonly: true, default: 0 }) priceBlocked!: Money;
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) priceAcceptedBy?: Ref<Employee>;
  @Link('internal', () => Employee, { readonly: true, optional: true, inverse: false }) quantityAcceptedBy?: Ref<Employee>;
  @State(billMatchFlow) state!: BillMatchState;
  @Lines('internal', () => BillMatchReceipt, 'match', { readonly: true }) receipts!: BillMatchReceipt[];
}
