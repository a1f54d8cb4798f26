import { TooManyStreams } from '../../server/kernel/http/http.errors.js';
import { mostStreams, Streams } from '../../server/kernel/http/streams.js';
import { ChangeFeed } from '../../server/kernel/work/change-feed.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { Door, password, tokenIn } from '../door/support/door.js';
import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';

let door: Door;
let cast: Cast;

beforeAll(async () => {
  door = await Door.open();
  cast = await Cast.of(door.db);
});
afterAll(() => door.close());
beforeEach(() => door.db.clock.set('2026-06-15T10:00:00.000Z'));

const now = async ({ id }: Principal): Promise<Principal> => (await door.gate.principals.load(id))!;
const change = async (who: Principal, id: string, input: object) => {
  const { rows } = await door.db.owner.query<{ version: number }>('select version from employee where id = $1', [id]);
  return ask(
    door.db,
    await now(who),
    'mutation ($id: ID!, $v: Int!, $input: UpdateEmployeeInput!) { updateEmployee(id: $id, version: $v, input: $input) { id } }',
    {
      id,
      v: rows[0]!.version,
      input,
    },
  );
};
const standIn = async (who: Principal, to: Principal) =>
  ask(
    door.db,
    await now(who),
    `mutation ($to: ID!) { delegateMyGrants(substitute: $to, validFrom: "2026-06-15", validUntil: "2026-06-20", withRights: true) { id } }`,
    { to: to.id },
  );
const noted = async (kind: string): Promise<number> =>
  (await door.db.owner.query<{ count: number }>('select count(*)::int as count from timon.security_log where kind = $1', [kind])).rows[0]!
    .count;

