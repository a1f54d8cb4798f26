import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { AccountRole } from './account-role.js';
import type { Account } from './account.js';
import type { fiscalPeriodFlow } from './fiscal-period.flow.js';
import type { FiscalPeriod } from './fiscal-period.js';
import type { fiscalYearFlow } from './fiscal-year.flow.js';
import type { FiscalYear } from './fiscal-year.js';
import type { JournalEntryLine } from './journal-entry-line.js';
import type { journalEntryFlow } from './journal-entry.flow.js';
import type { JournalEntry } from './journal-entry.js';
import type { Journal } from './journal.js';
import type { LockDate } from './lock-date.js';
import type { LockException } from './lock-exception.js';

nameWords('en', {
  'module.accounting': 'Accounting',
  'domain.accounting': 'Accounting',
  'reason.ONE_SIDE': 'A line stands in debit or in credit, not in both.',
  'error.ENTRY_UNBALANCED': '“{entry}” does not balance: debit {debit}, credit {credit}. Correct its lines first.',
  'error.ENTRY_WITHOUT_LINES': '“{entry}” has fewer than two lines. Say which account gives and which takes.',
  'error.PERIOD_NOT_OPEN': 'The books are not open on {date} for “{entry}”. The first day that is open is {openFrom}.',
  'error.PERIOD_NOT_OPEN.withheld': 'The books are not open on {date} for “{entry}”. Open a period or add a fiscal year first.',
  'error.PERIOD_OF_OTHER_DAY': 'The period {period} does not contain {date}, the day of “{entry}”. Choose another, or leave it out.',
  'error.BOOKS_LOCKED':
    'The books are locked through {lockedThrough}, and “{entry}” is dated {date}. Give it a later day, or ask a director for an exception.',
  'error.ACCOUNT_INACTIVE': 'The account {account} in “{entry}” is not in use any more. Choose another.',
  'error.JOURNAL_INACTIVE': 'The journal {journal} of “{entry}” is not in use any more. Choose another.',
  'error.OTHER_COMPANYS_BOOKS': '{name} belongs to the books of another company than “{entry}”. Choose one of the same company.',
  'error.PARTY_MISSING': 'A line of “{entry}” on the account {account} does not say with whom. Name the customer, supplier or other party.',
  'error.ACCOUNT_IN_OTHER_CURRENCY': 'The account {account} in “{entry}” is kept in another currency. Choose another account or currency.',
  'error.AMOUNT_ON_OTHER_SIDE':
    'A line of “{entry}” on the account {account} has its foreign amount on the other side than its own. Foreign amounts are positive in debit and negative in credit.',
  'error.AMOUNT_TOO_FINE': '“{entry}” has the amount {amount}, with more places than the company’s currency. Round it first.',
  'error.ALREADY_REVERSED': '{entry} has been reversed already. Reverse the reversal if it was wrong.',
  'error.NOT_POSTED': '“{entry}” is not posted, so there is nothing to reverse. Change or remove the draft.',
  'error.ACCOUNT_ROLE_MISSING': '{company} has no account for “{role}”. Name one among its account roles.',
  'error.JOURNAL_MISSING': '{company} has no journal for “{kind}” in use. Add one.',
  'error.FISCAL_YEARS_OVERLAP': 'The fiscal year {year} shares days with {other}. Choose days that are free.',
  'error.DRAFTS_STAND': '{drafts} drafts stand in {name}. Post them, move them to a later day or remove them first.',
  'error.PERIODS_OPEN': 'Of the fiscal year {year}, these periods are still open: {periods}. Close them first.',
  'error.EARLIER_YEAR_OPEN': 'The fiscal year {earlier} before {year} is still open. Close it first.',
  'error.LATER_YEAR_CLOSED': 'The fiscal year {later} after {year} is closed. Open it first.',
  'error.YEAR_NOT_OPEN': 'The period {period} belongs to the fiscal year {year}, which is closed. Open the year first.',
  'error.HARD_LOCK_STAYS': 'The books are locked for good through {lockedThrough}. A hard lock goes forward only.',
  'error.ACCOUNTING_SET_UP': '{company} has a chart of accounts already. Change it there.',
});

nameRecord<Account>('en', 'Account', {
  one: 'Account',
  many: 'Accounts',
  fields: {
    company: 'Company',
    code: 'Code',
    name: 'Name',
    type: 'Type',
    currency: 'Currency',
    partyRequired: 'Party required',
    reconcilable: 'Reconciled',
    active: 'In use',
  },
  help: {
    currency: 'Only amounts in this currency are booked here. Empty: any.',
    reconcilable: 'Its lines settle each other, as an invoice and its payment do.',
  },
  choices: {
    type: {
      bank: 'Bank and cash',
      receivable: 'Receivable',
      stock: 'Stock',
      'current asset': 'Current asset',
      'fixed asset': 'Fixed asset',
      payable: 'Payable',
      'current liability': 'Current liability',
      'long-term liability': 'Long-term liability',
      equity: 'Equity',
      revenue: 'Revenue',
      'other income': 'Other income',
      'cost of sales': 'Cost of sales',
      expense: 'Expense',
      depreciation: 'Depreciation',
      'other expense': 'Other expense',
      'income tax': 'Income tax',
    },
  },
});

