import type { Principal } from '../../server/kernel/rights/principal.js';
import { Door, password, tokenIn, type Browser } from '../door/support/door.js';
import { givenCustomer, givenOrder, givenProduct, type GivenOrder } from '../sales/given-sales.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';

let door: Door;
let cast: Cast;
let lead: Principal;
let user: { id: string; version: number };
let portal: Browser;
let theirs: GivenOrder;

beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
  lead = await cast.employee('Lead', [
    { domain: 'directory', level: 'Lead' },
    { domain: 'company', level: 'Trainee' },
    { domain: 'sales', level: 'Trainee' },
    { domain: 'catalog', level: 'Trainee' },
  ]);
  const [customer, stranger] = [await givenCustomer(door.db, 'Customer'), await givenCustomer(door.db, 'Stranger')];
  const product = await givenProduct(door.db, 'P1');
  const seller = await cast.clerk('sales', 'North');
  theirs = await givenOrder(door.db, seller, customer, [{ product, quantity: '1' }]);
  await givenOrder(door.db, seller, stranger, [{ product, quantity: '1' }]);
  const { createPortalUser } = await answerTo<{ createPortalUser: { id: string; version: number } }>(
    door.db,
    lead,
    'mutation ($p: ID!) { createPortalUser(input: { name: "Paz Buyer", email: "Paz@Customer.example", party: $p }) { id version } }',
    { p: customer },
  );
  user = createPortalUser;
});
afterAll(() => door.close());

test('somebody of a customer is invited by letter and signs in', async () => {
  expect((await ask(door.db, lead, 'mutation ($id: ID!) { invitePortalUser(portalUser: $id) }', { id: user.id })).errors).toEqual([]);
  const [letter] = await door.lettersTo('paz@customer.example');
  portal = door.browser();
  const accept = 'mutation ($t: String!, $p: String!) { acceptInvitation(token: $t, password: $p) { kind name } }';
  expect((await portal.ask(accept, { t: tokenIn(letter!), p: password })).data).toEqual({
    acceptInvitation: { kind: 'portal', name: 'Paz Buyer' },
  });
  const again = door.browser();
  expect((await again.signIn('paz@customer.example')).code).toBeUndefined();
  const { rows } = await door.db.owner.query(
    'select distinct kind, subject_record from timon.security_log where subject_id = $1 order by 1',
    [user.id],
  );
  expect(rows).toEqual([
    { kind: 'invited', subject_record: 'PortalUser' },
    { kind: 'password-changed', subject_record: 'PortalUser' },
  ]);
});

test('they look at the documents of whom they stand for, and at nothing else of ours', async () => {
  const { data, errors } = await portal.ask(
    '{ salesOrders { nodes { number state total customer { name } lines { product { name } quantity } } } products { count { value } } }',
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    salesOrders: { nodes: [{ number: theirs.number, customer: { name: 'Customer' }, lines: [{ product: { name: 'Product P1' } }] }] },
    products: { count: { value: 1 } },
  });
  for (const document of [
    '{ salesOrders { nodes { margin } } }',
    '{ salesOrders { nodes { owner { name } } } }',
    '{ employees { nodes { name } } }',
    '{ products { nodes { cost } } }',
    '{ products { nodes { suppliers { supplier { name } } } } }',
    '{ parties { nodes { creditLimit } } }',
    '{ parties { nodes { notes } } }',
    '{ parties { nodes { portalUsers { nodes { email } } } } }',
    '{ partnerKeys { id } }',
    'mutation { createSalesOrder(input: {}) { id } }',
    'mutation { updateParty(id: "x", version: 1, input: {}) { id } }',
  ])
    expect([document, (await portal.ask(document)).code]).toEqual([document, 'GRAPHQL_VALIDATION_FAILED']);
});

test('the database by itself keeps everybody else from them', async () => {
  const client = await door.db.kernel.pool.connect();
  try {
    await client.query('begin');
    await client.query('select timon.enter($1, (select epoch from timon.principal where id = $1))', [user.id]);
    const count = async (table: string) =>
      (await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count;
    const seen = Object.fromEntries(
      await Promise.all(
        [
          'party',
          'sales_order',
          'sales_order_line',
          'employee',
          'employee_personal',
          'party_payment_account',
          'portal_user',
          'price_list',
        ].map(async (table) => [table, await count(table)]),
      ),
    );
    expect(seen).toEqual({
      party: 1,
      sales_order: 1,
      sales_order_line: 1,
      employee: 0,
      employee_personal: 0,
      party_payment_account: 0,
      portal_user: 0,
      price_list: 0,
    });
    await client.query('rollback');
  } finally {
    client.release();
  }
});

test('one address is one account, whosever it is', async () => {
  await insert(door.db, 'Employee', { name: 'Eva', company: cast.companyId, email: 'eva@example.com' });
  const { data } = await ask<{ portalUser: { party: { id: string } } }>(
    door.db,
    lead,
    'query ($id: ID!) { portalUser(id: $id) { party { id } } }',
    { id: user.id },
  );
  const { errors } = await ask(
    door.db,
    lead,
    'mutation ($p: ID!) { createPortalUser(input: { name: "Eva", email: "EVA@example.com", party: $p }) { id } }',
    { p: data.portalUser.party.id },
  );
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { email: 'TAKEN' } }]);
});

test('they are shut out from the next request on', async () => {
  expect((await portal.ask('{ me { kind } }')).data).toEqual({ me: { kind: 'portal' } });
  const suspended = await ask(door.db, lead, 'mutation ($id: ID!, $v: Int!) { suspendPortalUser(id: $id, version: $v) { state } }', {
    id: user.id,
    v: user.version,
  });
  expect(suspended).toMatchObject({ errors: [], data: { suspendPortalUser: { state: 'SUSPENDED' } } });
  expect((await portal.ask('{ me { kind } }')).data).toEqual({ me: null });
  expect((await door.browser().signIn('paz@customer.example')).code).toBe('WRONG_CREDENTIALS');
});

test('whoever sees no orders lets nobody in to see some', async () => {
  const librarian = await cast.employee('Librarian', [
    { domain: 'directory', level: 'Lead' },
    { domain: 'company', level: 'Trainee' },
    { domain: 'catalog', level: 'Trainee' },
  ]);
  const customer = await givenCustomer(door.db, 'Quiet');
  const { errors } = await ask(
    door.db,
    librarian,
    'mutation ($p: ID!) { createPortalUser(input: { name: "A friend", email: "friend@example.com", party: $p }) { id } }',
    { p: customer },
  );
  expect(errors).toMatchObject([{ code: 'FORBIDDEN', facts: { record: 'SalesOrder' } }]);
});

test('clerks of the directory let nobody in', async () => {
  const clerk = await cast.clerk('directory');
  expect((await ask(door.db, clerk, 'mutation ($id: ID!) { invitePortalUser(portalUser: $id) }', { id: user.id })).errors).toMatchObject([
    { code: 'BAD_USER_INPUT' },
  ]);
});
