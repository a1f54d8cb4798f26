import { column, fixed, found, imported, type SourceMapping } from '../../server/kernel/work/import/mapping.js';

const company = imported('company', 'faro');
const posted = { column: 'state', cases: { draft: [], posted: ['post'] } };

/** What the demo company has invoiced and what was billed to it, once its books are open. */
export const demoInvoices: SourceMapping = {
  source: 'demo',
  tables: [
    {
      table: 'invoices',
      record: 'CustomerInvoice',
      rows: { file: 'invoices.csv' },
      key: '{key}',
      fields: {
        company,
        customer: imported('customers', '{customer}'),
        date: column('date'),
        customerReference: column('reference'),
      },
      lines: {
        lines: {
          from: 'file',
          file: 'invoice-lines.csv',
          key: '{invoice}',
          fields: {
            product: found('Product', 'code', '{product}'),
            quantity: column('quantity'),
            discount: column('discount'),
          },
        },
      },
      moves: posted,
    },
    {
      table: 'credit-notes',
      record: 'CustomerInvoice',
      rows: { file: 'credit-notes.csv' },
      key: '{key}',
      fields: {
        company,
        kind: fixed('credit-note'),
        customer: imported('customers', '{customer}'),
        original: imported('invoices', '{invoice}'),
        date: column('date'),
      },
      moves: posted,
    },
    {
      table: 'bills',
      record: 'SupplierBill',
      rows: { file: 'bills.csv' },
      key: '{key}',
      fields: {
        company,
        supplier: imported('suppliers', '{supplier}'),
        supplierNumber: column('number'),
        date: column('date'),
        paymentTerms: found('PaymentTerm', 'code', '{payment_terms}'),
      },
      lines: {
        lines: {
          from: 'file',
          file: 'bill-lines.csv',
          key: '{bill}',
          fields: {
            product: found('Product', 'code', '{product}'),
            quantity: column('quantity'),
            unitPrice: column('price'),
          },
        },
      },
      moves: posted,
    },
  ],
};
