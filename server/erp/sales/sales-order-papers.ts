import { Level } from '../../kernel/declare/index.js';
import { definePaper, type PaperDeclaration } from '../../kernel/work/print/paper.js';
import { companyOn, recipientOn } from '../../foundation/documents/index.js';
import { SalesOrder } from './sales-order.js';

/** What both say of an order: costs, margins and notes of ours are no business of the customer's. */
const order: Omit<PaperDeclaration, 'states' | 'issued'> = {
  send: Level.Clerk,
  ...companyOn(),
  ...recipientOn('customer', 'billing'),
  blocks: [
    {
      heading: 'paper.shipTo',
      lines: [['shipName'], ['shipStreet'], ['shipPostalCode', 'shipCity'], ['shipRegion'], ['shipCountry']],
    },
  ],
  currency: 'currency.code',
  reference: ['orderDate', 'customerReference', 'requestedOn', 'paymentTerms', 'customer.taxId'],
  tables: [
    {
      of: 'lines',
      columns: [
        'product.code',
        { way: 'description|product.name', label: 'product', wide: true },
        'quantity',
        { way: 'unit.code', label: 'unit' },
        'unitPrice',
        { way: 'discount', unlessZero: true },
        'taxCode',
        'amount',
      ],
    },
    { of: 'taxes', columns: [{ way: 'taxCode.name', label: 'taxCode' }, 'taxCode.rate', 'base', 'amount'] },
  ],
  totals: [
    { way: 'linesAmount', unlessZero: true },
    { way: 'discountAmount', unlessZero: true, minus: true },
    'netAmount',
    'taxAmount',
    { way: 'freight', unlessZero: true },
    'total',
  ],
};

definePaper(SalesOrder, 'quotation', { ...order, states: ['draft', 'quoted'], issued: ['quoted'] });
definePaper(SalesOrder, 'orderConfirmation', { ...order, states: ['confirmed', 'closed', 'cancelled'], issued: ['confirmed', 'closed'] });
