import { Decimal } from 'decimal.js';
import { credit, debit, postEntries, type EntryToPost } from '../../server/erp/accounting/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { asCaller } from '../../server/kernel/write/index.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { Draws } from '../support/draws.js';
import { givenBooks, type Books } from './given-books.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let clerk: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast, { startsOn: '2025-01-01' });
  const manager = await cast.manager('accounting');
  const input = { company: books.companyId, name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  await answerTo(db, manager, 'mutation ($input: CreateFiscalYearInput!) { createFiscalYear(input: $input) { id } }', { input });
  clerk = await cast.clerk('accounting', 'North');
  await trade();
});
afterAll(() => db.close());

/** Two years of a company that was given money, buys, sells, pays rent and keeps cash. */
async function trade(): Promise<void> {
  const draws = new Draws(7);
  const amount = () => new Decimal(draws.below(100_000)).div(100);
  const kinds = [
    (of: Decimal) => [debit('bank', of), credit('opening', of)],
    (of: Decimal) => [
      debit('bank', of),
      credit('revenue', of.times('0.8').toDecimalPlaces(2)),
      credit('output tax', of.minus(of.times('0.8').toDecimalPlaces(2))),
    ],
    (of: Decimal) => [debit('purchases', of), credit('bank', of)],
    (of: Decimal) => [debit('cash', of), credit('bank', of)],
  ];
  const entries = Array.from({ length: 300 }, (_, at): EntryToPost => ({
    company: { id: books.companyId },
    journal: 'general',
    date: `202${5 + draws.below(2)}-${String(1 + draws.below(12)).padStart(2, '0')}-${String(1 + draws.below(28)).padStart(2, '0')}`,
    description: `Day ${at}`,
    lines: draws.one(kinds)(amount()),
  }));
  await asCaller(db.kernel, clerk, (work) => postEntries(work, entries));
}

interface Row {
  readonly account: { readonly id: string; readonly code: string };
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}
interface Sums {
  readonly rows: readonly Row[];
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}

const trialBalance = async (from: string, to: string): Promise<Sums> =>
  (
    await answerTo<{ trialBalance: Sums }>(
      db,
      clerk,
      `query ($company: ID!, $from: Date!, $to: Date!) { trialBalance(company: $company, from: $from, to: $to) {
        rows { account { id code } opening debit credit closing } opening debit credit closing } }`,
      { company: books.companyId, from, to },
    )
  ).trialBalance;

/** The same straight from the lines. */
async function addedUp(from: string, to: string): Promise<object[]> {
  const { rows } = await db.owner.query<Record<'code' | 'opening' | 'debit' | 'credit', string>>(
    `select a.code, coalesce(sum(l.balance) filter (where l.date < $1::date), 0)::text as opening,
       coalesce(sum(l.debit) filter (where l.date >= $1::date), 0)::text as debit, coalesce(sum(l.credit) filter (where l.date >= $1::date), 0)::text as credit
     from journal_entry_line l join account a on a.id = l.account_id where l.period_id is not null and l.date <= $2::date
     group by a.code order by a.code`,
    [from, to],
  );
  return rows.map(({ code, ...sums }) => {
    const [opening, inDebit, inCredit] = [new Decimal(sums.opening), new Decimal(sums.debit), new Decimal(sums.credit)];
    return [code, opening, inDebit, inCredit, opening.plus(inDebit).minus(inCredit)].map((value) =>
      value instanceof Decimal ? value.toFixed(2) : value,
    );
  });
}

test.each([
  ['2025-01-01', '2026-12-31'],
  ['2026-01-01', '2026-12-31'],
  ['2026-03-01', '2026-03-31'],
  ['2025-02-11', '2026-09-17'],
  ['2026-05-05', '2026-05-05'],
  ['2025-11-30', '2025-12-01'],
  ['2024-01-01', '2024-12-31'],
])('the trial balance from %s to %s is what the lines add up to, whichever periods the days cut', async (from, to) => {
  const sums = await trialBalance(from, to);
  expect(sums.rows.map(({ account, ...row }) => [account.code, row.opening, row.debit, row.credit, row.closing])).toEqual(
    await addedUp(from, to),
  );
  expect([sums.opening, sums.closing]).toEqual(['0.00', '0.00']);
  expect(sums.debit).toBe(sums.credit);
});

