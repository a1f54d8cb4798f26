import { expectRecord } from './table.js';

// Whoever works in accounting looks at the charts, journals and periods of their company; what was booked is for clerks. Only
// specialists post. Periods come with their year, so nobody makes or changes one.
const rows = { 1: 'company by company' };
const masters = { read: 1, create: 5, update: 5, remove: 6 };
const system = 8;

export default [
  expectRecord('Account', {
    domain: 'accounting',
    rows,
    may: masters,
    fields: { internal: 'company>Company code name type currency>Currency partyRequired reconcilable active' },
    listedBy: 'Company.accounts<company',
    title: 'name',
    search: 'code name',
  }),
  expectRecord('AccountRole', {
    domain: 'accounting',
    rows,
    may: masters,
    fields: { internal: 'company>Company role account>Account' },
    listedBy: 'Company.accountRoles<company Account.accountRoles<account',
    title: 'role',
  }),
  expectRecord('Journal', {
    domain: 'accounting',
    rows,
    may: masters,
    fields: { internal: 'company>Company code name kind active' },
    listedBy: 'Company.journals<company',
    title: 'name',
    search: 'code name',
  }),
  expectRecord('FiscalYear', {
    domain: 'accounting',
    rows,
    may: { read: 1, create: 5, update: system, remove: system, close: 5, reopen: 6, lock: 6 },
    fields: { internal: 'company>Company name startsOn endsOn state!' },
    listedBy: 'Company.fiscalYears<company',
    title: 'name',
  }),
  expectRecord('FiscalPeriod', {
    domain: 'accounting',
    rows,
    may: { read: 1, create: system, update: system, remove: system, close: 4, reopen: 5, lock: 6 },
    fields: { internal: 'company>Company year>FiscalYear name startsOn endsOn kind state!' },
    listedBy: 'Company.fiscalPeriods<company FiscalYear.fiscalPeriods<year',
    title: 'name',
    search: 'name',
  }),
  expectRecord('LockDate', {
    domain: 'accounting',
    rows,
    may: masters,
    fields: { internal: 'company>Company lock lockedThrough' },
    listedBy: 'Company.lockDates<company',
    title: 'lock',
  }),
  expectRecord('LockException', {
    domain: 'accounting',
    rows,
    may: { read: 1, create: 6, update: system, remove: 6 },
    fields: { internal: 'company>Company lock employee>Employee openFrom validUntil reason' },
    listedBy: 'Company.lockExceptions<company',
    title: 'reason',
    search: 'reason',
  }),
  expectRecord('JournalEntry', {
    plural: 'journalEntries',
    domain: 'accounting',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3, post: 3 },
    fields: {
      internal: `number! series! company>Company journal>Journal date period>FiscalPeriod description reference reverses>!JournalEntry sourceKind!
        sourceId! lineCount! postedAt! state! lines*JournalEntryLine`,
      money: 'total!',
    },
    editableIn: ['draft'],
    listedBy: `Company.journalEntries<company Journal.journalEntries<journal FiscalPeriod.journalEntries<period
      JournalEntry.reversedBy<reverses`,
    title: 'description',
    search: 'number description reference',
  }),
  expectRecord('JournalEntryLine', {
    domain: 'accounting',
    partOf: 'entry>JournalEntry',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3 },
    fields: {
      internal: `entry>JournalEntry account>Account description party>Party currency>Currency exchangeRate dueDate discountUntil discount
        taxCode>TaxCode taxBox baseBox product>Product quantity date! period>!FiscalPeriod`,
      money: 'debit credit balance! amountInCurrency taxBase taxAmount',
    },
    worth: { amountInCurrency: 'balance' },
    listedBy: 'Account.journalEntryLines<account Party.ledgerLines<party Product.ledgerLines<product',
    title: 'description',
  }),
  // What is owed and what settles it follows from the books: nobody writes it. Clerks draft payments, specialists post them, leads cancel.
  expectRecord('OpenItem', {
    domain: 'accounting',
    rows: { 2: 'company by company' },
    may: { read: 2, create: system, update: system, remove: system },
    fields: {
      internal: `number company>Company account>Account party>Party entry>JournalEntry line>JournalEntryLine reference sourceKind sourceId date
        dueDate discountUntil discount currency>Currency open`,
      money: 'amount amountInCurrency residual residualInCurrency',
    },
    worth: { amountInCurrency: 'amount', residualInCurrency: 'residual' },
    listedBy: 'Account.openItems<account Party.openItems<party JournalEntry.openItems<entry',
    title: 'number',
    search: 'number reference',
  }),
  expectRecord('ReconciliationMatch', {
    plural: 'reconciliationMatches',
    domain: 'accounting',
    rows: { 2: 'company by company' },
    may: { read: 2, create: system, update: system, remove: system },
    fields: {
      internal: `company>Company account>Account party>Party debitItem>OpenItem creditItem>OpenItem currency>Currency date
        exchangeEntry>JournalEntry undoes>ReconciliationMatch`,
      money: 'amount amountInCurrency',
    },
    worth: { amountInCurrency: 'amount' },
    listedBy: `OpenItem.matchesAsDebit<debitItem OpenItem.matchesAsCredit<creditItem JournalEntry.exchangeMatches<exchangeEntry
      ReconciliationMatch.undoneBy<undoes`,
    title: 'date',
  }),
  expectRecord('Payment', {
    domain: 'accounting',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3, post: 3, cancel: 4 },
    fields: {
      internal: `number! kind company>Company party>Party journal>Journal account>Account date currency>Currency bankRate exchangeRate! reference
        memo entry>!JournalEntry state! lines*PaymentLine`,
      money: 'amount amountInCompanyCurrency! unallocated! unallocatedInCompanyCurrency!',
    },
    editableIn: ['draft'],
    listedBy: 'Company.payments<company Party.payments<party Journal.payments<journal',
    title: 'party',
    search: 'number reference memo',
  }),
  expectRecord('PaymentLine', {
    domain: 'accounting',
    partOf: 'payment>Payment',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3 },
    fields: {
      internal: 'payment>Payment item>OpenItem currency>!Currency',
      money: 'amount amountWorth! paid paidWorth! discount! discountWorth! writeOff writeOffWorth!',
    },
    worth: { amount: 'amountWorth', paid: 'paidWorth', discount: 'discountWorth', writeOff: 'writeOffWorth' },
    listedBy: 'OpenItem.paymentLines<item',
    title: 'item',
  }),
  expectRecord('Revaluation', {
    domain: 'accounting',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3, post: 3 },
    fields: {
      internal: 'number! company>Company date entry>!JournalEntry reversal>!JournalEntry state! lines*!RevaluationLine',
      money: 'result!',
    },
    editableIn: ['draft'],
    listedBy: 'Company.revaluations<company',
    title: 'date',
    search: 'number',
  }),
  expectRecord('RevaluationLine', {
    domain: 'accounting',
    partOf: 'revaluation>Revaluation',
    rows: { 2: 'company by company' },
    may: { read: 2, create: 2, update: 2, remove: 3 },
    fields: {
      internal: 'revaluation>Revaluation account>!Account party>!Party currency>!Currency exchangeRate!',
      money: 'balanceInCurrency! booked! worth! difference!',
    },
    worth: { balanceInCurrency: 'worth' },
    title: 'account',
  }),
  expectRecord('WriteOffLimit', {
    domain: 'accounting',
    rows,
    may: { read: 1, create: 6, update: 6, remove: 6 },
    fields: { internal: 'company>Company level', money: 'amount' },
    listedBy: 'Company.writeOffLimits<company',
    title: 'level',
  }),
];
