import { nameRecord, nameWords } from '../../../kernel/declare/index.js';
import type { CustomerInvoiceInstalment } from './customer-invoice-instalment.js';
import type { CustomerInvoiceLine } from './customer-invoice-line.js';
import type { CustomerInvoiceTax } from './customer-invoice-tax.js';
import type { CustomerInvoice } from './customer-invoice.js';
import type { customerInvoiceFlow, supplierBillFlow } from './invoice.flow.js';
import type { SupplierBillInstalment } from './supplier-bill-instalment.js';
import type { SupplierBillLine } from './supplier-bill-line.js';
import type { SupplierBillTax } from './supplier-bill-tax.js';
import type { SupplierBill } from './supplier-bill.js';

nameWords('en', {
  'paper.invoice': 'Invoice',
  'paper.creditNote': 'Credit note',
  'error.INVOICE_WITHOUT_LINES': 'The document for {party} has no lines. Add what is charged first.',
  'error.INVOICE_BELOW_ZERO': 'The document for {party} comes to {total}. What is owed the other way round is a credit note.',
  'error.MORE_THAN_INVOICED':
    'Of “{line}” on {invoice}, {left} is left to take back, and {asked} is asked for. Take back no more than is left.',
  'error.CREDIT_ABOVE_INVOICE': 'Of {invoice}, {left} is left to credit, and {asked} is asked for. Lower the credit note.',
  'error.ORIGINAL_DOES_NOT_FIT':
    'What is taken back has to be a posted invoice of the same company, party and currency, and all lines of a credit note have to be of one. Look at {invoice}.',
  'error.BILL_ENTERED_TWICE': 'The bill {number} of {supplier} is entered already. Open that one, or cancel it first.',
  'error.STATED_TAX_TOO_FAR_OFF':
    'Bill {bill} states {stated} of tax, and its lines come to {computed}: more than {tolerance} apart. Check lines, tax codes and discount.',
  'error.BLOCKED_ABOVE_TOTAL': 'Of bill {bill} over {total}, {blocked} cannot be held back. Hold back no more than it comes to.',
});

const document = {
  number: 'Number',
  kind: 'Kind',
  company: 'Company',
  date: 'Date',
  currency: 'Currency',
  exchangeRate: 'Exchange rate',
  rateDate: 'Rate of',
  paymentTerms: 'Payment terms',
  documentDiscount: 'Document discount (%)',
  notes: 'Notes',
  roundingMode: 'Rounding',
  taxRounding: 'Tax rounding',
  linesAmount: 'Lines',
  discountAmount: 'Discount',
  netAmount: 'Net',
  taxAmount: 'Tax',
  total: 'Total',
  sourceKind: 'Made for',
  sourceId: 'Made for (id)',
  entry: 'Journal entry',
  postedAt: 'Posted at',
  paymentStatus: 'Payment',
  state: 'Status',
  lines: 'Lines',
  taxes: 'Taxes',
  instalments: 'Due dates',
};
const line = {
  product: 'Product',
  description: 'Description',
  quantity: 'Quantity',
  unit: 'Unit',
  unitPrice: 'Unit price',
  discount: 'Discount (%)',
  taxCode: 'Tax',
  ruledTaxCode: 'Tax by rule',
  account: 'Account',
  original: 'Takes back',
  sourceKind: 'Made for',
  sourceId: 'Made for (id)',
  amount: 'Amount',
  netAmount: 'Net',
  taxAmount: 'Tax',
  total: 'Total',
};
const lineHelp = {
  taxCode: 'Left out, the tax rules answer for a product.',
  account: 'Left out, the account that plays the part.',
  original: 'The posted line that is credited, or the deposit that is taken off by a quantity below zero.',
};
const tax = { lineNumber: 'Line', taxCode: 'Tax', base: 'Base', computed: 'By its rate', amount: 'Charged' };
const instalment = { dueOn: 'Due on', amount: 'Amount', discountUntil: 'Discount until', discountAmount: 'Discount' };
const choices = {
  roundingMode: { 'half-up': 'Half up', 'half-even': 'Half to even' },
  taxRounding: { document: 'Once per document', line: 'On every line' },
  paymentStatus: { open: 'Not paid', partial: 'Paid in part', paid: 'Paid' },
};
const states = { draft: 'Draft', posted: 'Posted', cancelled: 'Cancelled' };

nameRecord<CustomerInvoice, typeof customerInvoiceFlow>('en', 'CustomerInvoice', {
  one: 'Customer invoice',
  many: 'Customer invoices',
  fields: { ...document, customer: 'Customer', customerReference: 'Customer’s reference', original: 'Credits invoice' },
  help: { original: 'A credit note without lines takes back all that is left of this invoice.' },
  choices: { ...choices, kind: { invoice: 'Invoice', 'credit-note': 'Credit note' } },
  states,
  related: { creditNotes: 'Credit notes' },
  moves: { post: 'Post', cancel: 'Cancel', credit: 'Credit' },
});

nameRecord<CustomerInvoiceLine>('en', 'CustomerInvoiceLine', {
  one: 'Invoice line',
  many: 'Invoice lines',
  fields: { ...line, document: 'Invoice' },
  help: lineHelp,
  related: { takenBackBy: 'Taken back by' },
});

nameRecord<CustomerInvoiceTax>('en', 'CustomerInvoiceTax', {
  one: 'Tax of an invoice',
  many: 'Taxes of invoices',
  fields: { ...tax, document: 'Invoice' },
});

nameRecord<CustomerInvoiceInstalment>('en', 'CustomerInvoiceInstalment', {
  one: 'Due date of an invoice',
  many: 'Due dates of invoices',
  fields: { ...instalment, document: 'Invoice' },
});

nameRecord<SupplierBill, typeof supplierBillFlow>('en', 'SupplierBill', {
  one: 'Supplier bill',
  many: 'Supplier bills',
  fields: {
    ...document,
    supplier: 'Supplier',
    supplierNumber: 'Supplier’s number',
    statedTaxAmount: 'Tax as stated',
    blockedAmount: 'Held back',
    original: 'Credits bill',
  },
  help: {
    number: 'Ours, drawn as it is posted.',
    statedTaxAmount: 'The tax on the supplier’s paper, where its cents differ from ours.',
    blockedAmount: 'What is not to be paid before it is settled with the supplier.',
    original: 'A credit note without lines takes back all that is left of this bill.',
  },
  choices: { ...choices, kind: { invoice: 'Bill', 'credit-note': 'Credit note' } },
  states,
  related: { creditNotes: 'Credit notes' },
  moves: { post: 'Post', cancel: 'Cancel' },
});

nameRecord<SupplierBillLine>('en', 'SupplierBillLine', {
  one: 'Bill line',
  many: 'Bill lines',
  fields: { ...line, document: 'Bill' },
  help: lineHelp,
  related: { takenBackBy: 'Taken back by' },
});

nameRecord<SupplierBillTax>('en', 'SupplierBillTax', {
  one: 'Tax of a bill',
  many: 'Taxes of bills',
  fields: { ...tax, document: 'Bill' },
});

nameRecord<SupplierBillInstalment>('en', 'SupplierBillInstalment', {
  one: 'Due date of a bill',
  many: 'Due dates of bills',
  fields: { ...instalment, document: 'Bill' },
});
