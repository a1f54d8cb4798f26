import type { Decimal } from 'decimal.js';
import { Amount, Day, Flag, Link, Rate, Resource, Text, type CalendarDay, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Company, Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { Account } from '../account.js';
import { JournalEntryLine } from '../journal-entry-line.js';
import { JournalEntry } from '../journal-entry.js';
import { openItemAccess } from './payments.access.js';

/**
 * What somebody owes us or we owe them by one line of the books, and what is left of it once all matches are taken off. Written by
 * the database along with the line and its matches; its id is the line's.
 */
@Resource<OpenItem>({
  module: 'accounting',
  access: openItemAccess,
  title: 'number',
  orderBy: { field: 'dueDate', direction: 'ASC' },
  columns: ['number', 'party', 'account', 'date', 'dueDate', 'currency', 'amountInCurrency', 'residualInCurrency', 'open'],
  summary: true,
  indexes: {
    of_source: 'source_id, source_kind',
    of_party: 'company_id, party_id, open, due_date',
  },
  checks: {
    open_while_something_is_left: '"open" = ("residual" <> 0 or "residual_in_currency" <> 0)',
    no_more_than_all_is_matched: '"residual" >= 0 and "residual" <= "amount" or "residual" <= 0 and "residual" >= "amount"',
    nor_in_currency: `"residual_in_currency" >= 0 and "residual_in_currency" <= "amount_in_currency"
      or "residual_in_currency" <= 0 and "residual_in_currency" >= "amount_in_currency"`,
  },
})
export class OpenItem {
  id!: string;
  version!: number;
  /** Of the entry that it is a line of. */
  @Text('internal', { filter: true, search: true, maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Account, { inverse: 'openItems' }) account!: Ref<Account>;
  @Link('internal', () => Party, { inverse: 'openItems' }) party!: Ref<Party>;
  @Link('internal', () => JournalEntry, { inverse: 'openItems' }) entry!: Ref<JournalEntry>;
  @Link('internal', () => JournalEntryLine, { inverse: false, unique: true }) line!: Ref<JournalEntryLine>;
  @Text('internal', { optional: true, filter: true, search: true, maxLength: 60 }) reference?: string;
  /** The kind of document that it was booked for, and its id. */
  @Text('internal', { optional: true, maxLength: 60 }) sourceKind?: string;
  @Text('internal', { optional: true, filter: true, maxLength: 36 }) sourceId?: string;
  @Day('internal', { filter: true }) date!: CalendarDay;
  @Day('internal', { filter: true }) dueDate!: CalendarDay;
  /** Whoever pays all of it by then may keep the discount. */
  @Day('internal', { optional: true }) discountUntil?: CalendarDay;
  /** In percent. */
  @Rate('internal', { optional: true }) discount?: Decimal;
  @Link('internal', () => Currency, { inverse: false }) currency!: Ref<Currency>;
  /** Owed to us is positive, owed by us negative. */
  @Amount('money', { currency: 'company' }) amount!: Money;
  @Amount('money', { currency: 'currency', worth: 'amount' }) amountInCurrency!: Money;
  @Amount('money', { currency: 'company', filter: true }) residual!: Money;
  @Amount('money', { currency: 'currency', worth: 'residual' }) residualInCurrency!: Money;
  @Flag('internal', { filter: true }) open!: boolean;
}
