import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks } from './given-books.js';
import { OpenItems } from './given-open-items.js';

let db: TestDatabase;
let cast: Cast;
let items: OpenItems;
let clerk: Principal;
let specialist: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db, { name: 'Dollar Goods', currency: 'USD' });
  items = await OpenItems.of(db, await givenBooks(db, cast));
  clerk = await cast.clerk('accounting', 'North');
  specialist = await cast.specialist('accounting', 'North');
});
afterEach(() => items.tieOut());
afterAll(() => db.close());

const amounts = '{ notDue upTo30 upTo60 upTo90 over90 revaluation total }';

interface Aged {
  readonly rows: readonly {
    readonly party: { readonly id: string; readonly name: string | null };
    readonly amounts: Record<string, string>;
  }[];
  readonly totals: Record<string, string>;
  readonly accountBalance: string;
}

const aged = async (asOf: string, side = 'RECEIVABLE'): Promise<Aged> =>
  (
    await answerTo<{ agedBalances: Aged }>(
      db,
      clerk,
      `query ($company: ID!, $side: AgedSide!, $asOf: Date!) { agedBalances(company: $company, side: $side, asOf: $asOf) {
        rows { party { id name } amounts ${amounts} } totals ${amounts} accountBalance } }`,
      { company: items.books.companyId, side, asOf },
    )
  ).agedBalances;

const nothing = { notDue: '0.00', upTo30: '0.00', upTo60: '0.00', upTo90: '0.00', over90: '0.00', revaluation: '0.00', total: '0.00' };

test('what is owed is told by its age as of any day, and the past stays as it was whatever is paid later', async () => {
  const party = await items.party('Slow payer');
  const invoices: string[] = [];
  for (const dueDate of ['2026-01-01', '2026-02-14', '2026-03-15', '2026-04-15', '2026-05-20'])
    invoices.push(await items.invoice({ party, date: '2026-01-01', dueDate, net: '100' }));
  const before = await aged('2026-04-30');
  expect(before.rows).toEqual([
    {
      party: { id: party, name: 'Slow payer' },
      amounts: { ...nothing, notDue: '100.00', upTo30: '100.00', upTo60: '100.00', upTo90: '100.00', over90: '100.00', total: '500.00' },
    },
  ]);
  expect(before.accountBalance).toBe('500.00');
  await items.pay(specialist, {
    party,
    date: '2026-05-04',
    amount: '150.00',
    lines: [{ item: invoices[0] }, { item: invoices[1], amount: '50.00' }],
  });
  expect(await aged('2026-04-30')).toEqual(before);
  const after = await aged('2026-05-31');
  expect(after.totals).toEqual({ ...nothing, upTo30: '100.00', upTo60: '100.00', upTo90: '100.00', over90: '50.00', total: '350.00' });
  expect(after.accountBalance).toBe('350.00');
  const { agedItems } = await answerTo<{ agedItems: object[] }>(
    db,
    clerk,
    `query ($company: ID!, $party: ID!) { agedItems(company: $company, side: RECEIVABLE, asOf: "2026-05-31", party: $party) {
      id residual bucket overdueDays dueDate } }`,
    { company: items.books.companyId, party },
  );
  expect(agedItems[0]).toEqual({ id: invoices[1], residual: '50.00', bucket: 'OVER90', overdueDays: 106, dueDate: '2026-02-14' });
});

test('a payment that is cancelled leaves the days in between as they were reported', async () => {
  const party = await items.party('Bounced');
  const item = await items.invoice({ party, date: '2026-05-01', net: '80' });
  const payment = await items.pay(specialist, { party, date: '2026-05-02', amount: '80.00', lines: [{ item }] });
  await items.cancel(await cast.lead('accounting', 'North'), payment);
  const owed = async (asOf: string) => (await aged(asOf)).rows.find((row) => row.party.id === party)?.amounts['total'];
  expect([await owed('2026-05-01'), await owed('2026-05-31'), await owed('2026-06-15')]).toEqual(['80.00', undefined, '80.00']);
});

test('what we owe is told the same way', async () => {
  const party = await items.party('Patient supplier');
  await items.bill({ party, date: '2026-05-01', dueDate: '2026-05-31', net: '100', tax: '20' });
  const { rows, accountBalance } = await aged('2026-06-10', 'PAYABLE');
  expect(rows[0]!.amounts).toEqual({ ...nothing, upTo30: '120.00', total: '120.00' });
  expect(accountBalance).toBe('120.00');
});

test('a customer is told what came and went in each currency, and what is open', async () => {
  const party = await items.party('Curious');
  const eur = await items.currency('EUR');
  await items.invoice({ party, date: '2026-03-01', net: '70', reference: 'A-1' });
  const item = await items.invoice({ party, date: '2026-04-01', net: '100', reference: 'A-2' });
  await items.invoice({ party, date: '2026-04-02', net: '40', foreign: { currency: eur, rate: '1.10' }, reference: 'A-3' });
  await items.pay(specialist, { party, date: '2026-04-20', amount: '60.00', reference: 'R-1', lines: [{ item, amount: '60.00' }] });
  const { customerStatement } = await answerTo<{ customerStatement: { accounts: object[] } }>(
    db,
    clerk,
    `query ($company: ID!, $party: ID!) { customerStatement(company: $company, party: $party, from: "2026-04-01", to: "2026-04-30") {
      accounts { currency opening closing entries { date reference amount balance } openItems { reference residualInCurrency } } } }`,
    { company: items.books.companyId, party },
  );
  expect(customerStatement.accounts).toEqual([
    {
      currency: 'EUR',
      opening: '0.00',
      closing: '40.00',
      entries: [{ date: '2026-04-02', reference: 'A-3', amount: '40.00', balance: '40.00' }],
      openItems: [{ reference: 'A-3', residualInCurrency: '40.00' }],
    },
    {
      currency: 'USD',
      opening: '70.00',
      closing: '110.00',
      entries: [
        { date: '2026-04-01', reference: 'A-2', amount: '100.00', balance: '170.00' },
        { date: '2026-04-20', reference: 'R-1', amount: '-60.00', balance: '110.00' },
      ],
      openItems: [
        { reference: 'A-1', residualInCurrency: '70.00' },
        { reference: 'A-2', residualInCurrency: '40.00' },
      ],
    },
  ]);
});

test('reports of what is owed are for those who read all the books of the company', async () => {
  const text = 'query ($company: ID!) { agedBalances(company: $company, side: PAYABLE, asOf: "2026-05-31") { accountBalance } }';
  const asked = { company: items.books.companyId };
  expect((await ask(db, await cast.trainee('accounting', 'North'), text, asked)).errors[0]!.message).toMatch(/Cannot query field/);
  const elsewhere = await Cast.of(db, { name: 'Overseas', currency: 'EUR', departments: ['Harbour'] });
  expect((await ask(db, await elsewhere.director('accounting'), text, asked)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