nameRecord<AccountRole>('en', 'AccountRole', {
  one: 'Account role',
  many: 'Account roles',
  fields: { company: 'Company', role: 'Role', account: 'Account' },
  help: { role: 'What is booked here by invoices, payments and stock without being asked.' },
  choices: {
    role: {
      receivable: 'Receivable',
      payable: 'Payable',
      bank: 'Bank',
      cash: 'Cash',
      'payments in transit': 'Payments in transit',
      revenue: 'Revenue',
      'freight revenue': 'Freight charged',
      'output tax': 'Output tax',
      'input tax': 'Input tax',
      'withheld from us': 'Tax withheld from us',
      'withheld by us': 'Tax withheld by us',
      'tax settlement': 'Tax settlement',
      stock: 'Stock',
      'goods received not invoiced': 'Goods received, not invoiced',
      'goods in transit': 'Goods in transit',
      'cost of sales': 'Cost of sales',
      'purchase price variance': 'Purchase price variance',
      'inventory adjustment': 'Inventory adjustment',
      'landed cost clearing': 'Landed cost clearing',
      purchases: 'Purchases',
      'customer deposits': 'Deposits from customers',
      'supplier deposits': 'Deposits paid to suppliers',
      'discount allowed': 'Discount allowed',
      'discount received': 'Discount received',
      'bad debt': 'Bad debt',
      'realised exchange': 'Exchange result, realised',
      'unrealised exchange': 'Exchange result, unrealised',
      rounding: 'Rounding',
      opening: 'Opening balances',
      'retained earnings': 'Retained earnings',
    },
  },
});

nameRecord<Journal>('en', 'Journal', {
  one: 'Journal',
  many: 'Journals',
  fields: { company: 'Company', code: 'Code', name: 'Name', kind: 'Kind', active: 'In use' },
  help: { code: 'Entry numbers begin with it.' },
  choices: {
    kind: {
      sales: 'Sales',
      purchases: 'Purchases',
      bank: 'Bank',
      cash: 'Cash',
      stock: 'Stock',
      general: 'General entries',
      opening: 'Opening',
      closing: 'Closing',
    },
  },
});

nameRecord<FiscalYear, typeof fiscalYearFlow>('en', 'FiscalYear', {
  one: 'Fiscal year',
  many: 'Fiscal years',
  fields: { company: 'Company', name: 'Name', startsOn: 'First day', endsOn: 'Last day', state: 'Status' },
  help: { name: 'Entry numbers carry it: 2026, 2026/27.' },
  states: { open: 'Open', closed: 'Closed', locked: 'Locked' },
  moves: { close: 'Close', reopen: 'Open again', lock: 'Lock for good' },
});

nameRecord<FiscalPeriod, typeof fiscalPeriodFlow>('en', 'FiscalPeriod', {
  one: 'Period',
  many: 'Periods',
  fields: {
    company: 'Company',
    year: 'Fiscal year',
    name: 'Name',
    startsOn: 'First day',
    endsOn: 'Last day',
    kind: 'Kind',
    state: 'Status',
  },
  choices: { kind: { standard: 'Standard', adjustment: 'Adjustments' } },
  states: { open: 'Open', closed: 'Closed', locked: 'Locked' },
  moves: { close: 'Close', reopen: 'Open again', lock: 'Lock for good' },
});

nameRecord<LockDate>('en', 'LockDate', {
  one: 'Lock date',
  many: 'Lock dates',
  fields: { company: 'Company', lock: 'Lock', lockedThrough: 'Locked through' },
  choices: {
    lock: {
      all: 'Everything',
      tax: 'Entries with tax',
      sales: 'Sales journals',
      purchases: 'Purchase journals',
      hard: 'Everything, for good',
    },
  },
});

nameRecord<LockException>('en', 'LockException', {
  one: 'Lock exception',
  many: 'Lock exceptions',
  fields: {
    company: 'Company',
    lock: 'Lock',
    employee: 'For whom',
    openFrom: 'Open from',
    validUntil: 'Ends at',
    reason: 'Reason',
  },
  help: { employee: 'Empty: for everybody who may post.', openFrom: 'Entries of that day and later are let through.' },
  choices: { lock: { all: 'Everything', tax: 'Entries with tax', sales: 'Sales journals', purchases: 'Purchase journals' } },
});

nameRecord<JournalEntry, typeof journalEntryFlow>('en', 'JournalEntry', {
  one: 'Journal entry',
  many: 'Journal entries',
  fields: {
    number: 'Number',
    series: 'Series',
    company: 'Company',
    journal: 'Journal',
    date: 'Date',
    period: 'Period',
    description: 'Description',
    reference: 'Reference',
    reverses: 'Reverses',
    sourceKind: 'Posted for',
    sourceId: 'Document id',
    total: 'Total',
    lineCount: 'Number of lines',
    postedAt: 'Posted at',
    state: 'Status',
    lines: 'Lines',
  },
  help: { period: 'Found by the date. Name it only for adjustments at the end of a year.' },
  states: { draft: 'Draft', posted: 'Posted' },
  moves: { post: 'Post' },
  related: { reversedBy: 'Reversed by', exchangeMatches: 'Books the difference of' },
});

nameRecord<JournalEntryLine>('en', 'JournalEntryLine', {
  one: 'Entry line',
  many: 'Entry lines',
  fields: {
    entry: 'Entry',
    account: 'Account',
    description: 'Description',
    party: 'Party',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    currency: 'Currency',
    amountInCurrency: 'Amount in currency',
    exchangeRate: 'Exchange rate',
    dueDate: 'Due on',
    discountUntil: 'Discount until',
    discount: 'Discount %',
    taxCode: 'Tax code',
    taxBase: 'Tax base',
    taxAmount: 'Tax',
    taxBox: 'Box of the tax',
    baseBox: 'Box of the base',
    product: 'Product',
    quantity: 'Quantity',
    date: 'Date',
    period: 'Period',
  },
  help: {
    currency: 'Empty: the company’s own.',
    amountInCurrency: 'Positive in debit, negative in credit. With it alone, debit or credit follows from the rate of the day.',
  },
});
