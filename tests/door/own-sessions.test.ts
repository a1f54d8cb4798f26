import { Cast } from '../support/cast.js';
import { Door } from './support/door.js';

let here: Door;
let there: Door;
let cast: Cast;
const email = 'ana@example.com';

interface MySession {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly address: string;
  readonly agent: string;
}

beforeAll(async () => {
  here = await Door.open();
  there = await here.another();
  cast = await Cast.of(here.db);
  await here.giveAccount(await cast.clerk('sales'), email);
});
afterAll(async () => {
  await there.leave();
  await here.close();
});

const sessionsOf = async (browser: ReturnType<Door['browser']>): Promise<MySession[]> => {
  const { data } = await browser.ask('{ mySessions { id isThisOne address agent createdAt seenAt expiresAt } }');
  return (data as unknown as { mySessions: MySession[] }).mySessions;
};

test('I see where I am signed in, and end one of them: the other process obeys', async () => {
  const desk = here.browser('192.0.2.7');
  const phone = there.browser('198.51.100.7');
  await desk.signIn(email);
  await phone.signIn(email);
  const mine = await sessionsOf(desk);
  expect(mine.map(({ address, isThisOne }) => ({ address, isThisOne })).sort((a, b) => a.address.localeCompare(b.address))).toEqual([
    { address: '192.0.2.7', isThisOne: true },
    { address: '198.51.100.7', isThisOne: false },
  ]);
  expect(await phone.whoAmI()).toMatch(/^Clerk/);
  const other = mine.find(({ isThisOne }) => !isThisOne)!;
  expect((await desk.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: other.id })).data).toEqual({ endSession: true });
  await untilSignedOut(phone);
  expect(await desk.whoAmI()).toMatch(/^Clerk/);
  expect((await desk.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: other.id })).code).toBe('NOT_FOUND');
});

test('nobody ends the session of somebody else', async () => {
  await here.giveAccount(await cast.clerk('sales'), 'eva@example.com');
  const [ana, eva] = [here.browser(), here.browser()];
  await Promise.all([ana.signIn(email), eva.signIn('eva@example.com')]);
  const [session] = await sessionsOf(eva);
  expect((await ana.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: session!.id })).code).toBe('NOT_FOUND');
  expect(await eva.whoAmI()).toMatch(/^Clerk/);
});

test('signing out everywhere reaches every process, and may leave me in', async () => {
  const desk = here.browser();
  const others = await Promise.all(
    [here, there, there].map(async (door) => {
      const browser = door.browser();
      await browser.signIn(email);
      await browser.whoAmI();
      return browser;
    }),
  );
  await desk.signIn(email);
  expect((await desk.ask('mutation { signOutEverywhere(stay: true) }')).data).toEqual({ signOutEverywhere: true });
  for (const browser of others) await untilSignedOut(browser);
  expect(await desk.whoAmI()).toMatch(/^Clerk/);
  await desk.ask('mutation { signOutEverywhere }');
  expect(desk.cookie).toBeUndefined();
});

test('with the account gone, nobody is in any more, and the way out of a half-way sign-in is open', async () => {
  const person = await cast.clerk('sales');
  await here.giveAccount(person, 'leaver@example.com');
  const browser = there.browser();
  await browser.signIn('leaver@example.com');
  expect(await browser.whoAmI()).toMatch(/^Clerk/);
  await here.db.owner.query('delete from timon.credential where principal_id = $1', [person.id]);
  await untilSignedOut(browser);
});

test('a session that is ended while its next request is under way is not remembered past its end', async () => {
  const browser = here.browser();
  await browser.signIn(email);
  const hash = (
    await here.db.owner.query<{ hash: string }>(
      `select encode(token_hash, 'base64') as hash from timon.session order by created_at desc, seen_at desc, id limit 1`,
    )
  ).rows[0]!.hash;
  const { sessions } = here.gate;
  sessions.forgetAll();
  const looking = sessions.find(hash, here.db.clock.now);
  sessions.forget(hash);
  expect(await looking).toBeDefined();
  expect(sessions.recall(hash, here.db.clock.now)).toBeUndefined();
});

/** The news takes its way through PostgreSQL; what is asked until then may still be answered. */
async function untilSignedOut(browser: ReturnType<Door['browser']>): Promise<void> {
  const until = performance.now() + 5_000;
  while ((await browser.whoAmI()) !== null) {
    if (performance.now() > until) throw new Error('The session outlived its end by five seconds.');
    // What is remembered is answered without a turn of the loop, in which the news could come in.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
