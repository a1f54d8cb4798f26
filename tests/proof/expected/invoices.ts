import { expectRecord } from './table.js';

// Invoices and bills are like the entries that they are booked by: clerks draft, specialists post, and everybody who drafts sees
// all of the company. What they come to, what is taken of them and when it is due follows from their lines.
const rows = { 2: 'company by company' };
const may = { read: 2, create: 2, update: 2, remove: 3 };

const documents = (party: string) => `number! kind company>Company ${party}>Party date currency>Currency exchangeRate! rateDate!
  paymentTerms>PaymentTerm documentDiscount notes roundingMode! taxRounding! sourceKind! sourceId! entry>!JournalEntry postedAt! paymentStatus!
  state!`;
const amounts = `linesAmount! linesAmountInCompanyCurrency! discountAmount! discountAmountInCompanyCurrency! netAmount!
  netAmountInCompanyCurrency! taxAmount! taxAmountInCompanyCurrency! total! totalInCompanyCurrency!`;

const line = `product>Product description quantity unit>Unit discount taxCode>TaxCode ruledTaxCode>!TaxCode account>Account sourceKind!
  sourceId!`;
const lineAmounts = `unitPrice amount! amountInCompanyCurrency! netAmount! netAmountInCompanyCurrency! taxAmount!
  taxAmountInCompanyCurrency! total! totalInCompanyCurrency!`;

const partsOf = (document: string, plural: string) => [
  expectRecord(`${document}Line`, {
    domain: 'accounting',
    partOf: `document>${document}`,
    rows,
    may,
    fields: { internal: `document>${document} original>${document}Line ${line}`, money: lineAmounts },
    listedBy: `Product.${plural}Lines<product ${document}Line.takenBackBy<original`,
    title: 'description',
  }),
  expectRecord(`${document}Tax`, {
    plural: `${plural}Taxes`,
    domain: 'accounting',
    partOf: `document>${document}`,
    rows,
    may,
    fields: {
      internal: `document>${document} lineNumber! taxCode>!TaxCode`,
      money: 'base! baseInCompanyCurrency! computed! computedInCompanyCurrency! amount! amountInCompanyCurrency!',
    },
    title: 'taxCode',
  }),
  expectRecord(`${document}Instalment`, {
    domain: 'accounting',
    partOf: `document>${document}`,
    rows,
    may,
    fields: {
      internal: `document>${document} dueOn! discountUntil!`,
      money: 'amount! amountInCompanyCurrency! discountAmount! discountAmountInCompanyCurrency!',
    },
    title: 'dueOn',
  }),
];

export default [
  expectRecord('CustomerInvoice', {
    domain: 'accounting',
    rows,
    may: { ...may, post: 3, cancel: 2, credit: 2 },
    fields: {
      internal: `${documents('customer')} customerReference original>CustomerInvoice lines*CustomerInvoiceLine taxes*!CustomerInvoiceTax
        instalments*!CustomerInvoiceInstalment`,
      money: amounts,
    },
    editableIn: ['draft'],
    listedBy: 'Company.customerInvoices<company Party.customerInvoices<customer CustomerInvoice.creditNotes<original',
    title: 'number',
    search: 'number customerReference',
  }),
  ...partsOf('CustomerInvoice', 'customerInvoice'),
  expectRecord('SupplierBill', {
    domain: 'accounting',
    rows,
    may: { ...may, post: 3, cancel: 2 },
    fields: {
      internal: `${documents('supplier')} supplierNumber original>SupplierBill lines*SupplierBillLine taxes*!SupplierBillTax
        instalments*!SupplierBillInstalment`,
      money: `${amounts} statedTaxAmount statedTaxAmountInCompanyCurrency! blockedAmount! blockedAmountInCompanyCurrency!`,
    },
    editableIn: ['draft'],
    listedBy: 'Company.supplierBills<company Party.supplierBills<supplier SupplierBill.creditNotes<original',
    title: 'number',
    search: 'number supplierNumber',
  }),
  ...partsOf('SupplierBill', 'supplierBill'),
];
