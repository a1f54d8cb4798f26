import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { CustomerInvoice } from './customer-invoice.js';
import { customerInvoiceLineAccess } from './invoice.access.js';
import { InvoiceLine } from './invoice-line.js';

/** One thing that we charge a customer, or credit them. */
@Resource<CustomerInvoiceLine>({
  module: 'accounting',
  access: customerInvoiceLineAccess,
  title: 'description',
  partOf: 'document',
  columns: ['product', 'description', 'quantity', 'unitPrice', 'discount', 'taxCode', 'account', 'netAmount'],
})
export class CustomerInvoiceLine extends InvoiceLine {
  @Link('internal', () => CustomerInvoice) document!: Ref<CustomerInvoice>;
  @Link('internal', () => CustomerInvoiceLine, { optional: true, inverse: 'takenBackBy' }) original?: Ref<CustomerInvoiceLine>;
}