test('a balance is followed down to its lines, and these to their entries', async () => {
  const bank = (await trialBalance('2026-02-10', '2026-06-20')).rows.find(({ account }) => account.code === '1000')!;
  const { generalLedger } = await answerTo<{
    generalLedger: { opening: string; closing: string; hasMore: boolean; lines: { entry: string; balance: string }[] };
  }>(
    db,
    clerk,
    `query ($company: ID!, $account: ID!) { generalLedger(company: $company, account: $account, from: "2026-02-10", to: "2026-06-20", first: 500) {
      opening closing hasMore lines { entry number date balance debit credit description } } }`,
    { company: books.companyId, account: bank.account.id },
  );
  expect(generalLedger).toMatchObject({ opening: bank.opening, closing: bank.closing, hasMore: false });
  expect(generalLedger.lines.at(-1)!.balance).toBe(bank.closing);
  const { journalEntryLinesGrouped, journalEntry } = await answerTo<{
    journalEntryLinesGrouped: { rows: object[] };
    journalEntry: object;
  }>(
    db,
    clerk,
    `query ($account: ID!, $entry: ID!) {
      journalEntryLinesGrouped(filter: { account: { id: { eq: $account } }, date: { gte: "2026-02-10", lte: "2026-06-20" } }, by: []) {
        rows { sum { debit credit } } }
      journalEntry(id: $entry) { state } }`,
    { account: bank.account.id, entry: generalLedger.lines[0]!.entry },
  );
  expect(journalEntryLinesGrouped.rows).toEqual([{ sum: { debit: bank.debit, credit: bank.credit } }]);
  expect(journalEntry).toEqual({ state: 'POSTED' });
});

test('the balance sheet balances on any day, and its result is that of profit and loss', async () => {
  for (const asOf of ['2025-06-17', '2025-12-31', '2026-08-03', '2026-12-31']) {
    const section = '{ total rows { amount account { code } } }';
    const { balanceSheet, profitAndLoss } = await answerTo<{
      balanceSheet: Record<'assets' | 'liabilities' | 'equity', { total: string }> &
        Record<'resultOfYear' | 'resultBroughtForward', string>;
      profitAndLoss: { result: string; income: { total: string }; expenses: { total: string } };
    }>(
      db,
      clerk,
      `query ($company: ID!, $asOf: Date!, $from: Date!) {
        balanceSheet(company: $company, asOf: $asOf) { assets ${section} liabilities ${section} equity ${section} resultOfYear resultBroughtForward }
        profitAndLoss(company: $company, from: $from, to: $asOf) { result income ${section} expenses ${section} } }`,
      { company: books.companyId, asOf, from: `${asOf.slice(0, 4)}-01-01` },
    );
    const { assets, liabilities, equity, resultOfYear, resultBroughtForward } = balanceSheet;
    const claims = [liabilities.total, equity.total, resultOfYear, resultBroughtForward].reduce(
      (sum, each) => sum.plus(each),
      new Decimal(0),
    );
    expect([asOf, claims.toFixed(2)]).toEqual([asOf, assets.total]);
    expect(profitAndLoss.result).toBe(resultOfYear);
    expect(new Decimal(profitAndLoss.income.total).minus(profitAndLoss.expenses.total).toFixed(2)).toBe(profitAndLoss.result);
  }
});

test('reports are for those who read all the books of the company', async () => {
  const text = 'query ($company: ID!) { trialBalance(company: $company, from: "2026-01-01", to: "2026-12-31") { debit } }';
  const asked = { company: books.companyId };
  const trainee = await cast.trainee('accounting', 'North');
  expect((await ask(db, trainee, text, asked)).errors[0]!.message).toMatch(/Cannot query field/);
  expect((await ask(db, await cast.head(), text, asked)).errors).toEqual([]);
  const elsewhere = await Cast.of(db, { name: 'Overseas', currency: 'USD', departments: ['Harbour'] });
  expect((await ask(db, await elsewhere.director('accounting'), text, asked)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('the summaries are what the lines add up to', async () => {
  expect(await books.faults()).toEqual([]);
});
