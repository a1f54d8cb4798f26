import { fileURLToPath } from 'node:url';
import { brokenLines } from '../../server/foundation/company/keep-reporting-line.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  db = await openTestDatabase({ modules: [fileURLToPath(new URL('../proof/made-up', import.meta.url))] });
  cast = await Cast.of(db);
});
afterAll(() => db.close());

const now = async ({ id }: Principal): Promise<Principal> => (await loadPrincipal(db.kernel.pool, db.registry, id))!;
const around = ['company', 'directory', 'catalog', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const }));
const onProjects = (name: string, level: 'Clerk' | 'Specialist', manager?: Principal) =>
  cast.employee(name, [{ domain: 'projects', level, department: 'North' }, ...around], manager ? { manager: manager.id } : {});
const engagementOf = async (owner: Principal, name: string, more: object = {}) =>
  insert(db, 'Engagement', { name, owner: owner.id, company: cast.companyId, department: await cast.department('North'), ...more });
async function namesSeenBy(who: Principal): Promise<string[]> {
  const { engagements } = await answerTo<{ engagements: { nodes: { name: string }[] } }>(
    db,
    await now(who),
    '{ engagements { nodes { name } } }',
  );
  return engagements.nodes.map(({ name }) => name).sort();
}
async function reportTo(who: Principal, manager: Principal): Promise<void> {
  const { rows } = await db.owner.query<{ version: number }>('select version from employee where id = $1', [who.id]);
  const text = `mutation ($id: ID!, $v: Int!, $m: ID!) { updateEmployee(id: $id, version: $v, input: { manager: $m }) { id } }`;
  const { errors } = await ask(db, await cast.head(), text, { id: who.id, v: rows[0]!.version, m: manager.id });
  expect(errors).toEqual([]);
}

test('a team is everybody below in the reporting line, as it is at this moment', async () => {
  const [first, second] = [await onProjects('First', 'Specialist'), await onProjects('Second', 'Specialist')];
  const lead = await onProjects('Lead', 'Clerk', first);
  const clerk = await onProjects('Clerk', 'Clerk', lead);
  for (const [who, name] of [
    [first, 'of the first'],
    [second, 'of the second'],
    [lead, 'of the lead'],
    [clerk, 'of the clerk'],
  ] as const)
    await engagementOf(who, name);
  expect(await namesSeenBy(first)).toEqual(['of the clerk', 'of the first', 'of the lead']);
  expect(await namesSeenBy(second)).toEqual(['of the second']);
  expect(await namesSeenBy(lead)).toEqual(['of the lead']);
  const before = (await now(first)).epoch;
  await reportTo(lead, second);
  expect(await namesSeenBy(first)).toEqual(['of the first']);
  expect(await namesSeenBy(second)).toEqual(['of the clerk', 'of the lead', 'of the second']);
  // Who moves with a team makes nobody's rights out of date: they are the same rights about other people.
  expect((await now(first)).epoch).toBe(before);
  expect(await brokenLines(db.kernel)).toEqual([]);
});

test('a team counts in the departments of the grant that shows it', async () => {
  const boss = await onProjects('Boss', 'Specialist');
  const report = await onProjects('Report', 'Clerk', boss);
  await engagementOf(report, 'elsewhere', { department: await cast.department('South') });
  expect(await namesSeenBy(boss)).not.toContain('elsewhere');
});

