import type { Decimal } from 'decimal.js';
import { Amount, Day, Link, Quantity, Rate, Resource, Text, type CalendarDay, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Currency } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { TaxCode } from '../../foundation/taxes/index.js';
import { Account } from './account.js';
import { FiscalPeriod } from './fiscal-period.js';
import { journalEntryLineAccess } from './journal-entry.access.js';
import { JournalEntry } from './journal-entry.js';

/** One account's part of an entry, on one side. */
@Resource<JournalEntryLine>({
  module: 'accounting',
  access: journalEntryLineAccess,
  title: 'description',
  partOf: 'entry',
  columns: ['account', 'party', 'description', 'debit', 'credit', 'currency', 'amountInCurrency', 'dueDate'],
  indexes: { account_in_time: 'account_id, date', period_by_day: 'period_id, date, account_id' },
  checks: {
    one_side: '"debit" = 0 or "credit" = 0',
    balance_is_debit_less_credit: '"balance" = ("debit" - "credit")',
    tax_is_what_is_booked: '"tax_amount" is null or abs("tax_amount") = abs("balance")',
  },
})
export class JournalEntryLine {
  id!: string;
  @Link('internal', () => JournalEntry) entry!: Ref<JournalEntry>;
  @Link('internal', () => Account, { where: { active: true } }) account!: Ref<Account>;
  @Text('internal', { optional: true }) description?: string;
  @Link('internal', () => Party, { optional: true, inverse: 'ledgerLines' }) party?: Ref<Party>;
  @Amount('money', { currency: 'company', min: 0, default: 0 }) debit!: Money;
  @Amount('money', { currency: 'company', min: 0, default: 0 }) credit!: Money;
  /** Debit less credit. */
  @Amount('money', { currency: 'company', readonly: true }) balance!: Money;
  /** Empty: the company's own. */
  @Link('internal', () => Currency, { optional: true, inverse: false }) currency?: Ref<Currency>;
  /** Positive in debit, negative in credit. */
  @Amount('money', { currency: 'currency', worth: 'balance', optional: true }) amountInCurrency?: Money;
  @Rate('internal', { optional: true, min: 1e-9 }) exchangeRate?: Decimal;
  @Day('internal', { optional: true, filter: true }) dueDate?: CalendarDay;
  /** Whoever pays by then may keep the discount. */
  @Day('internal', { optional: true }) discountUntil?: CalendarDay;
  /** In percent. */
  @Rate('internal', { optional: true, min: 0, max: 100 }) discount?: Decimal;
  @Link('internal', () => TaxCode, { optional: true, inverse: false }) taxCode?: Ref<TaxCode>;
  @Amount('money', { currency: 'company', optional: true }) taxBase?: Money;
  /** As the tax return counts it, whichever side it stands on: below zero where a credit note takes it back. */
  @Amount('money', { currency: 'company', optional: true }) taxAmount?: Money;
  /** The boxes of the return in which tax and base count. */
  @Text('internal', { optional: true, filter: true, maxLength: 20 }) taxBox?: string;
  @Text('internal', { optional: true, filter: true, maxLength: 20 }) baseBox?: string;
  @Link('internal', () => Product, { optional: true, inverse: 'ledgerLines' }) product?: Ref<Product>;
  @Quantity('internal', { optional: true }) quantity?: Decimal;
  /** The entry's, once it is posted; a line without a period is not in the books. */
  @Day('internal', { readonly: true, optional: true, filter: true }) date?: CalendarDay;
  @Link('internal', () => FiscalPeriod, { readonly: true, optional: true, inverse: false }) period?: Ref<FiscalPeriod>;
}
