import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { SalesOrderLine } from './sales-order-line.js';
import type { SalesOrderTax } from './sales-order-tax.js';
import type { salesOrderFlow } from './sales-order.flow.js';
import type { SalesOrder } from './sales-order.js';
import type { SalesPolicy } from './sales-policy.js';

nameWords('en', {
  'module.sales': 'Sales',
  'paper.quotation': 'Quotation',
  'paper.orderConfirmation': 'Order confirmation',
  'paper.shipTo': 'Ship to',
  'domain.sales': 'Sales',
  'error.CREDIT_LIMIT_EXCEEDED':
    'Order {order} over {asked} would take the customer over the credit limit of {limit}. Take a deposit, make the order smaller or ask a manager to confirm it.',
  'error.CREDIT_LIMIT_EXCEEDED.withheld':
    'Order {order} would take the customer over the credit limit. Take a deposit, make the order smaller or ask a manager to confirm it.',
  'confirm.CREDIT_OVERRIDE': 'Order {order} over {asked} takes the customer over the credit limit of {limit}. Confirm it all the same?',
  'confirm.CREDIT_OVERRIDE.withheld': 'Order {order} takes the customer over the credit limit. Confirm it all the same?',
  'error.ORDER_WITHOUT_LINES': 'Order {order} has no lines. Add what the customer wants first.',
  'invoice.freight': 'Freight',
  'invoice.deposit': 'Deposit',
  'error.NOTHING_TO_INVOICE': 'Nothing of {order} is to be invoiced by now. Deliver first, or have the order invoiced on order.',
  'error.INVOICE_STILL_DRAFT': 'The invoice of {order} is still a draft and says more than is to be paid. Correct or cancel the draft.',
  'error.ORDER_UNDER_WAY':
    'The customer has, or has been asked to pay for, what {order} ordered. Close the order to deliver no more, or take the goods back and credit them first.',
  'error.NOTHING_TO_DELIVER': 'Everything of {order} has left or stands on a delivery. Ship that delivery, or cancel it first.',
  'error.WAREHOUSE_OF_OTHER_COMPANY': 'The warehouse {warehouse} is another company’s. Choose one of the company that sells.',
  'error.PRICE_LIST_IN_OTHER_CURRENCY':
    'The price list {list} is in another currency than the order. Choose the list’s currency, or no list.',
});

nameRecord<SalesOrder, typeof salesOrderFlow>('en', 'SalesOrder', {
  one: 'Sales order',
  many: 'Sales orders',
  fields: {
    number: 'Number',
    customer: 'Customer',
    owner: 'Seller',
    company: 'Company',
    department: 'Department',
    orderDate: 'Order date',
    requestedOn: 'Requested for',
    promisedOn: 'Promised for',
    shippedOn: 'Shipped on',
    customerReference: 'Customer’s reference',
    currency: 'Currency',
    exchangeRate: 'Exchange rate',
    rateDate: 'Rate of',
    priceList: 'Price list',
    paymentTerms: 'Payment terms',
    documentDiscount: 'Document discount (%)',
    freight: 'Freight',
    carrier: 'Carrier',
    warehouse: 'Delivered from',
    invoicing: 'Invoiced',
    shipName: 'Ship to',
    shipStreet: 'Street',
    shipCity: 'City',
    shipRegion: 'Region',
    shipPostalCode: 'Postal code',
    shipCountry: 'Country',
    notes: 'Notes',
    roundingMode: 'Rounding',
    taxRounding: 'Tax rounding',
    linesAmount: 'Lines',
    discountAmount: 'Discount',
    netAmount: 'Net',
    taxAmount: 'Tax',
    total: 'Total',
    cost: 'Cost',
    margin: 'Margin',
    deliveryStatus: 'Delivered',
    invoiceStatus: 'Invoiced so far',
    done: 'Done',
    state: 'Status',
    lines: 'Lines',
    taxes: 'Taxes',
  },
  help: {
    warehouse: 'Empty: from where the company delivers. Without a warehouse goods are sold without deliveries.',
    invoicing: 'Empty: as the company does it.',
    currency: 'Empty: the currency of the price list, of the customer or of the company.',
    paymentTerms: 'Empty: those of the customer.',
    priceList: 'Empty: the customer’s own list if there is one. A list agreed with one customer serves no other.',
  },
  choices: {
    invoicing: { 'on delivery': 'Once delivered', 'on order': 'Once ordered' },
    deliveryStatus: { 'not needed': 'Nothing to deliver', none: 'Not yet', partly: 'Partly', fully: 'Fully' },
    invoiceStatus: { none: 'Not yet', partly: 'Partly', fully: 'Fully' },
    roundingMode: { 'half-up': 'Half up', 'half-even': 'Half to even' },
    taxRounding: { document: 'Per document', line: 'Per line' },
  },
  states: { draft: 'Draft', quoted: 'Quoted', confirmed: 'Confirmed', closed: 'Closed', cancelled: 'Cancelled' },
  moves: {
    quote: 'Quote',
    confirm: 'Confirm',
    deliver: 'Plan delivery',
    invoice: 'Invoice',
    invoiceRest: 'Invoice what was delivered',
    close: 'Close',
    cancel: 'Cancel order',
  },
});

nameRecord<SalesOrderLine>('en', 'SalesOrderLine', {
  one: 'Order line',
  many: 'Order lines',
  fields: {
    order: 'Order',
    product: 'Product',
    description: 'Description',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPrice: 'Unit price',
    listPrice: 'List price',
    discount: 'Discount (%)',
    taxCode: 'Tax code',
    ruledTaxCode: 'Tax code by rule',
    amount: 'Amount',
    netAmount: 'Net',
    taxAmount: 'Tax',
    total: 'Total',
    unitCost: 'Unit cost',
    margin: 'Margin',
    ships: 'Is delivered',
    promisedOn: 'Promised for',
    delivered: 'Delivered',
    invoiced: 'Invoiced',
    toDeliver: 'To deliver',
    toInvoice: 'To invoice',
  },
  help: { unitPrice: 'Empty: from the price list or the product.', taxCode: 'Empty: from the tax rules or the product.' },
});

nameRecord<SalesOrderTax>('en', 'SalesOrderTax', {
  one: 'Tax',
  many: 'Taxes',
  fields: { order: 'Order', taxCode: 'Tax code', base: 'Base', amount: 'Tax' },
});

nameRecord<SalesPolicy>('en', 'SalesPolicy', {
  one: 'Sales policy',
  many: 'Sales policies',
  fields: { company: 'Company', warehouse: 'Delivered from', reserving: 'Goods are reserved', invoicing: 'Goods are invoiced' },
  help: { warehouse: 'Empty: the first warehouse of the company.' },
  choices: {
    reserving: { 'at confirmation': 'When an order is confirmed', later: 'When somebody does it' },
    invoicing: { 'on delivery': 'Once delivered', 'on order': 'Once ordered' },
  },
});
