import { Link, Resource, type Ref } from '../../../kernel/declare/index.js';
import { CustomerInvoice } from './customer-invoice.js';
import { customerInvoiceInstalmentAccess } from './invoice.access.js';
import { InvoiceInstalment } from './invoice-instalment.js';

/** What a customer owes by one day. */
@Resource<CustomerInvoiceInstalment>({
  module: 'accounting',
  access: customerInvoiceInstalmentAccess,
  title: 'dueOn',
  partOf: 'document',
  columns: ['dueOn', 'amount', 'discountUntil', 'discountAmount'],
})
export class CustomerInvoiceInstalment extends InvoiceInstalment {
  @Link('internal', () => CustomerInvoice) document!: Ref<CustomerInvoice>;
}
