import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast } from '../support/cast.js';
import { Door } from './support/door.js';

let door: Door;
let cast: Cast;
let head: ReturnType<Door['browser']>;
beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
  head = await signedIn(await cast.head(), 'head@example.com');
});
afterAll(() => door.close());

async function signedIn(person: Principal, email: string): Promise<ReturnType<Door['browser']>> {
  await door.giveAccount(person, email);
  const browser = door.browser();
  await browser.signIn(email);
  return browser;
}

const wayOf = async (employee: string, browser = head) =>
  (
    await browser.ask('query ($employee: ID!) { employeeSignIn(employee: $employee) { email hasPassword invitedUntil factors } }', {
      employee,
    })
  ).data;

test('how far somebody has come with signing in is seen by whoever may invite them, and by nobody else', async () => {
  const clerk = await cast.employee('Ugo Ley', [{ domain: 'sales', level: 'Clerk' }], { email: 'ugo@example.com' });
  expect(await wayOf(clerk.id)).toEqual({
    employeeSignIn: { email: 'ugo@example.com', hasPassword: false, invitedUntil: null, factors: [] },
  });
  await head.ask('mutation ($employee: ID!) { inviteEmployee(employee: $employee) }', { employee: clerk.id });
  expect(await wayOf(clerk.id)).toMatchObject({ employeeSignIn: { hasPassword: false, invitedUntil: expect.stringMatching(/Z$/) } });

  const own = await signedIn(clerk, 'ugo@example.com');
  expect(await wayOf(clerk.id)).toMatchObject({ employeeSignIn: { hasPassword: true } });
  expect(await wayOf(clerk.id, own)).toEqual({ employeeSignIn: null });
  const lead = await signedIn(await cast.employee('Lea Paz', [{ domain: 'personnel', level: 'Lead' }]), 'lea@example.com');
  expect(await wayOf(clerk.id, lead)).toEqual({ employeeSignIn: null });
});

test('letters that wait here are for the head of the organisation alone', async () => {
  const question = '{ letters(first: 1) { entries { to text isSent } hasMore } }';
  const { data } = await head.ask(question);
  expect(data).toMatchObject({
    letters: {
      entries: [{ to: 'ugo@example.com', text: expect.stringContaining('accept-invitation#token='), isSent: false }],
      hasMore: false,
    },
  });
  const director = await signedIn(await cast.employee('Dina Sol', [{ domain: 'personnel', level: 'Director' }]), 'dina@example.com');
  expect((await director.ask(question)).code).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('nobody calls the passkey of somebody else otherwise', async () => {
  const rename = (id: string, name: string) =>
    head.ask('mutation ($id: ID!, $name: String!) { renamePasskey(id: $id, name: $name) }', { id, name });
  expect((await rename('0190f000-0000-7000-8000-000000000000', 'The bridge')).code).toBe('NOT_FOUND');
  expect((await rename('0190f000-0000-7000-8000-000000000000', ' ')).errors[0]!.extensions).toMatchObject({ fields: { name: 'REQUIRED' } });
});
