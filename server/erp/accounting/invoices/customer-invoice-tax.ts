import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { CustomerInvoice } from './customer-invoice.js';
import { customerInvoiceTaxAccess } from './invoice.access.js';
import { InvoiceTax } from './invoice-tax.js';

/** What one tax comes to on one line of an invoice. */
@Resource<CustomerInvoiceTax>({
  module: 'accounting',
  access: customerInvoiceTaxAccess,
  title: 'taxCode',
  partOf: 'document',
  columns: ['lineNumber', 'taxCode', 'base', 'amount'],
})
export class CustomerInvoiceTax extends InvoiceTax {
  @Link('internal', () => CustomerInvoice) document!: Ref<CustomerInvoice>;
}
