import { Decimal } from 'decimal.js';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Int, Query } from 'type-graphql';
import { InvalidInput } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar } from '../../kernel/graphql/scalars.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { accountBalances } from './account-balances.js';
import { mayReadBooks, readBooks, type OpenBooks } from './company-books.js';
import { BalanceSheet, GeneralLedger, ProfitAndLoss, ReportedAccount, TrialBalance, type GeneralLedgerLine } from './report-types.js';
import { balanceSheetOf, inPlaces, profitAndLossOf } from './statements.js';

const mostLines = 500;
const reports = ['trialBalance', 'generalLedger', 'balanceSheet', 'profitAndLoss'];

/** The books summed up as of any day, straight from what is posted. */
@HandWritten(undefined, Object.fromEntries(reports.map((name) => [`Query.${name}`, mayReadBooks])))
export class Reports {
  @Query(() => TrialBalance, { description: 'What the accounts of a company stood at, moved between two days and stand at.' })
  async trialBalance(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Ctx() call: Call,
  ): Promise<TrialBalance> {
    requireOrder(from, to);
    return readBooks(call, company, async (books) => {
      const balances = await accountBalances(books, { from, to });
      const sum = (part: 'opening' | 'debit' | 'credit' | 'closing') =>
        balances.reduce((total, row) => total.plus(row[part]), new Decimal(0));
      const shown = (amount: Decimal) => inPlaces(amount, books.places);
      return {
        from,
        to,
        rows: balances.map((row) => ({
          account: ReportedAccount.of(row),
          opening: shown(row.opening),
          debit: shown(row.debit),
          credit: shown(row.credit),
          closing: shown(row.closing),
        })),
        opening: shown(sum('opening')),
        debit: shown(sum('debit')),
        credit: shown(sum('credit')),
        closing: shown(sum('closing')),
      };
    });
  }

  @Query(() => GeneralLedger, { description: 'What was booked to one account between two days, in the order of the days and of posting.' })
  async generalLedger(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('account', () => GraphQLID) account: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('offset', () => Int, { defaultValue: 0 }) offset: number,
    @Ctx() call: Call,
  ): Promise<GeneralLedger> {
    requireOrder(from, to);
    if (first < 1 || first > mostLines) throw new InvalidInput({ first: 'OUT_OF_RANGE' });
    if (offset < 0) throw new InvalidInput({ offset: 'OUT_OF_RANGE' });
    const accountId = uuidOrNothing(account);
    if (!accountId) throw new InvalidInput({ account: 'BAD_ID' });
    return readBooks(call, company, async (books) => {
      const [balance] = await accountBalances(books, { from, to, accountId });
      const { opening, debit, credit, closing } = balance ?? { opening: zero, debit: zero, credit: zero, closing: zero };
      const lines = await linesOf(books, { accountId, from, to, first: first + 1, offset });
      const shown = (amount: Decimal) => inPlaces(amount, books.places);
      return {
        opening: shown(opening),
        lines: lines.slice(0, first).map((line) => ({ ...line, balance: shown(opening.plus(line.balance)) })),
        debit: shown(debit),
        credit: shown(credit),
        closing: shown(closing),
        hasMore: lines.length > first,
      };
    });
  }

  @Query(() => BalanceSheet, { description: 'What a company has, owes and is worth as of a day.' })
  async balanceSheet(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('asOf', () => DateScalar) asOf: string,
    @Ctx() call: Call,
  ): Promise<BalanceSheet> {
    return readBooks(call, company, async (books) => {
      const balances = await accountBalances(books, { from: await firstDayOfYear(books, asOf), to: asOf });
      return balanceSheetOf(balances, asOf, books.places);
    });
  }

  @Query(() => ProfitAndLoss, { description: 'What a company earned and spent between two days.' })
  async profitAndLoss(
    @Arg('company', () => GraphQLID) company: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Ctx() call: Call,
  ): Promise<ProfitAndLoss> {
    requireOrder(from, to);
    return readBooks(call, company, async (books) =>
      profitAndLossOf(await accountBalances(books, { from, to, withoutClosing: true }), from, to, books.places),
    );
  }
}

const zero = new Decimal(0);

function requireOrder(from: string, to: string): void {
  if (from > to) throw new InvalidInput({ to: 'OUT_OF_RANGE' });
}

/** Of the year that the day lies in; outside all of them, of the calendar year. */
async function firstDayOfYear({ companyId, ask }: OpenBooks, day: string): Promise<string> {
  const [year] = await ask<{ startsOn: string }>(
    `select starts_on::text as "startsOn" from fiscal_year where company_id = $1 and $2::date between starts_on and ends_on`,
    [companyId, day],
  );
  return year?.startsOn ?? `${day.slice(0, 4)}-01-01`;
}

interface Page {
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
  readonly first: number;
  readonly offset: number;
}

/** Lines with what they add up to since the first day. */
async function linesOf({ companyId, places, ask }: OpenBooks, { accountId, from, to, first, offset }: Page): Promise<GeneralLedgerLine[]> {
  const rows = await ask<GeneralLedgerLine>(
    `select l.id, e.id as entry, e.number, l.date::text as date, coalesce(l.description, e.description) as description,
        e.source_kind as "sourceKind", e.source_id as "sourceId", l.debit::text as debit, l.credit::text as credit,
        sum(l.balance) over (order by l.date, p.id, l.position)::text as balance
      from journal_entry_line l join journal_entry e on e.id = l.entry_id join timon.posted_entry p on p.entry_id = e.id
      where l.account_id = $2::uuid and l.company_id = $1::uuid and l.period_id is not null and l.date between $3::date and $4::date
      order by l.date, p.id, l.position limit $5 offset $6`,
    [companyId, accountId, from, to, first, offset],
  );
  const shown = (text: string) => inPlaces(new Decimal(text), places);
  return rows.map((row) => ({ ...row, debit: shown(row.debit), credit: shown(row.credit) }));
}
