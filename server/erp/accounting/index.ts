import { defineModule } from '../../kernel/declare/index.js';

export { Account } from './account.js';
export { AccountRole, type AccountRoleName } from './account-role.js';
export { booksOf, type Books } from './books-of.js';
export { ledgerFaults, type LedgerFault } from './check-ledger.js';
export type { ChartName } from './chart-template.js';
export { FiscalPeriod } from './fiscal-period.js';
export { FiscalYear } from './fiscal-year.js';
export { Journal, type JournalKind } from './journal.js';
export { JournalEntriesPosted } from './accounting.events.js';
export { JournalEntry } from './journal-entry.js';
export { JournalEntryLine } from './journal-entry-line.js';
export { credit, debit, type EntryToPost, type Posting, type PostingTerms } from './posting.js';
export { postEntries } from './post-entries.js';
export { reverseEntries, type Reversal } from './reverse-entries.js';
export {
  createCustomerInvoices,
  createSupplierBills,
  type CustomerInvoiceToCreate,
  type InvoiceLineToCreate,
  type InvoiceSource,
  type SupplierBillToCreate,
} from './invoices/create-invoices.js';
export { customerInvoiceFlow } from './invoices/invoice.flow.js';
export { CustomerInvoice } from './invoices/customer-invoice.js';
export { CustomerInvoiceLine } from './invoices/customer-invoice-line.js';
export { holdBackBills, type BillHeldBack } from './invoices/hold-back-bills.js';
export { CustomerInvoicesPosted, SupplierBillsPosted } from './invoices/invoices.events.js';
export { SupplierBill } from './invoices/supplier-bill.js';
export { SupplierBillLine } from './invoices/supplier-bill-line.js';
export { setUpAccounting, type BooksWanted } from './set-up-accounting.js';
export { matchItems, type MatchWanted } from './payments/match-items.js';
export { OpenItem } from './payments/open-item.js';
export { OpenItemsMatched } from './payments/payments.events.js';
export { paymentStatusOf, paymentStatuses, type PaymentStatus } from './payments/payment-status.js';
export { Payment, type PaymentKind } from './payments/payment.js';
export { ReconciliationMatch } from './payments/reconciliation-match.js';
export { Revaluation } from './payments/revaluation.js';
export { undoMatches } from './payments/undo-matches.js';

export default defineModule({
  name: 'accounting',
  layer: 'erp',
  uses: ['company', 'directory', 'documents', 'catalog', 'taxes'],
  menu: [
    'CustomerInvoice',
    'SupplierBill',
    'Payment',
    'OpenItem',
    'ReconciliationMatch',
    'Revaluation',
    'JournalEntry',
    'Account',
    'Journal',
    'FiscalPeriod',
    'FiscalYear',
    'AccountRole',
    'WriteOffLimit',
    'LockDate',
    'LockException',
  ],
});
