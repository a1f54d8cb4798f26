import type { Principal } from '../../server/kernel/rights/principal.js';
import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
});
afterAll(() => db.close());

const around = ['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const }));
const refused = ['BEYOND_AUTHORITY'];

async function act(who: Principal, mutation: string, on: Principal, input?: object): Promise<readonly string[]> {
  const { rows } = await db.owner.query<{ version: number }>('select version from employee where id = $1', [on.id]);
  const { errors } = await ask(
    db,
    who,
    input
      ? `mutation ($id: ID!, $v: Int!, $input: UpdateEmployeeInput!) { ${mutation}(id: $id, version: $v, input: $input) { id } }`
      : `mutation ($id: ID!, $v: Int!) { ${mutation}(id: $id, version: $v) { id } }`,
    { id: on.id, v: rows[0]!.version, ...(input && { input }) },
  );
  return errors.map(({ code }) => code);
}

test('a personnel manager suspends and reinstates a clerk, but nobody who is trusted with more', async () => {
  const manager = await cast.employee('Personnel manager', [{ domain: 'personnel', level: 'Manager' }, ...around]);
  const clerk = await cast.clerk('sales', 'North');
  expect(await act(manager, 'suspendEmployee', clerk)).toEqual([]);
  expect(await act(manager, 'reinstateEmployee', clerk)).toEqual([]);
  const [head] = [await cast.head(), await cast.head()];
  expect(await act(manager, 'suspendEmployee', head!)).toEqual(refused);
  expect(await act(head!, 'suspendEmployee', clerk)).toEqual([]);
});

test('a say in personnel of one department ends at its door', async () => {
  const manager = await cast.employee('Personnel of North', [{ domain: 'personnel', level: 'Manager', department: 'North' }, ...around]);
  expect(await act(manager, 'suspendEmployee', await cast.clerk('sales', 'South'))).toEqual(refused);
  expect(await act(manager, 'suspendEmployee', await cast.clerk('sales', 'North'))).toEqual([]);
});

test('the address a head signs in with is changed by nobody below', async () => {
  const director = await cast.employee('Personnel director', [{ domain: 'personnel', level: 'Director' }, ...around]);
  const head = await cast.head();
  await db.owner.query(`update employee set email = 'head@example.com' where id = $1`, [head.id]);
  expect(await act(director, 'updateEmployee', head, { email: 'mine@example.com' })).toEqual(refused);
  expect(await act(director, 'updateEmployee', head, { email: null })).toEqual(refused);
  expect(await act(director, 'updateEmployee', head, { homePhone: '600 000 000' })).toEqual([]);
});

test('a removed head comes back by a head alone', async () => {
  const director = await cast.employee('Director of personnel', [{ domain: 'personnel', level: 'Director' }, ...around]);
  const [head, other] = [await cast.head(), await cast.head()];
  expect(await act(director, 'removeEmployee', head)).toEqual(refused);
  expect(await act(other, 'removeEmployee', head)).toEqual([]);
  expect(await act(director, 'restoreEmployee', head)).toEqual(refused);
  expect(await act(other, 'restoreEmployee', head)).toEqual([]);
});
