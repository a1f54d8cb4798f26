import { expectRecord } from './table.js';

// A seller sees and changes the orders that are theirs; from lead on those of the department, from director on those of the
// whole company. What an order costs us and leaves us is for managers.
const rows = { 1: 'own by owner', 4: 'department by department', 6: 'company by company' };

export default [
  expectRecord('SalesOrder', {
    domain: 'sales',
    rows,
    may: { read: 1, create: 2, update: 2, remove: 5, quote: 2, confirm: 3, deliver: 3, invoice: 3, invoiceRest: 3, close: 4, cancel: 4 },
    fields: {
      internal: `number! customer>Party owner>Employee company>Company department>Department orderDate requestedOn promisedOn! shippedOn
        customerReference currency>Currency exchangeRate! rateDate! priceList>PriceList paymentTerms>PaymentTerm documentDiscount carrier>Party warehouse>Warehouse invoicing shipName
        shipStreet shipCity shipRegion shipPostalCode shipCountry notes roundingMode! taxRounding! deliveryStatus! invoiceStatus! done! state! lines*SalesOrderLine
        taxes*!SalesOrderTax`,
      money: `freight freightInCompanyCurrency! linesAmount! linesAmountInCompanyCurrency! discountAmount!
        discountAmountInCompanyCurrency! netAmount! netAmountInCompanyCurrency! taxAmount! taxAmountInCompanyCurrency!
        total! totalInCompanyCurrency!`,
      margin: 'cost! costInCompanyCurrency! margin! marginInCompanyCurrency!',
    },
    levels: {
      cost: { read: 5 },
      costInCompanyCurrency: { read: 5 },
      margin: { read: 5 },
      marginInCompanyCurrency: { read: 5 },
    },
    // A customer sees what they were offered and what becomes of it, and drafts orders of their own; prices are ours to set.
    party: {
      rows: 'customer',
      reads: `number customer company orderDate requestedOn promisedOn shippedOn customerReference currency paymentTerms documentDiscount freight
        shipName shipStreet shipCity shipRegion shipPostalCode shipCountry linesAmount discountAmount netAmount taxAmount total deliveryStatus invoiceStatus
        state lines taxes`,
      writes: 'customer requestedOn customerReference shipName shipStreet shipCity shipRegion shipPostalCode shipCountry lines',
      may: 'create update',
    },
    title: 'number',
    search: 'number customerReference',
  }),
  expectRecord('SalesOrderLine', {
    domain: 'sales',
    partOf: 'order>SalesOrder',
    rows,
    may: { read: 1, create: 2, update: 2, remove: 5 },
    fields: {
      internal: `order>SalesOrder product>Product description quantity unit>Unit discount taxCode>TaxCode ruledTaxCode>!TaxCode ships! promisedOn! delivered! invoiced!
        toDeliver! toInvoice!`,
      money: `unitPrice listPrice! amount! amountInCompanyCurrency! netAmount! netAmountInCompanyCurrency! taxAmount!
        taxAmountInCompanyCurrency! total! totalInCompanyCurrency!`,
      margin: 'unitCost! margin! marginInCompanyCurrency!',
    },
    levels: { unitCost: { read: 5 }, margin: { read: 5 }, marginInCompanyCurrency: { read: 5 } },
    party: {
      rows: 'customer',
      reads: 'order product description quantity unit unitPrice discount taxCode amount netAmount taxAmount total promisedOn delivered',
      writes: 'product description quantity unit',
    },
    title: 'description',
  }),
  expectRecord('SalesOrderTax', {
    plural: 'salesOrderTaxes',
    domain: 'sales',
    partOf: 'order>SalesOrder',
    rows,
    may: { read: 1, create: 2, update: 2, remove: 5 },
    fields: {
      internal: 'order>SalesOrder taxCode>!TaxCode',
      money: 'base! baseInCompanyCurrency! amount! amountInCompanyCurrency!',
    },
    party: { rows: 'customer', reads: 'order taxCode base amount' },
    title: 'taxCode',
  }),
  // How a company sells is for those who direct its sales.
  expectRecord('SalesPolicy', {
    plural: 'salesPolicies',
    domain: 'sales',
    rows: { 1: 'company by company' },
    may: { read: 1, create: 6, update: 6, remove: 6 },
    fields: { internal: 'company>Company warehouse>Warehouse reserving invoicing' },
    title: 'company',
  }),
];
