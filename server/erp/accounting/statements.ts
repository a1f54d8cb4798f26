import { Decimal } from 'decimal.js';
import type { AccountBalance } from './account-balances.js';
import { normalSideOf, sectionOf, statementOf, type Section } from './account-types.js';
import { ReportedAccount, type BalanceSheet, type ProfitAndLoss, type StatementSection } from './report-types.js';

const nothing = new Decimal(0);

/** Balances as the accounts of a section are read: positive where the section grows. */
function section(balances: readonly AccountBalance[], wanted: Section, amountOf: (balance: AccountBalance) => Decimal, places: number) {
  const rows = balances
    .filter(({ type }) => sectionOf(type) === wanted)
    .map((balance) => ({ balance, amount: normalSideOf(balance.type) === 'debit' ? amountOf(balance) : amountOf(balance).negated() }))
    .filter(({ amount }) => !amount.isZero());
  const total = rows.reduce((sum, { amount }) => sum.plus(amount), nothing);
  const shown: StatementSection = {
    rows: rows.map(({ balance, amount }) => ({ account: ReportedAccount.of(balance), amount: inPlaces(amount, places) })),
    total: inPlaces(total, places),
  };
  return { shown, total };
}

export const inPlaces = (amount: Decimal, places: number): string => (amount.isZero() ? nothing : amount).toFixed(places);

/** The balances as of a day; those of profit and loss were asked from the first day of the fiscal year on. */
export function balanceSheetOf(balances: readonly AccountBalance[], asOf: string, places: number): BalanceSheet {
  const standing = (wanted: Section) => section(balances, wanted, ({ closing }) => closing, places).shown;
  const results = balances.filter(({ type }) => statementOf(type) === 'profit and loss');
  const ofYear = results.reduce((sum, { debit, credit }) => sum.plus(credit).minus(debit), nothing);
  const before = results.reduce((sum, { opening }) => sum.minus(opening), nothing);
  return {
    asOf,
    assets: standing('assets'),
    liabilities: standing('liabilities'),
    equity: standing('equity'),
    resultOfYear: inPlaces(ofYear, places),
    resultBroughtForward: inPlaces(before, places),
  };
}

export function profitAndLossOf(balances: readonly AccountBalance[], from: string, to: string, places: number): ProfitAndLoss {
  const moved = ({ debit, credit }: AccountBalance) => debit.minus(credit);
  const income = section(balances, 'income', moved, places);
  const expenses = section(balances, 'expenses', moved, places);
  return { from, to, income: income.shown, expenses: expenses.shown, result: inPlaces(income.total.minus(expenses.total), places) };
}
