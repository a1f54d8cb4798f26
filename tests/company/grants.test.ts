import type { Principal } from '../../server/kernel/rights/principal.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { createSet } from '../../server/kernel/write/index.js';
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

const versionOf = async (id: string): Promise<number> =>
  (await db.owner.query<{ version: number }>('select version from employee where id = $1', [id])).rows[0]!.version;

async function give(who: Principal, to: Principal, grants: readonly object[]) {
  return ask(
    db,
    who,
    `mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { id } }`,
    {
      id: to.id,
      v: await versionOf(to.id),
      g: grants,
    },
  );
}

async function move(who: Principal, name: 'suspend' | 'dismiss' | 'reinstate', whom: Principal) {
  return ask(db, who, `mutation ($id: ID!, $v: Int!) { ${name}Employee(id: $id, version: $v) { id state } }`, {
    id: whom.id,
    v: await versionOf(whom.id),
  });
}

const personnelHead = () =>
  cast.employee('Personnel head', [
    { domain: 'personnel', level: 'Head' },
    { domain: 'sales', level: 'Clerk' },
    ...['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);

test('a grant is in force with the statement that follows it', async () => {
  const head = await cast.head();
  const clerk = await cast.clerk('sales', 'North');
  expect((await give(head, clerk, [{ domain: 'sales', level: 5 }])).errors).toEqual([]);
  expect((await loadPrincipal(db.kernel.pool, db.registry, clerk.id))!.rights.level('sales')).toBe(5);
});

test('nobody hands out more than they hold', async () => {
  const chief = await personnelHead();
  const clerk = await cast.clerk('sales', 'North');
  expect((await give(chief, clerk, [{ domain: 'sales', level: 2, company: cast.companyId }])).errors).toEqual([]);
  for (const grant of [
    { domain: 'sales', level: 3 },
    { domain: '*', level: 1 },
    { domain: 'sales', level: 1, margin: true },
  ]) {
    expect((await give(chief, clerk, [grant])).errors).toMatchObject([{ code: 'GRANT_BEYOND_OWN' }]);
  }
});

test('nobody makes a head of themselves', async () => {
  const chief = await personnelHead();
  expect((await give(chief, chief, [{ domain: '*', level: 7 }])).errors).toMatchObject([{ code: 'GRANT_BEYOND_OWN' }]);
});

test('grants of others that stand already may stay when somebody else’s phone number is corrected', async () => {
  const chief = await personnelHead();
  const director = await cast.director('sales');
  const { rows } = await db.owner.query<{ id: string }>('select id from "grant" where employee_id = $1', [director.id]);
  expect(
    (
      await give(
        chief,
        director,
        rows.map(({ id }) => ({ id })),
      )
    ).errors,
  ).toEqual([]);
});

test('whoever is suspended can do nothing from the next statement on', async () => {
  const head = await cast.head();
  const clerk = await cast.clerk('sales', 'North');
  await move(head, 'suspend', clerk);
  expect(await loadPrincipal(db.kernel.pool, db.registry, clerk.id)).toBeUndefined();
  const read = await ask(db, clerk, '{ parties { nodes { id } } }');
  expect({ data: read.data ?? null, refusals: read.errors.length }).toEqual({ data: null, refusals: 1 });
  const write = createSet(db.kernel, clerk, db.registry.named('Party'), [{ name: 'Too late' }]);
  await expect(write).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await move(head, 'reinstate', clerk);
  expect((await loadPrincipal(db.kernel.pool, db.registry, clerk.id))!.rights.level('sales')).toBe(2);
});

test('people and grants lie within their own company', async () => {
  const head = await cast.head();
  const other = await Cast.of(db, { name: 'Other Goods', departments: ['Far'] });
  const far = await other.department('Far');
  const clerk = await cast.clerk('sales', 'North');
  const grant = { domain: 'sales', level: 2, company: cast.companyId, department: far };
  expect((await give(head, clerk, [grant])).errors).toMatchObject([{ code: 'DEPARTMENT_OF_OTHER_COMPANY', facts: { department: 'Far' } }]);
});

test('nobody reports to themselves, however long the way round', async () => {
  const head = await cast.head();
  const [top, middle, bottom] = [
    await cast.clerk('sales', 'North'),
    await cast.clerk('sales', 'North'),
    await cast.clerk('sales', 'North'),
  ];
  const reportTo = async (who: Principal, manager: Principal) =>
    ask(db, head, `mutation ($id: ID!, $v: Int!, $m: ID!) { updateEmployee(id: $id, version: $v, input: { manager: $m }) { id } }`, {
      id: who.id,
      v: await versionOf(who.id),
      m: manager.id,
    });
  expect((await reportTo(middle, top)).errors).toEqual([]);
  expect((await reportTo(bottom, middle)).errors).toEqual([]);
  expect((await reportTo(top, bottom)).errors).toMatchObject([{ code: 'CIRCULAR' }]);
  expect((await reportTo(top, top)).errors).toMatchObject([{ code: 'CIRCULAR' }]);
});

// The last of its file: it leaves the company without a head.
test('the last head neither steps down nor leaves', async () => {
  const head = await cast.head();
  await db.owner.query(`update employee set state = 'dismissed' where id <> $1`, [head.id]);
  expect((await give(head, head, [{ domain: '*', level: 6 }])).errors).toMatchObject([{ code: 'LAST_HEAD' }]);
  expect((await move(head, 'suspend', head)).errors).toMatchObject([{ code: 'LAST_HEAD' }]);
  expect((await move(head, 'dismiss', head)).errors).toMatchObject([{ code: 'LAST_HEAD' }]);
  const remove = `mutation ($id: ID!, $v: Int!) { removeEmployee(id: $id, version: $v) { id } }`;
  const removed = await ask(db, head, remove, { id: head.id, v: await versionOf(head.id) });
  expect(removed.errors).toMatchObject([{ code: 'LAST_HEAD' }]);
  const second = await cast.head();
  expect((await move(head, 'suspend', second)).errors).toEqual([]);
  expect((await move(head, 'dismiss', head)).errors).toMatchObject([{ code: 'LAST_HEAD' }]);
  expect((await move(head, 'reinstate', second)).errors).toEqual([]);
  await give(head, head, [{ domain: 'sales', level: 2 }]);
  expect((await loadPrincipal(db.kernel.pool, db.registry, head.id))!.rights.level('*')).toBe(0);
});
