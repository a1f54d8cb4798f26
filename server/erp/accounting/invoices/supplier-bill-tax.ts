import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { SupplierBill } from './supplier-bill.js';
import { supplierBillTaxAccess } from './invoice.access.js';
import { InvoiceTax } from './invoice-tax.js';

/** What one tax comes to on one line of a bill. */
@Resource<SupplierBillTax>({
  module: 'accounting',
  access: supplierBillTaxAccess,
  title: 'taxCode',
  partOf: 'document',
  columns: ['lineNumber', 'taxCode', 'base', 'amount'],
})
export class SupplierBillTax extends InvoiceTax {
  @Link('internal', () => SupplierBill) document!: Ref<SupplierBill>;
}
