import { nameRecord, nameWords } from '../../../kernel/declare/index.js';
import type { OpenItem } from './open-item.js';
import type { PaymentLine } from './payment-line.js';
import type { paymentFlow } from './payment.flow.js';
import type { Payment } from './payment.js';
import type { ReconciliationMatch } from './reconciliation-match.js';
import type { RevaluationLine } from './revaluation-line.js';
import type { revaluationFlow } from './revaluation.flow.js';
import type { Revaluation } from './revaluation.js';
import type { WriteOffLimit } from './write-off-limit.js';

nameWords('en', {
  'error.ITEM_EXCEEDED': 'Of {item}, {left} is left, and {asked} was to be settled. Somebody else may have settled it: look again.',
  'error.ITEMS_UNLIKE': '{debit} and {credit} do not belong together. Settle items of one party, on one account and in one currency.',
  'error.ITEM_ON_OTHER_SIDE': '{item} stands on the other side. Settle a debit with a credit.',
  'error.ITEM_OF_OTHERS': '{item} belongs to somebody else than the payment. Choose items of its party and company.',
  'error.PAYMENT_EXCEEDED': 'The lines settle {paid}, and only {amount} is paid. Lower the lines, or correct the amount.',
  'error.NOTHING_PAID': 'The payment has no amount and settles nothing. Enter one of them.',
  'error.NO_JOURNAL_OF_MONEY': 'The journal {journal} is not one of a bank or of cash. Choose another.',
  'error.WRITE_OFF_TOO_HIGH': '{asked} is to be written off, and you may let go of {limit}. Ask somebody who may let go of more.',
  'error.NOTHING_TO_REVALUE': 'On {date}, foreign money is worth what it stands at. There is nothing to book.',
  'error.MATCH_UNDONE': 'The match of {date} has been undone already, or undoes another. Match the items again if that was wrong.',
});

nameRecord<OpenItem>('en', 'OpenItem', {
  one: 'Open item',
  many: 'Open items',
  fields: {
    number: 'Entry number',
    company: 'Company',
    account: 'Account',
    party: 'Party',
    entry: 'Entry',
    line: 'Entry line',
    reference: 'Reference',
    sourceKind: 'Booked for',
    sourceId: 'Document id',
    date: 'Date',
    dueDate: 'Due on',
    discountUntil: 'Discount until',
    discount: 'Discount %',
    currency: 'Currency',
    amount: 'Amount',
    amountInCurrency: 'Amount in currency',
    residual: 'Open',
    residualInCurrency: 'Open in currency',
    open: 'Still open',
  },
  help: { amount: 'Owed to us is positive, owed by us negative.' },
  related: { matchesAsDebit: 'Settled with credits', matchesAsCredit: 'Settled with debits' },
});

nameRecord<ReconciliationMatch>('en', 'ReconciliationMatch', {
  one: 'Match',
  many: 'Matches',
  fields: {
    company: 'Company',
    account: 'Account',
    party: 'Party',
    debitItem: 'Debit',
    creditItem: 'Credit',
    currency: 'Currency',
    amount: 'Amount',
    amountInCurrency: 'Amount in currency',
    date: 'Date',
    exchangeEntry: 'Exchange difference',
    undoes: 'Undoes',
  },
  related: { undoneBy: 'Undone by' },
});

nameRecord<Payment, typeof paymentFlow>('en', 'Payment', {
  one: 'Payment',
  many: 'Payments',
  fields: {
    number: 'Number',
    kind: 'Kind',
    company: 'Company',
    party: 'Party',
    journal: 'Journal',
    account: 'Account',
    date: 'Date',
    currency: 'Currency',
    bankRate: 'Rate of the bank',
    exchangeRate: 'Exchange rate',
    amount: 'Amount',
    unallocated: 'Advance',
    reference: 'Reference',
    memo: 'Memo',
    entry: 'Entry',
    state: 'Status',
    lines: 'Settles',
  },
  help: {
    account: 'Where the money is. Empty: the bank or cash account, as the journal is.',
    bankRate: 'Empty: the company’s rate of the day.',
    unallocated: 'What is paid and settles nothing yet.',
  },
  choices: {
    kind: {
      'customer-payment': 'Customer pays',
      'customer-refund': 'Refund to customer',
      'supplier-payment': 'We pay supplier',
      'supplier-refund': 'Refund from supplier',
    },
  },
  states: { draft: 'Draft', posted: 'Posted', cancelled: 'Cancelled' },
  moves: { post: 'Post', cancel: 'Cancel' },
});

nameRecord<PaymentLine>('en', 'PaymentLine', {
  one: 'Settled item',
  many: 'Settled items',
  fields: {
    payment: 'Payment',
    item: 'Open item',
    currency: 'Currency',
    amount: 'Amount',
    amountWorth: 'Amount in the books',
    paid: 'Paid',
    paidWorth: 'Paid, in the books',
    discount: 'Discount',
    discountWorth: 'Discount in the books',
    writeOff: 'Write-off',
    writeOffWorth: 'Write-off in the books',
  },
  help: {
    amount:
      'In the item’s currency. Empty: all that is open, less the discount. Negative for what is set against the payment, such as a credit note.',
    paid: 'The same in the payment’s currency, where that is another.',
    writeOff: 'What nobody will pay any more.',
  },
});

nameRecord<Revaluation, typeof revaluationFlow>('en', 'Revaluation', {
  one: 'Revaluation',
  many: 'Revaluations',
  fields: {
    number: 'Number',
    company: 'Company',
    date: 'Date',
    result: 'Result',
    entry: 'Entry',
    reversal: 'Reversal',
    state: 'Status',
    lines: 'Balances',
  },
  help: { date: 'What foreign money is worth on this day is booked, and taken back on the next.', result: 'A gain is positive.' },
  states: { draft: 'Draft', posted: 'Posted' },
  moves: { post: 'Post' },
});

nameRecord<RevaluationLine>('en', 'RevaluationLine', {
  one: 'Revalued balance',
  many: 'Revalued balances',
  fields: {
    revaluation: 'Revaluation',
    account: 'Account',
    party: 'Party',
    currency: 'Currency',
    balanceInCurrency: 'Balance in currency',
    booked: 'Booked at',
    exchangeRate: 'Exchange rate',
    worth: 'Worth',
    difference: 'Difference',
  },
});

nameRecord<WriteOffLimit>('en', 'WriteOffLimit', {
  one: 'Write-off limit',
  many: 'Write-off limits',
  fields: { company: 'Company', level: 'Level', amount: 'Amount' },
  help: { amount: 'As much as somebody of this level may write off with one payment. Directors have no limit.' },
  choices: { level: { specialist: 'Specialist', lead: 'Lead', manager: 'Manager' } },
});
