import type { Decimal } from 'decimal.js';
import {
  Amount,
  Choice,
  Day,
  Lines,
  Link,
  Rate,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../../kernel/declare/index.js';
import { Company, Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { Account } from '../account.js';
import { JournalEntry } from '../journal-entry.js';
import { Journal } from '../journal.js';
import { PaymentLine } from './payment-line.js';
import { paymentFlow, type PaymentState } from './payment.flow.js';
import { paymentAccess } from './payments.access.js';

/** Who pays whom, and for what: a refund goes the other way. */
export const paymentKinds = ['customer-payment', 'customer-refund', 'supplier-payment', 'supplier-refund'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Money that came or went, and which open items it settles. What it settles nothing with stays open as an advance. */
@Resource<Payment>({
  module: 'accounting',
  access: paymentAccess,
  title: 'party',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['number', 'date', 'kind', 'party', 'amount', 'unallocated', 'state'],
  editableIn: ['draft'],
  exchange: { currency: 'currency', rate: 'exchangeRate', on: 'date' },
})
export class Payment {
  id!: string;
  version!: number;
  /** That of its entry. */
  @Text('internal', { readonly: true, optional: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number?: string;
  @Choice('internal', paymentKinds, { filter: true }) kind!: PaymentKind;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Party) party!: Ref<Party>;
  /** Of the bank or of cash. */
  @Link('internal', () => Journal, { where: { active: true } }) journal!: Ref<Journal>;
  /** Where the money is. Left out, the bank or cash account, as the journal is. */
  @Link('internal', () => Account, { optional: true, inverse: false, where: { active: true } }) account?: Ref<Account>;
  @Day('internal', { default: 'today', filter: true }) date!: CalendarDay;
  /** Empty: the company's own. */
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  /** What the bank gave. Left out, the company's rate of the day. */
  @Rate('internal', { optional: true, min: 1e-9 }) bankRate?: Decimal;
  @Rate('internal', { readonly: true, optional: true }) exchangeRate?: Decimal;
  @Amount('money', { currency: 'currency', min: 0, filter: true }) amount!: Money;
  /** An advance: what no item is settled with. */
  @Amount('money', { currency: 'currency', readonly: true }) unallocated!: Money;
  /** What others call it: the bank's reference, the number of the cheque. */
  @Text('internal', { optional: true, search: true, maxLength: 60 }) reference?: string;
  @Text('internal', { optional: true, search: true }) memo?: string;
  @Link('internal', () => JournalEntry, { readonly: true, optional: true, inverse: false }) entry?: Ref<JournalEntry>;
  @State(paymentFlow) state!: PaymentState;
  @Lines('internal', () => PaymentLine, 'payment') lines!: PaymentLine[];
}
