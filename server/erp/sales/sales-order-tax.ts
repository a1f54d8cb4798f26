import { Amount, Link, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { TaxCode } from '../../foundation/taxes/index.js';
import { salesOrderTaxAccess } from './sales-order.access.js';
import { SalesOrder } from './sales-order.js';

/** What one tax comes to on an order: on which base, and how much of it is charged. */
@Resource<SalesOrderTax>({
  module: 'sales',
  access: salesOrderTaxAccess,
  title: 'taxCode',
  partOf: 'order',
  columns: ['taxCode', 'base', 'amount'],
})
export class SalesOrderTax {
  id!: string;
  @Link('internal', () => SalesOrder) order!: Ref<SalesOrder>;
  @Link('internal', () => TaxCode, { readonly: true, inverse: false }) taxCode!: Ref<TaxCode>;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) base!: Money;
  @Amount('money', { currency: 'order.currency', readonly: true, derivedTwin: true }) amount!: Money;
}
