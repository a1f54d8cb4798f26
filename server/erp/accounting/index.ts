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
export { setUpAccounting, type BooksWanted } from './set-up-accounting.js';

export default defineModule({
  name: 'accounting',
  layer: 'erp',
  uses: ['company', 'directory', 'catalog', 'taxes'],
  menu: ['JournalEntry', 'Account', 'Journal', 'FiscalPeriod', 'FiscalYear', 'AccountRole', 'LockDate', 'LockException'],
});
