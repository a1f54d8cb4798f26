import type { Decimal } from 'decimal.js';
import type { CalendarDay, Ref } from '../../kernel/declare/index.js';
import type { Product } from '../../foundation/catalog/index.js';
import type { Company, Currency } from '../../foundation/company/index.js';
import type { Party } from '../../foundation/directory/index.js';
import type { AccountRoleName } from './account-role.js';
import type { TaxCode } from '../../foundation/taxes/index.js';
import type { Account } from './account.js';
import type { FiscalPeriod } from './fiscal-period.js';
import type { JournalEntry } from './journal-entry.js';
import type { Journal, JournalKind } from './journal.js';

/** What another module has to say to the books. Accounts may be named by the part they play, journals by their kind. */
export interface EntryToPost {
  readonly company: Ref<Company>;
  readonly journal: Ref<Journal> | JournalKind;
  readonly date: CalendarDay;
  readonly description: string;
  readonly reference?: string;
  /** Only for adjustments at the end of a year. */
  readonly period?: Ref<FiscalPeriod>;
  /** The record that it is posted for. */
  readonly source?: { readonly kind: string; readonly id: string };
  readonly reverses?: Ref<JournalEntry>;
  readonly lines: readonly Posting[];
}

export interface PostingTerms {
  readonly description?: string;
  readonly party?: Ref<Party>;
  /** A foreign amount, as positive as the posting itself: `debit(receivable, '1100.00', { foreign: { currency, amount: '1000.00' } })`. */
  readonly foreign?: { readonly currency: Ref<Currency>; readonly amount: Decimal };
  readonly dueDate?: CalendarDay;
  /** Whoever pays by then may keep the discount, in percent. */
  readonly discountUntil?: CalendarDay;
  readonly discount?: Decimal;
  readonly taxCode?: Ref<TaxCode>;
  readonly taxBase?: Decimal;
  /** As the tax return counts it, and the boxes in which tax and base count. */
  readonly taxAmount?: Decimal;
  readonly taxBox?: string;
  readonly baseBox?: string;
  readonly product?: Ref<Product>;
  readonly quantity?: Decimal;
}

export interface Posting extends PostingTerms {
  readonly account: Ref<Account> | AccountRoleName;
  readonly side: 'debit' | 'credit';
  readonly amount: Decimal;
}

export const debit = (account: Posting['account'], amount: Decimal, terms: PostingTerms = {}): Posting => ({
  ...terms,
  account,
  side: 'debit',
  amount,
});

export const credit = (account: Posting['account'], amount: Decimal, terms: PostingTerms = {}): Posting => ({
  ...terms,
  account,
  side: 'credit',
  amount,
});
