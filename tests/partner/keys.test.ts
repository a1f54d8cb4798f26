import type { Principal } from '../../server/kernel/rights/principal.js';
import { rotateKey } from '../../server/partner/keys/manage-keys.js';
import { Door, type Browser } from '../door/support/door.js';
import { givenCustomer, givenOrder, givenProduct } from '../sales/given-sales.js';
import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { until } from '../support/until.js';

let door: Door;
let other: Door;
let cast: Cast;
let head: Principal;
let seller: Principal;
let desk: Browser;
let customer: string;
let product: string;

beforeAll(async () => {
  door = await Door.open({ graceDays: 90 });
  other = await door.another();
  cast = await Cast.of(door.db);
  head = await cast.head();
  seller = await cast.employee(
    'Seller',
    [
      { domain: 'sales', level: 'Manager', department: 'North' },
      ...['company', 'directory', 'catalog', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const })),
    ],
    { email: 'seller@example.com' },
  );
  await door.giveAccount(seller, 'seller@example.com');
  await door.giveAccount(head, 'head@example.com');
  customer = await givenCustomer(door.db, 'Customer');
  product = await givenProduct(door.db, 'P1', { cost: '60' });
}, 60_000);
afterAll(async () => {
  await other.leave();
  await door.close();
});
beforeEach(async () => {
  door.db.clock.set(new Date(door.db.clock.now.getTime() + 3_600_000).toISOString());
  desk = door.browser();
  await desk.signIn('seller@example.com');
});

interface Made {
  readonly key: {
    readonly id: string;
    readonly state: string;
    readonly secrets: readonly { readonly prefix: string; readonly usedAt: string | null }[];
  };
  readonly secret: string;
}
const shown = 'id name state scopes addresses party { name } owner { name } secrets { prefix live usedAt expiresAt }';

async function make(given: Readonly<Record<string, unknown>> = {}, by = desk): Promise<Made> {
  const { data, errors } = await by.ask(
    `mutation ($name: String!, $scope: String!, $days: Int! = 30, $party: ID, $addresses: [String!]! = [], $owner: ID) {
       createPartnerKey(name: $name, scope: $scope, days: $days, party: $party, addresses: $addresses, owner: $owner) { key { ${shown} } secret } }`,
    { name: 'Shop', scope: 'read', ...given },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data as unknown as { createPartnerKey: Made }).createPartnerKey;
}
const refusalOf = (given: Readonly<Record<string, unknown>>, by = desk): Promise<string> =>
  make(given, by).then(
    () => 'made',
    (error: Error) => error.message,
  );
const orders = '{ salesOrders { nodes { number } } }';
const orderIn = async (department: string, of: string) =>
  givenOrder(door.db, head, of, [{ product, quantity: '1' }], {
    owner: seller.id,
    company: cast.companyId,
    department: await cast.department(department),
  });
const numbersIn = ({ data }: { data: unknown }) =>
  (data as { salesOrders: { nodes: { number: string }[] } }).salesOrders.nodes.map(({ number }) => number).sort();

test('a key reads what its owner reads, and follows the owner at once', async () => {
  const { secret } = await make();
  const app = door.app(secret);
  const mine = await orderIn('North', customer);
  const notMine = await orderIn('South', customer);
  expect(numbersIn(await app.ask(orders))).toContain(mine.number);
  expect(numbersIn(await app.ask(orders))).not.toContain(notMine.number);
  expect((await app.ask('mutation ($c: ID!) { createSalesOrder(input: { customer: $c, lines: [] }) { id } }', { c: customer })).code).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  const { rows } = await door.db.owner.query<{ version: number }>('select version from employee where id = $1', [seller.id]);
  const move = (name: string, version: number) =>
    ask(door.db, head, `mutation ($id: ID!, $v: Int!) { ${name}Employee(id: $id, version: $v) { id } }`, { id: seller.id, v: version });
  expect((await move('suspend', rows[0]!.version)).errors).toEqual([]);
  await expect(app.at(other).ask(orders)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await move('reinstate', rows[0]!.version + 1)).errors).toEqual([]);
  expect(numbersIn(await app.at(other).ask(orders))).toContain(mine.number);
});

