import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { SupplierBill } from './supplier-bill.js';
import { supplierBillInstalmentAccess } from './invoice.access.js';
import { InvoiceInstalment } from './invoice-instalment.js';

/** What we owe a supplier by one day. */
@Resource<SupplierBillInstalment>({
  module: 'accounting',
  access: supplierBillInstalmentAccess,
  title: 'dueOn',
  partOf: 'document',
  columns: ['dueOn', 'amount', 'discountUntil', 'discountAmount'],
})
export class SupplierBillInstalment extends InvoiceInstalment {
  @Link('internal', () => SupplierBill) document!: Ref<SupplierBill>;
}
