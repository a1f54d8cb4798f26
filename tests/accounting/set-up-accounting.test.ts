import { accountRoles } from '../../server/erp/accounting/account-role.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const setUp =
  'mutation ($company: ID!, $chart: ChartOfAccounts!) { setUpAccounting(company: $company, chart: $chart, startsOn: "2026-01-01") }';
const seen = `{ accounts(first: 500) { count { value } } journals { nodes { code kind } } fiscalYears { nodes { name } } fiscalPeriods { count { value } }
  accountRoles(first: 100) { nodes { role account { code active } } } }`;

test.each(['INTERNATIONAL', 'PGC_PYMES'])(
  'a manager sets a company’s books up by the chart %s: accounts for every part, journals and a year',
  async (chart) => {
    const cast = await Cast.of(db, { name: `Company of ${chart}` });
    const manager = await cast.manager('accounting');
    expect(await answerTo(db, manager, setUp, { company: cast.companyId, chart })).toEqual({ setUpAccounting: true });
    const books = await answerTo<{
      accounts: { count: { value: number } };
      journals: { nodes: { code: string }[] };
      fiscalYears: object;
      fiscalPeriods: object;
      accountRoles: { nodes: object[] };
    }>(db, manager, seen);
    expect(books.accounts.count.value).toBeGreaterThan(60);
    expect(books.accountRoles.nodes).toHaveLength(accountRoles.length);
    expect(books.journals.nodes.map(({ code }) => code).sort()).toEqual(['BNK', 'CLO', 'CSH', 'GEN', 'OPN', 'PUR', 'SAL', 'STK']);
    expect(books).toMatchObject({ fiscalYears: { nodes: [{ name: '2026' }] }, fiscalPeriods: { count: { value: 13 } } });
    const again = await ask(db, manager, setUp, { company: cast.companyId, chart });
    expect(again.errors).toMatchObject([{ code: 'ACCOUNTING_SET_UP' }]);
  },
);

test('nobody sets up the books of a company that is not theirs', async () => {
  const cast = await Cast.of(db, { name: 'Ours' });
  const theirs = await Cast.of(db, { name: 'Theirs' });
  const manager = await cast.manager('accounting');
  const { errors } = await ask(db, manager, setUp, { company: theirs.companyId, chart: 'INTERNATIONAL' });
  expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const lead = await ask(db, await cast.lead('accounting'), setUp, { company: cast.companyId, chart: 'INTERNATIONAL' });
  expect(lead.errors.map(({ message }) => message)).toContainEqual(expect.stringMatching(/Cannot query field "setUpAccounting"/));
});
