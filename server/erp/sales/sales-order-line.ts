import type { Decimal } from 'decimal.js';
import {
  Amount,
  Day,
  Flag,
  Link,
  Quantity,
  Rate,
  Resource,
  Text,
  UnitPrice,
  type CalendarDay,
  type Money,
  type Price,
  type Ref,
} from '../../kernel/declare/index.js';
import { Product, Unit } from '../../foundation/catalog/index.js';
import { TaxCode } from '../../foundation/taxes/index.js';
import { salesOrderLineAccess } from './sales-order.access.js';
import { SalesOrder } from './sales-order.js';

/** One product of an order: how much of it, at which price and discount, and what that comes to. */
@Resource<SalesOrderLine>({
  module: 'sales',
  access: salesOrderLineAccess,
  title: 'description',
  partOf: 'order',
  columns: [
    'product',
    'quantity',
    'unit',
    'unitPrice',
    'discount',
    'taxCode',
    'netAmount',
    'margin',
    'promisedOn',
    'delivered',
    'invoiced',
  ],
})
export class SalesOrderLine {
  id!: string;
  @Link('internal', () => SalesOrder) order!: Ref<SalesOrder>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Text('internal', { optional: true }) description?: string;
  @Quantity('internal', { min: 1e-6, default: 1 }) quantity!: Decimal;
  @Link('internal', () => Unit, { optional: true, inverse: false }) unit?: Ref<Unit>;
  /** Left out, the customer's price list or the product answers. */
  @UnitPrice('money', { currency: 'order.currency', min: 0, optional: true }) unitPrice?: Price;
  /** What the list asked when the price was taken from it; empty when the price was given by hand. */
  @UnitPrice('money', { currency: 'order.currency', readonly: true, optional: true }) listPrice?: Price;
  @Rate('internal', { min: 0, max: 100, default: 0 }) discount!: Decimal;
  /** Left out, the tax rules answer. */
  @Link('internal', () => TaxCode, { optional: true, inverse: false }) taxCode?: Ref<TaxCode>;
  /** What the rules asked for when the tax was taken from them; empty when it was given by hand. */
  @Link('internal', () => TaxCode, { readonly: true, optional: true, inverse: false }) ruledTaxCode?: Ref<TaxCode>;
  /** After the line's discount, before its share of the document's. */
  @Amount('money', { currency: 'order.currency', readonly: true }) amount!: Money;
  /** After its share of the document's discount, without tax. */
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) netAmount!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) taxAmount!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true, sumOf: ['netAmount', 'taxAmount'] }) total!: Money;
  @UnitPrice('margin', { currency: 'order.currency', readonly: true, optional: true }) unitCost?: Price;
  @Amount('margin', { currency: 'order.currency', readonly: true, optional: true }) margin?: Money;
  /** Goods that leave by a delivery, as it was settled at confirmation. */
  @Flag('internal', { readonly: true, default: false }) ships!: boolean;
  /** The first day on which all of it can leave, as it was promised at confirmation; empty: none was in sight. */
  @Day('internal', { readonly: true, optional: true }) promisedOn?: CalendarDay;
  /** What has left, less what came back. */
  @Quantity('internal', { readonly: true, default: 0 }) delivered!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) invoiced!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) toDeliver!: Decimal;
  /** Below zero where more was invoiced than the customer has to pay for: that much is to be credited. */
  @Quantity('internal', { readonly: true, default: 0 }) toInvoice!: Decimal;
}
