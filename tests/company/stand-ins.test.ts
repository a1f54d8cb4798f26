import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { linkChains } from '../../server/kernel/work/chain.js';
import { verifyChains } from '../../server/kernel/work/verify-chain.js';
import { givenCustomer, givenOrder, givenProduct, type GivenOrder } from '../sales/given-sales.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { Door } from '../door/support/door.js';

let door: Door;
let cast: Cast;
let customer: string;
let product: string;

beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
  customer = await givenCustomer(door.db, 'Customer');
  product = await givenProduct(door.db, 'P1');
});
afterAll(() => door.close());
beforeEach(() => door.db.clock.set('2026-06-15T10:00:00.000Z'));

/** Whoever asks now, as every process would know them. */
const now = async ({ id }: Principal): Promise<Principal> => (await door.gate.principals.load(id))!;
const orderOf = (seller: Principal): Promise<GivenOrder> => givenOrder(door.db, seller, customer, [{ product, quantity: '1' }]);

async function numbersSeenBy(who: Principal): Promise<string[]> {
  const text = '{ salesOrders { nodes { number lines { quantity } } } }';
  const { salesOrders } = await answerTo<{ salesOrders: { nodes: { number: string; lines: object[] }[] } }>(door.db, await now(who), text);
  expect(salesOrders.nodes.every(({ lines }) => lines.length === 1)).toBe(true);
  return salesOrders.nodes.map(({ number }) => number).sort();
}

async function delegate(who: Principal, to: Principal, from: string, until: string, more: Readonly<Record<string, unknown>> = {}) {
  return ask<{ delegateMyGrants: { id: string } }>(
    door.db,
    await now(who),
    `mutation ($to: ID!, $from: String!, $until: String!, $withRights: Boolean! = false, $terms: [DelegatedPart!]! = []) {
       delegateMyGrants(substitute: $to, validFrom: $from, validUntil: $until, withRights: $withRights, terms: $terms) { id domains } }`,
    { to: to.id, from, until, ...more },
  );
}

test('who stands in sees and does what the other would, from the first day until the last and not a minute longer', async () => {
  const [away, colleague] = [await cast.clerk('sales', 'North'), await cast.clerk('sales', 'South')];
  const theirs = await orderOf(away);
  const mine = await orderOf(colleague);
  expect((await delegate(away, colleague, '2026-06-20', '2026-06-30')).errors).toEqual([]);
  expect(await numbersSeenBy(colleague)).toEqual([mine.number]);
  // Madrid is two hours ahead: its midnights are what counts.
  door.db.clock.set('2026-06-19T21:59:59.000Z');
  expect(await numbersSeenBy(colleague)).toEqual([mine.number]);
  door.db.clock.set('2026-06-19T22:00:00.000Z');
  expect(await numbersSeenBy(colleague)).toEqual([mine.number, theirs.number].sort());
  const quoted = await ask(
    door.db,
    await now(colleague),
    'mutation ($id: ID!, $v: Int!) { quoteSalesOrder(id: $id, version: $v) { state } }',
    {
      id: theirs.id,
      v: theirs.version,
    },
  );
  expect(quoted).toMatchObject({ errors: [], data: { quoteSalesOrder: { state: 'QUOTED' } } });
  door.db.clock.set('2026-06-30T21:59:59.000Z');
  expect(await numbersSeenBy(colleague)).toHaveLength(2);
  door.db.clock.set('2026-06-30T22:00:00.000Z');
  expect(await numbersSeenBy(colleague)).toEqual([mine.number]);
});

test('nothing is opened crosswise: of two places, each person counts in their own', async () => {
  const away = await cast.clerk('sales', 'North');
  const colleague = await cast.clerk('sales', 'South');
  await orderOf(away);
  const elsewhere = await orderOf(away);
  await door.db.owner.query('update sales_order set department_id = $2 where id = $1', [elsewhere.id, await cast.department('South')]);
  await door.db.owner.query('update sales_order_line set department_id = $2 where order_id = $1', [
    elsewhere.id,
    await cast.department('South'),
  ]);
  await delegate(away, colleague, '2026-06-15', '2026-06-15');
  expect(await numbersSeenBy(colleague)).not.toContain(elsewhere.number);
});

