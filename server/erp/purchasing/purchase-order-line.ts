import type { Decimal } from 'decimal.js';
import {
  Amount,
  Day,
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
import { purchaseOrderLineAccess } from './purchase-order.access.js';
import { PurchaseOrder } from './purchase-order.js';

/** One product of an order: how much of it, at which price, when it is to come, and what has come and been billed of it. */
@Resource<PurchaseOrderLine>({
  module: 'purchasing',
  access: purchaseOrderLineAccess,
  title: 'description',
  partOf: 'order',
  columns: ['product', 'quantity', 'unit', 'unitPrice', 'discount', 'taxCode', 'expectedOn', 'netAmount', 'received', 'billed'],
})
export class PurchaseOrderLine {
  id!: string;
  @Link('internal', () => PurchaseOrder) order!: Ref<PurchaseOrder>;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Text('internal', { optional: true }) description?: string;
  @Quantity('internal', { min: 1e-6, default: 1 }) quantity!: Decimal;
  @Link('internal', () => Unit, { optional: true, inverse: false }) unit?: Ref<Unit>;
  /** Left out, the supplier's price answers. */
  @UnitPrice('money', { currency: 'order.currency', min: 0, optional: true }) unitPrice?: Price;
  /** What the supplier asks, when the price was taken from there; empty when it was given by hand. */
  @UnitPrice('money', { currency: 'order.currency', readonly: true, optional: true }) offeredPrice?: Price;
  @Rate('internal', { min: 0, max: 100, default: 0 }) discount!: Decimal;
  /** Left out, the tax rules answer. */
  @Link('internal', () => TaxCode, { optional: true, inverse: false }) taxCode?: Ref<TaxCode>;
  /** What the rules asked for when the tax was taken from them; empty when it was given by hand. */
  @Link('internal', () => TaxCode, { readonly: true, optional: true, inverse: false }) ruledTaxCode?: Ref<TaxCode>;
  /** Left out, as long after the order as the supplier needs. */
  @Day('internal', { optional: true }) expectedOn?: CalendarDay;
  /** After the line's discount, before its share of the document's. */
  @Amount('money', { currency: 'order.currency', readonly: true }) amount!: Money;
  /** After its share of the document's discount, without tax. */
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) netAmount!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) taxAmount!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true, sumOf: ['netAmount', 'taxAmount'] }) total!: Money;
  /** What is ordered, in the product's own unit, as what follows. */
  @Quantity('internal', { readonly: true, default: 0 }) stockQuantity!: Decimal;
  /** What has come and was kept. */
  @Quantity('internal', { readonly: true, default: 0 }) received!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) returned!: Decimal;
  @Quantity('internal', { readonly: true, default: 0 }) billed!: Decimal;
}
