import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
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

async function give(who: Principal, to: Principal, grant: object): Promise<readonly string[]> {
  const { rows } = await db.owner.query<{ version: number }>('select version from employee where id = $1', [to.id]);
  const { errors } = await ask(
    db,
    who,
    `mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { id } }`,
    { id: to.id, v: rows[0]!.version, g: [grant] },
  );
  return errors.map(({ code }) => code);
}

const around = ['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const }));
const refused = ['GRANT_BEYOND_OWN'];

test('the head of a department makes nobody head of the company', async () => {
  const chief = await cast.employee('Head of North', [{ domain: '*', level: 'Head', department: 'North' }]);
  const south = await cast.department('South');
  const north = await cast.department('North');
  expect(await give(chief, chief, { domain: '*', level: 7 })).toEqual(refused);
  expect(await give(chief, chief, { domain: '*', level: 7, company: cast.companyId })).toEqual(refused);
  expect(await give(chief, chief, { domain: 'sales', level: 1, department: south })).toEqual(refused);
  expect(await give(chief, await cast.clerk('sales', 'North'), { domain: 'sales', level: 5, department: north })).toEqual([]);
});

test('trust held in one place is not handed out in another', async () => {
  const chief = await cast.employee('Personnel head', [
    { domain: 'personnel', level: 'Head' },
    { domain: 'sales', level: 'Lead', department: 'North' },
    ...around,
  ]);
  const clerk = await cast.clerk('catalog', 'South');
  for (const place of [{ company: cast.companyId }, {}, { department: await cast.department('South') }]) {
    expect(await give(chief, clerk, { domain: 'sales', level: 2, ...place })).toEqual(refused);
  }
  expect(await give(chief, clerk, { domain: 'sales', level: 4, department: await cast.department('North') })).toEqual([]);
});

test('a right on a grant is handed out by those who hold it there', async () => {
  const chief = await cast.employee('Personnel head of North', [{ domain: 'personnel', level: 'Head', department: 'North' }, ...around]);
  const department = await cast.department('North');
  expect(await give(chief, chief, { domain: 'personnel', level: 7, department, pay: true })).toEqual(refused);
});

test('trust for a time is not handed out for good', async () => {
  const deputy = await cast.head();
  await db.owner.query(`update "grant" set valid_until = '2026-06-30' where employee_id = $1`, [deputy.id]);
  const clerk = await cast.clerk('sales', 'North');
  expect(await give(deputy, clerk, { domain: 'sales', level: 3 })).toEqual(refused);
  expect(await give(deputy, clerk, { domain: 'sales', level: 3, validUntil: '2026-12-31' })).toEqual(refused);
  expect(await give(deputy, clerk, { domain: 'sales', level: 3, validUntil: '2026-06-30' })).toEqual([]);
});

test('a grant in a department reaches no company but its own', async () => {
  const head = await cast.head();
  const clerk = await cast.clerk('sales', 'North');
  const department = await cast.department('North');
  expect(await give(head, clerk, { domain: 'sales', level: 6, department })).toEqual([]);
  const { rows } = await db.owner.query<{ all: boolean; companies: string[] }>(
    `select all_rows as all, companies from timon.principal_scope where principal_id = $1 and record = 'SalesOrder' and operation = 'read'`,
    [clerk.id],
  );
  expect(rows).toEqual([{ all: false, companies: [cast.companyId] }]);
  expect((await loadPrincipal(db.kernel.pool, db.registry, clerk.id))!.grants).toMatchObject([{ companyId: cast.companyId }]);
});
