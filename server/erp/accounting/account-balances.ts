import { Decimal } from 'decimal.js';
import type { CalendarDay } from '../../kernel/declare/index.js';
import type { AccountType } from './account-types.js';
import type { OpenBooks } from './company-books.js';

export interface BalanceQuestion {
  /** The first day whose movements are told; what came before is the opening balance. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Left out, all accounts. */
  readonly accountId?: string;
  /** Entries that carry a year's result forward would hide it. */
  readonly withoutClosing?: boolean;
}

/** What an account stood at before a day, what moved since, and what it stands at then: debit positive, credit negative. */
export interface AccountBalance {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly opening: Decimal;
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly closing: Decimal;
}

/**
 * The balances of a company's accounts, from the summaries of whole periods and, for the period that a day cuts, from its lines.
 * However long the books are, few rows are read.
 */
export async function accountBalances(books: OpenBooks, question: BalanceQuestion): Promise<AccountBalance[]> {
  const { from, to, accountId = null, withoutClosing = false } = question;
  const rows = await books.ask<Record<'id' | 'code' | 'name' | 'opening' | 'debit' | 'credit', string> & { type: AccountType }>(statement, [
    books.companyId,
    from,
    to,
    accountId,
    withoutClosing,
  ]);
  return rows.map(({ id, code, name, type, ...sums }) => {
    const [opening, debit, credit] = [new Decimal(sums.opening), new Decimal(sums.debit), new Decimal(sums.credit)];
    return { id, code, name, type, opening, debit, credit, closing: opening.plus(debit).minus(credit) };
  });
}

const statement = `with period as (
    select id, starts_on, ends_on, ends_on < $2::date as before, starts_on >= $2::date and ends_on <= $3::date as within
    from fiscal_period where company_id = $1::uuid and starts_on <= $3::date
  ), moved as (
    select b.account_id, p.before, b.debit, b.credit from period p join timon.account_balance b on b.period_id = p.id and b.company_id = $1::uuid
      where (p.before or p.within) and ($4::uuid is null or b.account_id = $4::uuid)
    union all
    select l.account_id, l.date < $2::date, l.debit, l.credit from period p join journal_entry_line l on l.period_id = p.id
      where not p.before and not p.within and l.date <= $3::date and ($4::uuid is null or l.account_id = $4::uuid)
    union all
    select l.account_id, l.date < $2::date, -l.debit, -l.credit from journal j join journal_entry e on e.journal_id = j.id
      join journal_entry_line l on l.entry_id = e.id
      where $5::boolean and j.company_id = $1::uuid and j.kind = 'closing' and l.period_id is not null and l.date <= $3::date
        and ($4::uuid is null or l.account_id = $4::uuid)
  )
  select a.id, a.code, a.name, a.type, m.opening::text, m.debit::text, m.credit::text from (
    select account_id, coalesce(sum(debit - credit) filter (where before), 0) as opening,
      coalesce(sum(debit) filter (where not before), 0) as debit, coalesce(sum(credit) filter (where not before), 0) as credit
    from moved group by account_id) m
  join account a on a.id = m.account_id where m.opening <> 0 or m.debit <> 0 or m.credit <> 0 order by a.code`;
