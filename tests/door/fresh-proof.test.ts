import type { Principal } from '../../server/kernel/rights/principal.js';
import { givenCustomer } from '../sales/given-sales.js';
import { Cast, insert } from '../support/cast.js';
import { Door, password, tokenIn, type Browser, type DoorAnswer } from './support/door.js';

let door: Door;
let cast: Cast;
let desk: Browser;
let colleague: Principal;
let away: Principal;

beforeAll(async () => {
  door = await Door.open({ graceDays: 90 });
  cast = await Cast.of(door.db);
  await door.giveAccount(await cast.head(), 'head@example.com');
  colleague = await cast.employee('Colleague', [{ domain: 'sales', level: 'Clerk' }]);
  away = await cast.employee('Away', [{ domain: 'sales', level: 'Lead' }], { email: 'away@example.com' });
  await door.giveAccount(away, 'away@example.com');
});
afterAll(() => door.close());
beforeEach(async () => {
  later(60);
  desk = door.browser();
  await desk.signIn('head@example.com');
  // Whoever passes by finds the browser open.
  later(11);
});

const later = (minutes: number): void => door.db.clock.set(new Date(door.db.clock.now.getTime() + minutes * 60_000).toISOString());

/** Refused until its user has shown who they are, and done then. */
async function takesProof(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<DoorAnswer> {
  expect([text, (await desk.ask(text, variables)).code]).toEqual([text, 'FRESH_PROOF_NEEDED']);
  await desk.ask('mutation ($p: String!) { proveAgain(password: $p) }', { p: password });
  const answer = await desk.ask(text, variables);
  expect([text, answer.errors]).toEqual([text, []]);
  return answer;
}

async function versionOf(record: string, id: string): Promise<number> {
  const { data } = await desk.ask(`query ($id: ID!) { ${record}(id: $id) { version } }`, { id });
  return (data as unknown as Record<string, { version: number }>)[record]!.version;
}

test('rights are lent to a colleague by nobody but their holder', async () => {
  const lend = `mutation ($to: ID!) { delegateMyGrants(substitute: $to, validFrom: "2026-06-15", validUntil: "2026-06-16") { id } }`;
  const { data } = await takesProof(lend, { to: colleague.id });
  later(11);
  // To end it is safe, whoever does it.
  const { id } = (data as unknown as { delegateMyGrants: { id: string } }).delegateMyGrants;
  expect((await desk.ask('mutation ($id: ID!) { endMyDelegation(id: $id) }', { id })).errors).toEqual([]);
  expect((await desk.ask('mutation ($id: ID!) { restoreDelegation(id: $id, version: 2) { id } }', { id })).code).toBe('FRESH_PROOF_NEEDED');
});

test('nor is a stand-in set up, or made longer, for somebody else', async () => {
  const { data } = await takesProof(
    'mutation ($e: ID!, $s: ID!) { createDelegation(input: { employee: $e, substitute: $s, validFrom: "2026-06-20", validUntil: "2026-06-21" }) { id version } }',
    { e: away.id, s: colleague.id },
  );
  const { id, version } = (data as unknown as { createDelegation: { id: string; version: number } }).createDelegation;
  later(11);
  await takesProof('mutation ($id: ID!, $v: Int!) { updateDelegation(id: $id, version: $v, input: { validUntil: "2026-06-30" }) { id } }', {
    id,
    v: version,
  });
});

test('trust is given, and only trust: all else of an employee is written as ever', async () => {
  const give = 'mutation ($id: ID!, $v: Int!, $i: UpdateEmployeeInput!) { updateEmployee(id: $id, version: $v, input: $i) { version } }';
  const input = (i: object) => versionOf('employee', colleague.id).then((v) => ({ id: colleague.id, v, i }));
  expect((await desk.ask(give, await input({ title: 'Buyer' }))).errors).toEqual([]);
  await takesProof(give, await input({ grants: [{ domain: 'sales', level: 5, company: cast.companyId }] }));
  later(11);
  // What stands already is no news, and to take trust away is safe.
  expect((await desk.ask(give, await input({ grants: [{ domain: 'sales', level: 5, company: cast.companyId }] }))).errors).toEqual([]);
  expect((await desk.ask(give, await input({ grants: [] }))).errors).toEqual([]);
});

test('somebody who was shut out comes back', async () => {
  const move = (name: string) => `mutation ($id: ID!, $v: Int!) { ${name}Employee(id: $id, version: $v) { state } }`;
  expect((await desk.ask(move('suspend'), { id: colleague.id, v: await versionOf('employee', colleague.id) })).errors).toEqual([]);
  await takesProof(move('reinstate'), { id: colleague.id, v: await versionOf('employee', colleague.id) });
});

test('an account gets another address', async () => {
  const move = 'mutation ($id: ID!, $v: Int!, $e: String) { updateEmployee(id: $id, version: $v, input: { email: $e }) { version } }';
  await takesProof(move, { id: away.id, v: await versionOf('employee', away.id), e: 'thief@example.com' });
  later(11);
  // Nobody signs in to what is no account yet.
  expect(
    (await desk.ask(move, { id: colleague.id, v: await versionOf('employee', colleague.id), e: 'colleague@example.com' })).errors,
  ).toEqual([]);
});

test('a customer is let in, and their letter opens nothing once it lies in the wrong box', async () => {
  const party = await givenCustomer(door.db, 'Customer');
  const id = await insert(door.db, 'PortalUser', { name: 'Paz', email: 'pas@customer.example', party, company: cast.companyId });
  const invite = 'mutation ($id: ID!) { invitePortalUser(portalUser: $id) }';
  await takesProof(invite, { id });
  const wrong = tokenIn((await door.lettersTo('pas@customer.example'))[0]!);
  const move = 'mutation ($id: ID!, $v: Int!, $e: String!) { updatePortalUser(id: $id, version: $v, input: { email: $e }) { version } }';
  expect((await desk.ask(move, { id, v: await versionOf('portalUser', id), e: 'paz@customer.example' })).errors).toEqual([]);
  const accept = 'mutation ($t: String!, $p: String!) { acceptInvitation(token: $t, password: $p) { name } }';
  expect((await door.browser().ask(accept, { t: wrong, p: password })).code).toBe('LINK_REFUSED');

  await desk.ask(invite, { id });
  const right = tokenIn((await door.lettersTo('paz@customer.example'))[0]!);
  expect((await door.browser().ask(accept, { t: right, p: password })).errors).toEqual([]);
  later(11);
  await takesProof(move, { id, v: await versionOf('portalUser', id), e: 'thief@customer.example' });
});

test('a person is forgotten', async () => {
  const id = await insert(door.db, 'Party', { name: 'Zoe', kind: 'person' });
  const forget = (accept: string) => `mutation ($id: ID!) { erasePerson(kind: PARTY, id: $id${accept}) { changed } }`;
  expect((await desk.ask(forget(''), { id })).code).toBe('NEEDS_CONFIRMATION');
  await takesProof(forget(', accept: ["ERASE_PERSON"]'), { id });
});

test('a key may be used from elsewhere, and an app gives no rights to anybody', async () => {
  const make = 'mutation { createPartnerKey(name: "Shop", scope: "write", addresses: ["192.0.2.0/24"]) { key { id } secret } }';
  const { data } = await takesProof(make);
  const { key, secret } = (data as unknown as { createPartnerKey: { key: { id: string }; secret: string } }).createPartnerKey;
  later(11);
  await takesProof('mutation ($id: ID!) { setPartnerKeyAddresses(id: $id, addresses: []) { addresses } }', { id: key.id });
  const hire = (grants: string) => `mutation { createEmployee(input: { name: "Ghost", grants: [${grants}] }) { id } }`;
  expect((await door.app(secret).ask(hire('{ domain: "*", level: 7 }'))).code).toBe('FORBIDDEN');
  expect((await door.app(secret).ask(hire(''))).errors).toEqual([]);
});
