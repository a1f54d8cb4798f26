import { Amount, Link, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { TaxCode } from '../../foundation/taxes/index.js';
import { purchaseOrderTaxAccess } from './purchase-order.access.js';
import { PurchaseOrder } from './purchase-order.js';

/** What one tax comes to on an order: on which base, and how much of it is charged. */
@Resource<PurchaseOrderTax>({
  module: 'purchasing',
  access: purchaseOrderTaxAccess,
  title: 'taxCode',
  partOf: 'order',
  columns: ['taxCode', 'base', 'amount'],
})
export class PurchaseOrderTax {
  id!: string;
  @Link('internal', () => PurchaseOrder) order!: Ref<PurchaseOrder>;
  @Link('internal', () => TaxCode, { readonly: true, inverse: false }) taxCode!: Ref<TaxCode>;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) base!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) amount!: Money;
}
