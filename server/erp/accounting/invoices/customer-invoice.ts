import { Lines, Link, Resource, State, Text, type Ref } from '../../../kernel/declare/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { CustomerInvoiceInstalment } from './customer-invoice-instalment.js';
import { CustomerInvoiceLine } from './customer-invoice-line.js';
import { CustomerInvoiceTax } from './customer-invoice-tax.js';
import { customerInvoiceAccess } from './invoice.access.js';
import { customerInvoiceFlow, type InvoiceState } from './invoice.flow.js';
import { Invoice } from './invoice.js';

/** What we ask a customer to pay, or what we credit them. */
@Resource<CustomerInvoice>({
  module: 'accounting',
  access: customerInvoiceAccess,
  title: 'number',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['number', 'kind', 'customer', 'date', 'total', 'paymentStatus', 'state'],
  editableIn: ['draft'],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'rateDate' },
  checks: { posted_whole: `"state" <> 'posted' or ("number" is not null and "entry_id" is not null and "posted_at" is not null)` },
})
export class CustomerInvoice extends Invoice {
  @Link('internal', () => Party, { where: { isCustomer: true } }) customer!: Ref<Party>;
  @Text('internal', { optional: true, search: true, maxLength: 60 }) customerReference?: string;
  @Link('internal', () => CustomerInvoice, {
    optional: true,
    fixed: true,
    inverse: 'creditNotes',
    where: { state: 'posted', kind: 'invoice' },
  })
  original?: Ref<CustomerInvoice>;
  @State(customerInvoiceFlow) state!: InvoiceState;
  @Lines('internal', () => CustomerInvoiceLine, 'document') lines!: CustomerInvoiceLine[];
  @Lines('internal', () => CustomerInvoiceTax, 'document', { readonly: true }) taxes!: CustomerInvoiceTax[];
  @Lines('internal', () => CustomerInvoiceInstalment, 'document', { readonly: true }) instalments!: CustomerInvoiceInstalment[];
}
