import { Level } from '../../../kernel/declare/index.js';
import { definePaper, type PaperDeclaration } from '../../../kernel/work/print/paper.js';
import { companyOn, recipientOn } from '../../../foundation/documents/index.js';
import { CustomerInvoice } from './customer-invoice.js';

/** What tax law wants on it: both parties with their tax ids, number, day, lines, what each tax comes to, and in foreign money its worth at home. */
const invoice: Omit<PaperDeclaration, 'when'> = {
  issued: ['posted'],
  send: Level.Clerk,
  ...companyOn(),
  ...recipientOn('customer', 'billing'),
  currency: 'currency.code',
  reference: [
    'date',
    'customerReference',
    'customer.taxId',
    'paymentTerms',
    'original',
    { way: 'exchangeRate', foreign: true },
    { way: 'netAmountInCompanyCurrency', foreign: true },
    { way: 'taxAmountInCompanyCurrency', foreign: true },
    { way: 'totalInCompanyCurrency', foreign: true },
  ],
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
    { of: 'taxes', mergedBy: 'taxCode.code', columns: [{ way: 'taxCode.name', label: 'taxCode' }, 'taxCode.rate', 'base', 'amount'] },
    { of: 'instalments', columns: ['dueOn', 'amount', 'discountUntil', { way: 'discountAmount', unlessZero: true }] },
  ],
  totals: [
    { way: 'linesAmount', unlessZero: true },
    { way: 'discountAmount', unlessZero: true, minus: true },
    'netAmount',
    'taxAmount',
    'total',
  ],
};

definePaper(CustomerInvoice, 'invoice', { ...invoice, when: { kind: 'invoice' } });
definePaper(CustomerInvoice, 'creditNote', { ...invoice, when: { kind: 'credit-note' } });