test('nobody becomes the manager of somebody whom they have no authority over, and so hands on what is theirs', async () => {
  const [head, lead, friend] = [await cast.head(), await cast.lead('personnel'), await cast.clerk('sales')];
  expect((await change(lead, head.id, { manager: lead.id })).errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
  const handed = await ask(
    door.db,
    await now(lead),
    'mutation ($input: CreateDelegationInput!) { createDelegation(input: $input) { id } }',
    {
      input: { employee: head.id, substitute: friend.id, validFrom: '2026-06-15', validUntil: '2026-07-15' },
    },
  );
  expect(handed.errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
  expect((await change(lead, friend.id, { manager: lead.id })).errors).toEqual([]);
});

test('whoever stands in for a director does not change where somebody signs in: that would outlast the leave', async () => {
  const [director, colleague, clerk] = [await cast.director('personnel'), await cast.lead('personnel'), await cast.clerk('sales')];
  expect((await standIn(director, colleague)).errors).toEqual([]);
  expect((await change(colleague, clerk.id, { email: 'mine@example.com' })).errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
  expect((await change(director, clerk.id, { email: 'clerk@example.com' })).errors).toEqual([]);
});

test('a director of personnel does not lead the letters of an account away whose work they may not do', async () => {
  const [director, manager, head] = [await cast.director('personnel'), await cast.manager('sales'), await cast.head()];
  expect((await change(director, manager.id, { email: 'manager@example.com' })).errors).toEqual([]);
  await door.giveAccount(manager, 'manager@example.com');
  expect((await change(director, manager.id, { email: 'mine@example.com' })).errors).toMatchObject([{ code: 'BEYOND_AUTHORITY' }]);
  expect((await change(head, manager.id, { email: 'married@example.com' })).errors).toEqual([]);
});

test('a place that is none is answered like one that is too far back', async () => {
  const feed = new ChangeFeed(door.db.kernel);
  for (const place of ['9:3:', '3:9:99', 'x'])
    await expect(feed.follow('SalesOrder', place)).rejects.toMatchObject({ code: 'CHANGES_MISSED' });
});

test('streams that are opened at the same moment are counted as well', () => {
  const streams = new Streams(door.gate, {} as never);
  const leave = Array.from({ length: mostStreams.perPrincipal }, () => streams.requireRoom('ana'));
  expect(() => streams.requireRoom('ana')).toThrow(TooManyStreams);
  streams.requireRoom('eva');
  leave[0]!();
  streams.requireRoom('ana');
  streams.close();
});

test('whoever stands in for the head does not read letters with the keys of others', async () => {
  const [head, deputy] = [await cast.head(), await cast.clerk('sales')];
  expect((await standIn(head, deputy)).errors).toEqual([]);
  await door.giveAccount(head, 'head@example.com');
  await door.giveAccount(deputy, 'deputy@example.com');
  const [first, second] = [door.browser(), door.browser()];
  await first.signIn('head@example.com');
  await second.signIn('deputy@example.com');
  const letters = '{ letters(first: 1) { hasMore } }';
  expect((await first.ask(letters)).code).toBeUndefined();
  expect((await second.ask(letters)).errors[0]!.message).toContain('Cannot query field');
});

test('whoever stands in for the head does not read what happened around the rights of everybody', async () => {
  const [head, deputy, departmental] = [await cast.head(), await cast.clerk('sales'), await cast.director('personnel')];
  expect((await standIn(head, deputy)).errors).toEqual([]);
  const log = async (who: Principal) => (await ask(door.db, await now(who), '{ securityLog(first: 1) { hasMore } }')).errors.length === 0;
  expect([await log(head), await log(deputy)]).toEqual([true, false]);
  const { rights } = await now(departmental);
  const isWide = rights.grants.some(({ domain, departmentId }) => domain === 'personnel' && !departmentId);
  expect(await log(departmental)).toBe(isWide);
});

test('whoever looks as somebody else does not see where else they sign in', async () => {
  const [head, clerk] = [await cast.head(), await cast.clerk('sales')];
  await door.giveAccount(head, 'looking@example.com');
  const browser = door.browser();
  await browser.signIn('looking@example.com');
  expect((await browser.ask('mutation ($id: ID!) { viewAs(employee: $id) { name } }', { id: clerk.id })).code).toBeUndefined();
  expect((await browser.ask('{ myIdentities { id } }')).code).toBe('FORBIDDEN');
});

test('passkeys that are made up fill no log', async () => {
  const before = await noted('sign-in-refused');
  const stranger = door.browser('203.0.113.9');
  for (let times = 0; times < 30; times++) {
    const { code } = await stranger.ask('mutation { signInWithPasskey(answer: { id: "AAAA" }) { name } }');
    expect(code).toBe('WRONG_SECOND_FACTOR');
  }
  expect((await noted('sign-in-refused')) - before).toBe(1);
});

test('a new password is no second factor', async () => {
  const clerk = await cast.clerk('sales');
  await door.giveAccount(clerk, 'two@example.com');
  const browser = door.browser();
  await browser.signIn('two@example.com');
  await browser.addApp();
  door.db.clock.set('2026-06-15T10:11:00.000Z');
  expect((await browser.ask('mutation { removeTotp }')).code).toBe('FRESH_PROOF_NEEDED');
  const changed = await browser.ask(`mutation { changePassword(oldPassword: "${password}", newPassword: "another horse battery") }`);
  expect(changed.code).toBeUndefined();
  expect((await browser.ask('mutation { removeTotp }')).code).toBe('FRESH_PROOF_NEEDED');
});

test('a letter that was asked for before a new password was chosen opens nothing any more', async () => {
  const clerk = await cast.clerk('sales');
  await door.giveAccount(clerk, 'letter@example.com');
  const browser = door.browser();
  await browser.ask('mutation { requestPasswordReset(email: "letter@example.com") }');
  const [letter] = await door.lettersTo('letter@example.com');
  await browser.signIn('letter@example.com');
  await browser.ask(`mutation { changePassword(oldPassword: "${password}", newPassword: "another horse battery") }`);
  const used = await door
    .browser()
    .ask('mutation ($token: String!) { resetPassword(token: $token, password: "a third horse battery") { name } }', {
      token: tokenIn(letter!),
    });
  expect(used.code).toBe('LINK_REFUSED');
});
