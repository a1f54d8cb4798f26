import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { attemptPost, givenBooks, givenDraft, posted, type Books } from './given-books.js';

let db: TestDatabase;
let cast: Cast;
let books: Books;
let director: Principal;
let manager: Principal;

beforeEach(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  books = await givenBooks(db, cast);
  director = await cast.director('accounting');
  manager = await cast.manager('accounting');
});
afterEach(() => db.close());

const transfer = [
  { account: '1010', debit: '50.00' },
  { account: '1000', credit: '50.00' },
];
const draft = (date: string, more: object = {}) => givenDraft(db, books, manager, transfer, { date, ...more });

async function move(who: Principal, name: string, of: 'FiscalPeriod' | 'FiscalYear', id: string): Promise<Answer<unknown>> {
  const table = of === 'FiscalPeriod' ? 'fiscal_period' : 'fiscal_year';
  const { rows } = await db.owner.query<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  const text = `mutation ($id: ID!, $version: Int!) { ${name}${of}(id: $id, version: $version) { state } }`;
  return ask(db, who, text, { id, version: rows[0]!.version });
}

async function closePeriods(year: string): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>('select id from fiscal_period where year_id = $1', [year]);
  for (const { id } of rows) expect((await move(manager, 'close', 'FiscalPeriod', id)).errors).toEqual([]);
}

test('a year comes with its twelve months and a period for adjustments on its last day', async () => {
  const input = { company: books.companyId, name: '2027/28', startsOn: '2027-04-01', endsOn: '2028-03-31' };
  await answerTo(db, manager, 'mutation ($input: CreateFiscalYearInput!) { createFiscalYear(input: $input) { id } }', { input });
  const { rows } = await db.owner.query(
    `select p.name, p.starts_on::text as first, p.ends_on::text as last, p.kind from fiscal_period p join fiscal_year y on y.id = p.year_id
      where y.name = '2027/28' order by p.starts_on, p.kind desc`,
  );
  expect(rows).toHaveLength(13);
  expect(rows[0]).toEqual({ name: '2027-04', first: '2027-04-01', last: '2027-04-30', kind: 'standard' });
  expect(rows[10]).toEqual({ name: '2028-02', first: '2028-02-01', last: '2028-02-29', kind: 'standard' });
  expect(rows[12]).toEqual({ name: '2027/28-A', first: '2028-03-31', last: '2028-03-31', kind: 'adjustment' });
});

test('nobody makes, changes or removes a period by hand: there is no such operation', () => {
  const mutations = Object.keys(db.api.schema.getMutationType()!.getFields()).filter((name) => name.includes('FiscalPeriod'));
  expect(mutations.sort()).toEqual([
    'closeFiscalPeriod',
    'closeFiscalPeriods',
    'lockFiscalPeriod',
    'lockFiscalPeriods',
    'reopenFiscalPeriod',
    'reopenFiscalPeriods',
  ]);
});

test('two years do not share a day', async () => {
  const input = { company: books.companyId, name: 'again', startsOn: '2026-12-31', endsOn: '2027-12-30' };
  const { errors } = await ask(db, manager, 'mutation ($input: CreateFiscalYearInput!) { createFiscalYear(input: $input) { id } }', {
    input,
  });
  expect(errors).toMatchObject([{ code: 'FISCAL_YEARS_OVERLAP', facts: { year: 'again', other: '2026' } }]);
});

test('a period is not closed over a draft, and takes nothing once it is closed', async () => {
  const may = await books.period('2026-05');
  const waiting = await draft('2026-05-20');
  expect((await move(manager, 'close', 'FiscalPeriod', may)).errors).toMatchObject([{ code: 'DRAFTS_STAND' }]);
  await posted(db, manager, waiting);
  expect((await move(manager, 'close', 'FiscalPeriod', may)).errors).toEqual([]);
  const late = await draft('2026-05-21');
  expect((await attemptPost(db, manager, late)).errors).toMatchObject([{ code: 'PERIOD_NOT_OPEN', facts: { openFrom: '2026-01-01' } }]);
  expect((await move(manager, 'reopen', 'FiscalPeriod', may)).errors).toEqual([]);
  await posted(db, manager, late);
});