test('of two who change a key over at the same moment one does', async () => {
  const { key } = await make({ name: 'Crowded' });
  let inserting = 0;
  let letIn = (): void => undefined;
  const open = new Promise<void>((resolve) => (letIn = resolve));
  const gate = {
    query: async (text: string, values: unknown[]) => {
      if (text.startsWith('insert')) {
        inserting += 1;
        await open;
      }
      return door.gate.pool.query(text, values);
    },
  };
  const rotate = () => rotateKey({ kernel: door.db.kernel, gate: gate as never }, key.id, 10);
  const waiting = async () => {
    const { rows } = await door.db.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0 || inserting === 2;
  };
  const first = rotate();
  await until('the first stands before the door', () => inserting === 1);
  const second = rotate();
  await until('the second waits, or does not', waiting);
  letIn();
  const outcomes = await Promise.allSettled([first, second]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  const { rows } = await door.db.owner.query('select from timon.partner_key_secret where key_id = $1', [key.id]);
  expect(rows).toHaveLength(2);
});

test('an app changes over from one secret to the next without a pause', async () => {
  const first = await make({ name: 'Changing' });
  const rotate = () =>
    desk.ask(`mutation ($id: ID!) { rotatePartnerKey(id: $id, days: 10) { key { ${shown} } secret } }`, { id: first.key.id });
  const second = ((await rotate()).data as unknown as { rotatePartnerKey: Made }).rotatePartnerKey;
  expect(second.key.secrets).toHaveLength(2);
  expect((await rotate()).code).toBe('TWO_SECRETS_ALREADY');
  const [old, fresh] = [door.app(first.secret), door.app(second.secret)];
  const me = '{ me { kind name } }';
  expect((await old.ask(me)).data).toEqual({ me: { kind: 'key', name: 'Changing' } });
  expect((await fresh.at(other).ask(me)).data).toEqual({ me: { kind: 'key', name: 'Changing' } });
  const end = 'mutation ($id: ID!, $p: String!) { endPartnerKeySecret(id: $id, prefix: $p) { secrets { prefix live usedAt } } }';
  const ended = await desk.ask(end, { id: first.key.id, p: first.secret.split('_')[1]! });
  const { secrets } = (ended.data as unknown as { endPartnerKeySecret: { secrets: { prefix: string; live: boolean; usedAt: string }[] } })
    .endPartnerKeySecret;
  expect(secrets.find(({ live }) => live)).toMatchObject({ prefix: second.secret.split('_')[1], usedAt: door.db.clock.now.toISOString() });
  expect(secrets.filter(({ live }) => live)).toHaveLength(1);
  await expect(old.at(other).ask(me)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await fresh.ask(me)).code).toBeUndefined();
});

