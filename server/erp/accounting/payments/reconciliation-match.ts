import { Amount, Day, Link, Resource, type CalendarDay, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Company, Currency } from '../../../foundation/company/index.js';
import { Party } from '../../../foundation/directory/index.js';
import { Account } from '../account.js';
import { JournalEntry } from '../journal-entry.js';
import { OpenItem } from './open-item.js';
import { reconciliationMatchAccess } from './payments.access.js';

/** So much of a debit and of a credit that settle each other. It stays as it is: what was matched wrongly is undone by an opposite match. */
@Resource<ReconciliationMatch>({
  module: 'accounting',
  access: reconciliationMatchAccess,
  title: 'date',
  plural: 'reconciliationMatches',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['date', 'party', 'debitItem', 'creditItem', 'currency', 'amountInCurrency', 'amount', 'undoes'],
  appendOnly: true,
  checks: {
    settles_something: '"amount" <> 0 or "amount_in_currency" <> 0',
    undone_by_the_opposite: `case when "undoes_id" is null then "amount" >= 0 and "amount_in_currency" >= 0
      else "amount" <= 0 and "amount_in_currency" <= 0 end`,
  },
})
export class ReconciliationMatch {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Account, { inverse: false }) account!: Ref<Account>;
  @Link('internal', () => Party, { inverse: false }) party!: Ref<Party>;
  @Link('internal', () => OpenItem, { inverse: 'matchesAsDebit' }) debitItem!: Ref<OpenItem>;
  @Link('internal', () => OpenItem, { inverse: 'matchesAsCredit' }) creditItem!: Ref<OpenItem>;
  /** That of both items. */
  @Link('internal', () => Currency, { inverse: false }) currency!: Ref<Currency>;
  @Amount('money', { currency: 'company' }) amount!: Money;
  @Amount('money', { currency: 'currency', worth: 'amount' }) amountInCurrency!: Money;
  /** From this day on they settle each other. */
  @Day('internal', { filter: true }) date!: CalendarDay;
  /** What booked the difference where one side was worth more than the other. */
  @Link('internal', () => JournalEntry, { optional: true, inverse: 'exchangeMatches' }) exchangeEntry?: Ref<JournalEntry>;
  @Link('internal', () => ReconciliationMatch, { optional: true, unique: true, inverse: 'undoneBy' }) undoes?: Ref<ReconciliationMatch>;
}
