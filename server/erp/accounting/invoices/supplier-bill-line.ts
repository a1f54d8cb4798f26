import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { SupplierBill } from './supplier-bill.js';
import { supplierBillLineAccess } from './invoice.access.js';
import { InvoiceLine } from './invoice-line.js';

/** One thing that a supplier charges us, or credits us. */
@Resource<SupplierBillLine>({
  module: 'accounting',
  access: supplierBillLineAccess,
  title: 'description',
  partOf: 'document',
  columns: ['product', 'description', 'quantity', 'unitPrice', 'discount', 'taxCode', 'account', 'netAmount'],
})
export class SupplierBillLine extends InvoiceLine {
  @Link('internal', () => SupplierBill) document!: Ref<SupplierBill>;
  @Link('internal', () => SupplierBillLine, { optional: true, inverse: 'takenBackBy' }) original?: Ref<SupplierBillLine>;
}