test('a part is handed over where the rest is not, and never more than is held', async () => {
  const away = await cast.employee('Away', [
    { domain: 'sales', level: 'Lead', department: 'North' },
    { domain: 'catalog', level: 'Manager' },
    ...['company', 'directory', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);
  const colleague = await cast.clerk('sales', 'South');
  expect((await delegate(away, colleague, '2026-06-15', '2026-06-16', { terms: [{ domain: 'catalog', level: 6 }] })).errors).toMatchObject([
    { code: 'GRANT_BEYOND_OWN' },
  ]);
  expect((await delegate(away, colleague, '2026-06-15', '2026-06-16', { terms: [{ domain: 'catalog', level: 3 }] })).errors).toEqual([]);
  expect([(await now(colleague)).rights.level('catalog'), (await now(colleague)).rights.level('sales')]).toEqual([3, 2]);
});

test('what takes a right of its own goes along only when it is said, and by whoever holds it', async () => {
  const payroll = () =>
    cast.employee('Payroll', [
      { domain: 'personnel', level: 'Manager', pay: true },
      ...['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const })),
    ]);
  const salaries = async (who: Principal) =>
    (await ask(door.db, await now(who), '{ employees { nodes { name salary } } }')).errors.map(({ code }) => code);
  const [first, second] = [await payroll(), await payroll()];
  const [one, other] = [await cast.clerk('sales', 'North'), await cast.clerk('sales', 'North')];
  await delegate(first, one, '2026-06-15', '2026-06-20');
  expect(await salaries(one)).not.toEqual([]);
  await delegate(second, other, '2026-06-15', '2026-06-20', { withRights: true });
  expect(await salaries(other)).toEqual([]);
});

test('what is held for somebody else is not handed on, and whoever is away covers for nobody', async () => {
  const [away, colleague, third] = [await cast.clerk('sales'), await cast.clerk('sales'), await cast.clerk('sales')];
  expect((await delegate(away, colleague, '2026-06-15', '2026-06-20')).errors).toEqual([]);
  expect((await delegate(colleague, third, '2026-06-18', '2026-06-25')).errors).toMatchObject([{ code: 'DELEGATION_CHAIN' }]);
  expect((await delegate(third, away, '2026-06-20', '2026-06-25')).errors).toMatchObject([{ code: 'DELEGATION_CHAIN' }]);
  expect((await delegate(colleague, third, '2026-06-21', '2026-06-25')).errors).toEqual([]);
  expect((await delegate(away, away, '2026-06-15', '2026-06-20')).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
});

test('what somebody does while they stand in is remembered with whom they did it for, and cannot be turned into something else', async () => {
  const [away, colleague] = [await cast.clerk('sales', 'North'), await cast.clerk('sales', 'South')];
  const order = await orderOf(away);
  await delegate(away, colleague, '2026-06-15', '2026-06-20');
  await ask(door.db, await now(colleague), 'mutation ($id: ID!) { quoteSalesOrder(id: $id, version: 1) { state } }', { id: order.id });
  const head = await cast.head();
  const entries = 'id who { name } onBehalfOf { name }';
  const { history, audit } = await answerTo<Record<'history', Told[]> & { audit: { entries: Told[] } }>(
    door.db,
    head,
    `query ($id: ID!) { history(kind: SALES_ORDER, id: $id) { ${entries} } audit(filter: { record: $id }) { entries { ${entries} } } }`,
    { id: order.id },
  );
  const told = [
    { id: expect.any(String), who: { name: colleague.name }, onBehalfOf: [{ name: away.name }] },
    { id: expect.any(String), who: { name: away.name }, onBehalfOf: [] },
  ];
  expect([history, audit.entries]).toEqual([told, told]);
  // What they may do themselves they do themselves.
  expect((await delegate(away, head, '2026-07-01', '2026-07-02', { terms: [{ domain: 'directory' }] })).errors).toEqual([]);
  door.db.clock.set('2026-07-01T10:00:00.000Z');
  const { createParty } = await answerTo<{ createParty: { id: string } }>(
    door.db,
    await now(head),
    'mutation { createParty(input: { name: "Known to the head" }) { id } }',
  );
  const own = await answerTo<{ history: Told[] }>(
    door.db,
    head,
    `query ($id: ID!) { history(kind: PARTY, id: $id) { ${entries} } }`,
    createParty,
  );
  expect(own.history).toMatchObject([{ onBehalfOf: [] }]);

  const folder = await mkdtemp(join(tmpdir(), 'timon-stand-ins-'));
  await linkChains(door.db.kernel);
  const broken = async () => (await verifyChains(door.db.owner, folder)).find(({ stream }) => stream === 'history')!.broken;
  expect(await broken()).toBeUndefined();
  const intruder = await door.db.owner.connect();
  await intruder.query('set session_replication_role = replica');
  await intruder.query('update timon.history set on_behalf_of = null where id = $1', [history[0]!.id]);
  intruder.release(true);
  expect(await broken()).toMatchObject({ fault: 'changed', entryId: history[0]!.id });
});

interface Told {
  readonly id: string;
  readonly who: { readonly name: string };
  readonly onBehalfOf: readonly { readonly name: string }[];
}

test('a stand-in ends when whoever gave it says so, loses the grants or is suspended', async () => {
  const head = await cast.head();
  const [away, colleague] = [await cast.manager('sales', 'North'), await cast.clerk('sales', 'South')];
  const { data } = await delegate(away, colleague, '2026-06-15', '2026-06-20');
  const level = async () => (await now(colleague)).rights.level('sales');
  expect(await level()).toBe(5);
  const version = async () =>
    (await door.db.owner.query<{ version: number }>('select version from employee where id = $1', [away.id])).rows[0]!.version;
  const suspend = async (move: string) =>
    ask(door.db, head, `mutation ($id: ID!, $v: Int!) { ${move}Employee(id: $id, version: $v) { id } }`, {
      id: away.id,
      v: await version(),
    });
  expect((await suspend('suspend')).errors).toEqual([]);
  expect(await level()).toBe(2);
  expect((await suspend('reinstate')).errors).toEqual([]);
  expect(await level()).toBe(5);
  const end = 'mutation ($id: ID!) { endMyDelegation(id: $id) }';
  expect((await ask(door.db, await now(colleague), end, { id: data.delegateMyGrants.id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await ask(door.db, await now(away), end, { id: data.delegateMyGrants.id })).errors).toEqual([]);
  expect(await level()).toBe(2);
});

test('a manager hands over what a report on leave holds, to a third person and without what takes a right', async () => {
  const around = ['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const }));
  const manager = await cast.employee('Boss', [
    { domain: 'sales', level: 'Lead', department: 'North' },
    { domain: 'personnel', level: 'Trainee' },
    ...around,
  ]);
  const report = await cast.employee('Report', [{ domain: 'sales', level: 'Specialist', department: 'North' }, ...around], {
    manager: manager.id,
  });
  const stranger = await cast.specialist('sales', 'North');
  const colleague = await cast.clerk('sales', 'South');
  const create = async (employee: Principal, substitute: Principal, more: object = {}) =>
    (
      await ask(door.db, await now(manager), 'mutation ($input: CreateDelegationInput!) { createDelegation(input: $input) { id } }', {
        input: { employee: employee.id, substitute: substitute.id, validFrom: '2026-06-15', validUntil: '2026-06-20', ...more },
      })
    ).errors.map(({ code }) => code);
  expect(await create(stranger, colleague)).toEqual(['BEYOND_AUTHORITY']);
  expect(await create(report, manager)).toEqual(['INVALID_INPUT']);
  expect(await create(report, colleague, { withRights: true })).toEqual(['INVALID_INPUT']);
  expect(await create(report, colleague)).toEqual([]);
  expect((await now(colleague)).grants.filter(({ onBehalfOf }) => onBehalfOf === report.id)).not.toEqual([]);
});

test('who stands in for the head grants nobody anything, and gives the head no new password', async () => {
  const [head, deputy] = [await cast.head(), await cast.manager('sales', 'North')];
  await door.db.owner.query(`update employee set email = 'boss@example.com' where id = $1`, [head.id]);
  await delegate(head, deputy, '2026-06-15', '2026-06-20', { withRights: true });
  const versions = await door.db.owner.query<{ version: number }>('select version from employee where id = $1', [deputy.id]);
  const grant = `mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { id } }`;
  const given = await ask(door.db, await now(deputy), grant, {
    id: deputy.id,
    v: versions.rows[0]!.version,
    g: [{ domain: '*', level: 7 }],
  });
  expect(given.errors).toMatchObject([{ code: 'GRANT_BEYOND_OWN' }]);
  const password = await ask(
    door.db,
    await now(deputy),
    'mutation ($id: ID!) { setPassword(employee: $id, password: "a quiet new harbour") }',
    { id: head.id },
  );
  expect(password.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('who stands in for the head hands the head on to nobody, and stays no longer', async () => {
  const [head, deputy, accomplice] = [await cast.head(), await cast.manager('sales', 'North'), await cast.clerk('sales', 'South')];
  const { data } = await delegate(head, deputy, '2026-06-15', '2026-06-20', { withRights: true });
  const input = { employee: head.id, substitute: accomplice.id, validFrom: '2026-06-15', validUntil: '2036-01-01' };
  const handedOn = await ask(
    door.db,
    await now(deputy),
    'mutation ($input: CreateDelegationInput!) { createDelegation(input: $input) { id } }',
    { input },
  );
  expect(handedOn.errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
  expect((await now(accomplice)).rights.level('personnel')).toBe(1);
  const longer = await ask(
    door.db,
    await now(deputy),
    'mutation ($id: ID!) { updateDelegation(id: $id, version: 1, input: { validUntil: "2036-01-01" }) { id } }',
    { id: data.delegateMyGrants.id },
  );
  expect(longer.errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
});