test('adjustments go into the last period of the year, and only on its day', async () => {
  const adjustments = await books.period('2026-A');
  const wrong = await draft('2026-11-30', { period: adjustments });
  expect((await attemptPost(db, manager, wrong)).errors).toMatchObject([{ code: 'PERIOD_OF_OTHER_DAY' }]);
  const { id } = await posted(db, manager, await draft('2026-12-31', { period: adjustments }));
  const { journalEntry } = await answerTo<{ journalEntry: object }>(
    db,
    manager,
    'query ($id: ID!) { journalEntry(id: $id) { period { name } } }',
    { id },
  );
  expect(journalEntry).toEqual({ period: { name: '2026-A' } });
});

test('years are closed in order, reopened from the last, and locked for good', async () => {
  const first = await books.year('2026');
  const input = { company: books.companyId, name: '2027', startsOn: '2027-01-01', endsOn: '2027-12-31' };
  await answerTo(db, manager, 'mutation ($input: CreateFiscalYearInput!) { createFiscalYear(input: $input) { id } }', { input });
  const second = await books.year('2027');
  expect((await move(manager, 'close', 'FiscalYear', first)).errors).toMatchObject([{ code: 'PERIODS_OPEN' }]);
  await closePeriods(second);
  expect((await move(manager, 'close', 'FiscalYear', second)).errors).toMatchObject([{ code: 'EARLIER_YEAR_OPEN' }]);
  await closePeriods(first);
  for (const year of [first, second]) expect((await move(manager, 'close', 'FiscalYear', year)).errors).toEqual([]);
  expect((await move(director, 'reopen', 'FiscalYear', first)).errors).toMatchObject([{ code: 'LATER_YEAR_CLOSED' }]);
  const january = await books.period('2026-01');
  expect((await move(manager, 'reopen', 'FiscalPeriod', january)).errors).toMatchObject([{ code: 'YEAR_NOT_OPEN' }]);
  expect((await move(director, 'lock', 'FiscalYear', first)).errors).toEqual([]);
  const { rows } = await db.owner.query('select distinct state from fiscal_period where year_id = $1', [first]);
  expect(rows).toEqual([{ state: 'locked' }]);
  expect((await move(director, 'reopen', 'FiscalYear', first)).errors).toMatchObject([{ code: 'INVALID_MOVE' }]);
});

test('a lock holds back its own journals; an exception lets one person through, for a while and from a day on', async () => {
  const colleague = await cast.specialist('accounting');
  const create = (record: string, input: object) =>
    answerTo(db, director, `mutation ($input: Create${record}Input!) { create${record}(input: $input) { id } }`, {
      input: { company: books.companyId, ...input },
    });
  await create('LockDate', { lock: 'SALES', lockedThrough: '2026-05-31' });
  await posted(db, manager, await draft('2026-05-30'));
  const sale = await draft('2026-05-30', { journal: 'SAL' });
  expect((await attemptPost(db, colleague, sale)).errors).toMatchObject([{ code: 'BOOKS_LOCKED' }]);
  await create('LockException', {
    lock: 'SALES',
    employee: colleague.employeeId,
    openFrom: '2026-05-15',
    validUntil: '2026-06-15T12:00:00Z',
    reason: 'The May invoices came late',
  });
  expect((await attemptPost(db, manager, sale)).errors).toMatchObject([{ code: 'BOOKS_LOCKED' }]);
  const early = await draft('2026-05-14', { journal: 'SAL' });
  expect((await attemptPost(db, colleague, early)).errors).toMatchObject([{ code: 'BOOKS_LOCKED' }]);
  await posted(db, colleague, sale);
  db.clock.set('2026-06-15T12:00:00.000Z');
  const tooLate = await draft('2026-05-30', { journal: 'SAL' });
  expect((await attemptPost(db, colleague, tooLate)).errors).toMatchObject([{ code: 'BOOKS_LOCKED' }]);
});