test('a key ends with its last day, or when it is revoked, in every process', async () => {
  const { key, secret } = await make({ days: 1 });
  const me = '{ me { name } }';
  expect((await door.app(secret).ask(me)).code).toBeUndefined();
  door.db.clock.set(new Date(door.db.clock.now.getTime() + 86_400_000).toISOString());
  await expect(door.app(secret).ask(me)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await desk.signIn('seller@example.com');
  const lasting = await make();
  expect((await other.app(lasting.secret).ask(me)).code).toBeUndefined();
  await desk.ask('mutation ($id: ID!) { revokePartnerKey(id: $id) { state } }', { id: lasting.key.id });
  await until('the other process has heard of it', () =>
    other
      .app(lasting.secret)
      .ask(me)
      .then(
        () => false,
        ({ code }: { code: string }) => code === 'UNAUTHENTICATED',
      ),
  );
  expect(key.state).toBe('live');
});

test('a key comes from where it may, and whoever tries it elsewhere is written down', async () => {
  const { key, secret } = await make({ addresses: ['203.0.113.0/24', '2001:db8::/32'] });
  const me = '{ me { name } }';
  expect((await door.app(secret, '203.0.113.77').ask(me)).code).toBeUndefined();
  expect((await door.app(secret, '2001:db8:1::5').ask(me)).code).toBeUndefined();
  for (let times = 0; times < 3; times++)
    await expect(door.app(secret, '203.0.114.1').ask(me)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { rows } = await door.db.owner.query<{ facts: object }>(
    `select f.facts from timon.security_log l join timon.security_fact f on f.log_id = l.id where l.kind = 'key-refused' and l.subject_id = $1`,
    [key.id],
  );
  expect(rows).toMatchObject([{ facts: { address: '203.0.114.1' } }]);
  expect(JSON.stringify(rows)).not.toContain(secret.slice('tmn_'.length + 11));
  await desk.ask('mutation ($id: ID!) { setPartnerKeyAddresses(id: $id, addresses: ["203.0.114.1"]) { id } }', { id: key.id });
  await expect(door.app(secret, '203.0.113.77').ask(me)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await door.app(secret, '203.0.114.1').ask(me)).code).toBeUndefined();
  for (const wrong of ['203.0.113.0/33', 'example.com', '1.2.3', '::1/129'])
    expect(await refusalOf({ addresses: [wrong] })).toContain('BAD_ADDRESS');
});

test('a key of a customer sees its own documents, as far as its owner sees them, and only what is shown to customers', async () => {
  const stranger = await givenCustomer(door.db, 'Stranger');
  const { secret } = await make({ party: customer, scope: 'write' });
  const app = door.app(secret);
  const theirs = await orderIn('North', customer);
  const outOfReach = await orderIn('South', customer);
  const ofOthers = await orderIn('North', stranger);
  const seen = await app.ask(
    '{ salesOrders { nodes { number total lines { quantity product { code } } customer { name } } count { value } } parties { nodes { name } } }',
  );
  expect(seen.errors).toEqual([]);
  expect(numbersIn(seen)).toContain(theirs.number);
  expect(numbersIn(seen)).not.toContain(outOfReach.number);
  expect(numbersIn(seen)).not.toContain(ofOthers.number);
  expect(seen.data).toMatchObject({
    parties: { nodes: [{ name: 'Customer' }] },
    salesOrders: { count: { value: numbersIn(seen).length } },
  });
  // Its owner sees margins and who sells; a customer does not so much as learn that there are any.
  for (const field of ['margin', 'cost', 'notes', 'owner { name }', 'lines { margin }', 'department { name }'])
    expect((await app.ask(`{ salesOrders { nodes { ${field} } } }`)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  for (const root of ['employees', 'priceLists', 'portalUsers', 'departments', 'partnerKeys', 'myDelegations'])
    expect((await app.ask(`{ ${root} { __typename } }`)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(
    (await app.ask('query ($id: ID!) { salesOrder(id: $id) { number } node(kind: SALES_ORDER, id: $id) { id } }', { id: ofOthers.id }))
      .data,
  ).toEqual({ salesOrder: null, node: null });
  expect((await app.ask('{ salesOrdersGrouped { rows { count } } salesOrderLines { count { value } } }')).data).toMatchObject({
    salesOrdersGrouped: { rows: [{ count: numbersIn(seen).length }] },
    salesOrderLines: { count: { value: numbersIn(seen).length } },
  });
});

test('a key of a customer drafts orders of its own at our prices, and none for anybody else', async () => {
  const stranger = await givenCustomer(door.db, 'Another stranger');
  const { secret } = await make({ party: customer, scope: 'write' });
  const app = door.app(secret);
  const create =
    'mutation ($c: ID!, $p: ID!) { createSalesOrder(input: { customer: $c, customerReference: "PO 7", lines: [{ product: $p, quantity: "2" }] }) { id version state total } }';
  const drafted = await app.ask(create, { c: customer, p: product });
  expect(drafted.data).toMatchObject({ createSalesOrder: { state: 'DRAFT', total: '200.00' } });
  expect((await app.ask(create, { c: stranger, p: product })).errors[0]?.extensions).toMatchObject({ fields: { customer: 'NOT_FOUND' } });
  const { id, version } = (drafted.data as unknown as { createSalesOrder: { id: string; version: number } }).createSalesOrder;
  const priced =
    'mutation ($id: ID!, $v: Int!, $p: ID!) { updateSalesOrder(id: $id, version: $v, input: { lines: [{ product: $p, unitPrice: "1" }] }) { id } }';
  expect((await app.ask(priced, { id, v: version, p: product })).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await app.ask('mutation ($id: ID!, $v: Int!) { confirmSalesOrder(id: $id, version: $v) { id } }', { id, v: version })).code).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  const changed = await app.ask(
    'mutation ($id: ID!, $v: Int!) { updateSalesOrder(id: $id, version: $v, input: { customerReference: "PO 8" }) { customerReference } }',
    { id, v: version },
  );
  expect(changed.data).toEqual({ updateSalesOrder: { customerReference: 'PO 8' } });
  // When we correct whose order it is, its lines go along.
  const { rows } = await door.db.owner.query<{ version: number }>('select version from sales_order where id = $1', [id]);
  const corrected = await ask(
    door.db,
    head,
    'mutation ($id: ID!, $v: Int!, $c: ID!) { updateSalesOrder(id: $id, version: $v, input: { customer: $c }) { id } }',
    {
      id,
      v: rows[0]!.version,
      c: stranger,
    },
  );
  expect(corrected.errors).toEqual([]);
  const left = await app.ask(
    'query ($id: ID!) { salesOrder(id: $id) { id } salesOrderLines(filter: { order: { id: { eq: $id } } }) { count { value } } }',
    { id },
  );
  expect(left.data).toEqual({ salesOrder: null, salesOrderLines: { count: { value: 0 } } });
});

test('keys are managed by their owners and the head, made after a fresh proof, and not without end', async () => {
  const { key } = await make({ name: 'Mine' });
  const colleague = await cast.clerk('sales', 'North');
  await door.giveAccount(colleague, 'colleague@example.com');
  const theirs = door.browser();
  await theirs.signIn('colleague@example.com');
  expect((await theirs.ask('mutation ($id: ID!) { revokePartnerKey(id: $id) { id } }', { id: key.id })).code).toBe('NOT_FOUND');
  expect((await theirs.ask('{ partnerKeys { name } }')).data).toEqual({ partnerKeys: [] });
  expect((await theirs.ask('{ partnerKeys(all: true) { name } }')).code).toBe('FORBIDDEN');
  expect(await refusalOf({ owner: head.id }, theirs)).toContain('FORBIDDEN');
  const boss = door.browser();
  await boss.signIn('head@example.com');
  expect(JSON.stringify((await boss.ask('{ partnerKeys(all: true) { name } }')).data)).toContain('Mine');
  expect((await make({ name: 'For a colleague', owner: colleague.id }, boss)).key).toMatchObject({ owner: { name: colleague.name } });
  for (const [given, reason] of [
    [{ days: 400 }, 'OUT_OF_RANGE'],
    [{ days: 0 }, 'OUT_OF_RANGE'],
    [{ name: ' ' }, 'REQUIRED'],
    [{ scope: 'all' }, 'UNKNOWN_CHOICE'],
    [{ party: head.id }, 'NOT_FOUND'],
  ] as const)
    expect(await refusalOf(given)).toContain(reason);
  for (let made = 1; made < 20; made += 1) await make({ name: `Spare ${made}` }, theirs);
  expect(await refusalOf({ name: 'One too many' }, theirs)).toContain('TOO_MANY_KEYS');
  door.db.clock.set(new Date(door.db.clock.now.getTime() + 15 * 60_000).toISOString());
  expect(await refusalOf({ name: 'Late' })).toContain('FRESH');
});