test('a margin is seen by its level or by the right to it, in every way of asking', async () => {
  const seller = (margin: boolean) =>
    cast.employee('Seller', [{ domain: 'projects', level: 'Clerk', department: 'North', margin }, ...around]);
  const [blind, seeing] = [await seller(false), await seller(true)];
  await engagementOf(seeing, 'with profit', { profit: '12.50' });
  const text =
    '{ engagements(filter: { profit: { gt: "10" } }, orderBy: [{ profit: ASC }]) { nodes { profit } } engagementsGrouped { rows { sum { profit } } } }';
  expect((await ask(db, await now(blind), text)).errors.map(({ code }) => code)).toContain('BAD_USER_INPUT');
  expect(await answerTo(db, await now(seeing), text)).toEqual({
    engagements: { nodes: [{ profit: '12.50' }] },
    engagementsGrouped: { rows: [{ sum: { profit: '12.50' } }] },
  });
  const { rows } = await db.owner.query<{ id: string; version: number }>(`select id, version from engagement where name = 'with profit'`);
  const write = await ask(
    db,
    await now(seeing),
    'mutation ($id: ID!, $v: Int!) { updateEngagement(id: $id, version: $v, input: { profit: "99" }) { id } }',
    {
      id: rows[0]!.id,
      v: rows[0]!.version,
    },
  );
  expect(write.errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('the right to a margin in one department opens none in another', async () => {
  const both = await cast.employee('Both', [
    { domain: 'projects', level: 'Clerk', department: 'North', margin: true },
    { domain: 'projects', level: 'Clerk', department: 'South' },
    ...around,
  ]);
  await engagementOf(both, 'North profit', { profit: '1.00' });
  await engagementOf(both, 'South profit', { profit: '2.00', department: await cast.department('South') });
  const { engagements } = await answerTo<{ engagements: { nodes: object[] } }>(
    db,
    await now(both),
    '{ engagements(orderBy: [{ name: ASC }]) { nodes { name profit } } }',
  );
  expect(engagements.nodes).toEqual([
    { name: 'North profit', profit: '1.00' },
    { name: 'South profit', profit: null },
  ]);
});

test('an analyst asks and changes nothing, and sees personal data where a grant says so', async () => {
  const analyst = (personal: boolean) =>
    cast.employee(
      'Analyst',
      [
        { domain: 'personnel', level: 'Manager', personal },
        { domain: 'company', level: 'Trainee' },
      ],
      { account: 'analyst' },
    );
  const [without, granted] = [await now(await analyst(false)), await now(await analyst(true))];
  await insert(db, 'Employee', { name: 'Person', company: cast.companyId, homePhone: '600 000 000' });
  expect([without.budget, without.kind]).toEqual(['analyst', 'employee']);
  expect((await ask(db, without, '{ employees { nodes { homePhone } } }')).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect(JSON.stringify(await answerTo(db, granted, '{ employees { nodes { homePhone } } }'))).toContain('600 000 000');
  expect((await ask(db, granted, 'mutation { createEmployee(input: { name: "New" }) { id } }')).errors).toMatchObject([
    { code: 'BAD_USER_INPUT' },
  ]);
  const count = async (who: Principal) => {
    const client = await db.kernel.pool.connect();
    try {
      await client.query('begin');
      await client.query('select timon.enter($1, $2)', [who.id, who.epoch]);
      return (await client.query<{ count: number }>('select count(*)::int as count from employee_personal')).rows[0]!.count;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  expect(await count(without)).toBe(0);
  expect(await count(granted)).toBeGreaterThan(0);
});

test('the database by itself shows values of a class on the rows where the right is held, and on no others', async () => {
  const both = await cast.employee('Banker', [
    { domain: 'projects', level: 'Lead', department: 'North', bank: true },
    { domain: 'projects', level: 'Lead', department: 'South' },
    ...around,
  ]);
  const north = await engagementOf(both, 'North account', { account: 'N' });
  const south = await engagementOf(both, 'South account', { account: 'S', department: await cast.department('South') });
  const who = await now(both);
  const client = await db.kernel.pool.connect();
  try {
    await client.query('begin');
    await client.query('select timon.enter($1, $2)', [who.id, who.epoch]);
    const { rows } = await client.query<{ id: string }>('select record_id as id from engagement_bank where record_id = any($1)', [
      [north, south],
    ]);
    expect(rows).toEqual([{ id: north }]);
    // Seen by the level of a lead, but written from manager on.
    const changed = await client.query(`update engagement_bank set account = 'mine' where record_id = any($1)`, [[north, south]]);
    expect(changed.rowCount).toBe(0);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
