import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask, type Answer } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

interface PersonAccess {
  readonly record: string;
  readonly rows: readonly string[];
  readonly operations: readonly string[];
  readonly moves: readonly string[];
  readonly sensitive: readonly string[];
}

let db: TestDatabase;
let cast: Cast;
let head: Principal;
let clerk: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  head = await cast.head();
  clerk = await cast.clerk('sales', 'North');
});
afterAll(() => db.close());

const accessOf = (who: Principal, { id }: Principal): Promise<Answer<{ accessOf: PersonAccess[] }>> =>
  ask(db, who, 'query ($id: ID!) { accessOf(person: $id) { record rows operations moves sensitive } }', { id });

const draftOf = async (set: readonly object[]): Promise<number> => {
  const { draftAccess } = await answerTo<{ draftAccess: { draft: { number: number; edits: number } } }>(
    db,
    head,
    'mutation ($set: [AccessOverrideInput!]!) { draftAccess(set: $set) { draft { number edits } } }',
    { set },
  );
  return draftAccess.draft.number;
};

const touchedBy = async (to: number): Promise<string[]> => {
  const { accessTouches } = await answerTo<{ accessTouches: { name: string }[] }>(
    db,
    head,
    `{ accessTouches(from: 0, to: ${to}) { name } }`,
  );
  return accessTouches.map(({ name }) => name);
};

test('a clerk reads in words what is open to them, and nothing of what is not', async () => {
  const { data } = await accessOf(clerk, clerk);
  expect(data.accessOf.find(({ record }) => record === 'SalesOrder')).toEqual({
    record: 'SalesOrder',
    rows: ['Their own rows'],
    operations: ['See', 'Create', 'Change'],
    moves: ['Quote'],
    sensitive: [],
  });
  expect(JSON.stringify(data)).not.toMatch(/Margin|IBAN|Salary/);
});

test('the head reads it of everybody; nobody else reads it of others', async () => {
  const manager = await cast.employee('Payroll', [{ domain: 'personnel', level: 'Manager', pay: true }]);
  const { data } = await accessOf(head, manager);
  expect(data.accessOf.find(({ record }) => record === 'Employee')!.sensitive).toContain('Salary');
  expect((await accessOf(clerk, manager)).errors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  expect((await accessOf(clerk, head)).errors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
});

test('a draft touches those who hold a level that it opens or closes, and nobody else', async () => {
  const specialist = await cast.specialist('sales', 'South');
  await cast.lead('sales', 'South');
  const raised = await draftOf([{ record: 'SalesOrder', part: 'OPERATION', name: 'confirm', level: 4 }]);
  expect(await touchedBy(raised)).toEqual([specialist.name]);
});

test('to whom the tables are not to decide about, nobody touched is named', async () => {
  const { errors } = await ask(db, clerk, '{ accessTouches(from: 0, to: 0) { name } }');
  expect(errors.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
});
