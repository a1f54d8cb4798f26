import { readLink } from '../../server/kernel/http/mailed-links.js';
import { requirePlainHeaders, sendMail } from '../../server/kernel/work/mail/mail.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { Cast, insert } from '../support/cast.js';
import { Door, password, tokenIn, type Browser } from './support/door.js';

let door: Door;
let cast: Cast;
let head: Browser;

beforeAll(async () => {
  // The head of these tests is trusted for weeks with a password alone, which is not what they are about.
  door = await Door.open({ graceDays: 90 });
  cast = await Cast.of(door.db);
  await door.giveAccount(await cast.head(), 'head@example.com');
});
afterAll(() => door.close());

beforeEach(async () => {
  later(120);
  head = door.browser();
  await head.signIn('head@example.com');
});

const later = (minutes: number): void => door.db.clock.set(new Date(door.db.clock.now.getTime() + minutes * 60_000).toISOString());
const fresh = 'a new and quiet harbour';
const invite = (employee: string, as = head) => as.ask('mutation ($employee: ID!) { inviteEmployee(employee: $employee) }', { employee });
const accept = (token: string, given = password, browser = door.browser()) =>
  browser.ask('mutation ($token: String!, $given: String!) { acceptInvitation(token: $token, password: $given) { name } }', {
    token,
    given,
  });
const askReset = (email: string, browser = door.browser()) =>
  browser.ask('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email });
const reset = (token: string, given = fresh, browser = door.browser()) =>
  browser.ask('mutation ($token: String!, $given: String!) { resetPassword(token: $token, password: $given) { name } }', { token, given });

let hired = 0;
async function newcomer(more: object = {}): Promise<{ person: Principal; email: string }> {
  const email = `newcomer${(hired += 1)}@example.com`;
  return { person: await cast.employee('Newcomer', [{ domain: 'sales', level: 'Clerk' }], { email, ...more }), email };
}

describe('an invitation', () => {
  test('leads a new employee to their first password, once', async () => {
    const { person, email } = await newcomer();
    expect((await invite(person.id)).data).toEqual({ inviteEmployee: true });
    const [letter] = await door.lettersTo(email);
    expect(letter).toMatchObject({ subject: 'Your invitation to Timón', text: expect.stringContaining('Hello Newcomer') });
    expect(letter!.text).toContain('http://localhost:4000/accept-invitation#token=');
    const token = tokenIn(letter!);
    expect((await door.browser().ask('query ($token: String!) { invitation(token: $token) { name email } }', { token })).data).toEqual({
      invitation: { name: person.name, email },
    });
    expect((await accept(token, 'short')).errors[0]!.extensions).toMatchObject({ fields: { password: 'PASSWORD_TOO_SHORT' } });
    const browser = door.browser();
    expect((await accept(token, password, browser)).data).toEqual({ acceptInvitation: { name: person.name } });
    expect(await browser.whoAmI()).toBe(person.name);
    expect((await accept(token)).code).toBe('LINK_REFUSED');
    expect((await door.browser().signIn(email)).code).toBeUndefined();
  });

  test('welcomes nobody who has come in before: they are told that they may choose anew', async () => {
    const { person, email } = await newcomer();
    await invite(person.id);
    await accept(tokenIn((await door.lettersTo(email))[0]!));
    await invite(person.id);
    const [letter] = await door.lettersTo(email);
    expect(letter).toMatchObject({ subject: 'How you sign in to Timón', text: expect.stringContaining('choose anew how you sign in') });
    expect((await accept(tokenIn(letter!), fresh)).code).toBeUndefined();
    expect((await door.browser().signIn(email, fresh)).code).toBeUndefined();
  });

  test('speaks the language of whoever gets it, and takes names for what they are', async () => {
    const { person, email } = await newcomer({ language: 'es', name: '<b>Ana</b> & {link}' });
    await invite(person.id);
    const [letter] = await door.lettersTo(email);
    expect(letter!.subject).toBe('Su invitación a Timón');
    expect(letter!.text).toContain('Hola, <b>Ana</b> & {link}:');
    expect(letter!.html).toContain('<p>Hola, &#60;b&#62;Ana&#60;/b&#62; &#38; {link}:');
  });

  test('holds for seven days, until the next one, and only for the address it went to', async () => {
    const { person, email } = await newcomer();
    await invite(person.id);
    const first = tokenIn((await door.lettersTo(email))[0]!);
    later(1);
    await invite(person.id);
    const second = tokenIn((await door.lettersTo(email))[0]!);
    expect((await accept(first)).code).toBe('LINK_REFUSED');
    later(7 * 24 * 60);
    expect((await accept(second)).code).toBe('LINK_REFUSED');
    await head.signIn('head@example.com');
    await invite(person.id);
    const third = tokenIn((await door.lettersTo(email))[0]!);
    const changed = await head.ask(
      'mutation ($id: ID!) { updateEmployee(id: $id, version: 1, input: { email: "elsewhere@example.com" }) { id } }',
      {
        id: person.id,
      },
    );
    expect(changed.errors).toEqual([]);
    expect((await accept(third)).code).toBe('LINK_REFUSED');
  });

  test('of two who come with it at the same moment one gets in', async () => {
    const { person, email } = await newcomer();
    await invite(person.id);
    const token = tokenIn((await door.lettersTo(email))[0]!);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(answers.map(({ code }) => code ?? 'in').sort()).toEqual(['LINK_REFUSED', 'LINK_REFUSED', 'LINK_REFUSED', 'LINK_REFUSED', 'in']);
  });

  test('is sent by whoever could act as the person in any case, after a fresh proof', async () => {
    const { person, email } = await newcomer();
    const clerk = door.browser();
    await door.giveAccount(await cast.clerk('personnel'), 'personnel@example.com');
    await clerk.signIn('personnel@example.com');
    expect((await invite(person.id, clerk)).code).toBe('FORBIDDEN');
    later(11);
    expect((await invite(person.id)).code).toBe('FRESH_PROOF_NEEDED');
    expect(await door.lettersTo(email)).toEqual([]);
  });

  test('of somebody who was suspended meanwhile opens nothing', async () => {
    const { person, email } = await newcomer();
    await invite(person.id);
    const token = tokenIn((await door.lettersTo(email))[0]!);
    await head.ask('mutation ($id: ID!) { suspendEmployee(id: $id, version: 1) { id } }', { id: person.id });
    expect((await accept(token)).code).toBe('LINK_REFUSED');
  });
});

describe('a forgotten password', () => {
  async function withAccount(): Promise<{ person: Principal; email: string }> {
    const found = await newcomer();
    await door.giveAccount(found.person, found.email);
    return found;
  }

  test('is replaced by the link of a letter, which signs out everywhere else', async () => {
    const { email, person } = await withAccount();
    const elsewhere = door.browser();
    await elsewhere.signIn(email);
    expect((await askReset(`  ${email.toUpperCase()}`)).data).toEqual({ requestPasswordReset: true });
    const [letter] = await door.lettersTo(email);
    expect(letter!.text).toContain('http://localhost:4000/reset-password#token=');
    const browser = door.browser();
    expect((await reset(tokenIn(letter!), fresh, browser)).data).toEqual({ resetPassword: { name: person.name } });
    expect([await browser.whoAmI(), await elsewhere.whoAmI()]).toEqual([person.name, null]);
    expect((await door.browser().signIn(email)).code).toBe('WRONG_CREDENTIALS');
    expect((await door.browser().signIn(email, fresh)).code).toBeUndefined();
    expect((await reset(tokenIn(letter!))).code).toBe('LINK_REFUSED');
  });

  test('holds for half an hour, and is no invitation', async () => {
    const { email } = await withAccount();
    await askReset(email);
    const token = tokenIn((await door.lettersTo(email))[0]!);
    expect((await accept(token)).code).toBe('LINK_REFUSED');
    later(30);
    expect((await reset(token)).code).toBe('LINK_REFUSED');
  });

  test('does not take the second factor away', async () => {
    const { email } = await withAccount();
    const owner = door.browser();
    await owner.signIn(email);
    const { app } = await owner.addApp();
    later(1);
    await askReset(email);
    const token = tokenIn((await door.lettersTo(email))[0]!);
    const browser = door.browser();
    expect((await reset(token, fresh, browser)).code).toBe('SECOND_FACTOR_NEEDED');
    expect(await browser.whoAmI()).toBeNull();
    expect((await browser.confirm(app.code)).code).toBeUndefined();
  });

  test('an address without an account, one that was suspended and one with an account get one answer for one and the same work', async () => {
    const { email } = await withAccount();
    const gone = await withAccount();
    await head.ask('mutation ($id: ID!) { suspendEmployee(id: $id, version: 1) { id } }', { id: gone.person.id });
    const left = async () => (await door.db.owner.query<{ n: number }>('select count(*)::int as n from timon.outbox')).rows[0]!.n;
    const told: unknown[] = [];
    for (const address of [email, 'nobody@example.com', gone.email]) {
      const before = await left();
      const { data, errors } = await askReset(address);
      told.push({ data, errors, jobs: (await left()) - before });
    }
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ data: { requestPasswordReset: true }, errors: [], jobs: 1 })));
    expect(await door.lettersTo(email)).toHaveLength(1);
    expect(await door.lettersTo('nobody@example.com')).toEqual([]);
    expect(await door.lettersTo(gone.email)).toEqual([]);
  });

  test('nobody fills a stranger’s box: three letters in a quarter of an hour', async () => {
    const { email } = await withAccount();
    const codes: unknown[] = [];
    for (let times = 0; times < 5; times += 1) codes.push((await askReset(email)).code);
    expect(codes).toEqual([undefined, undefined, undefined, 'RATE_LIMITED', 'RATE_LIMITED']);
  });

  test('no table knows the link of a letter but the one that holds the letter', async () => {
    const { email } = await withAccount();
    await askReset(email);
    const token = tokenIn((await door.lettersTo(email))[0]!);
    expect(await readLink(door.gate.pool, 'reset', token, door.db.clock.now)).toBeDefined();
    const { rows } = await door.db.owner.query<{ all: string }>(
      `select (select string_agg(t::text, '') from timon.mailed_token t) || (select string_agg(o::text, '') from timon.outbox o) as all`,
    );
    expect(rows[0]!.all).not.toContain(token);
  });
});

test('whoever lost all factors gets in again by the one who may act as them, and sets up a new one', async () => {
  const { person, email } = await newcomer();
  await door.giveAccount(person, email);
  const browser = door.browser();
  await browser.signIn(email);
  await browser.addApp();
  expect((await browser.ask('mutation ($id: ID!) { resetSecondFactor(employee: $id) }', { id: person.id })).code).toBe('FORBIDDEN');
  expect((await head.ask('mutation ($id: ID!) { resetSecondFactor(employee: $id) }', { id: person.id })).data).toEqual({
    resetSecondFactor: true,
  });
  expect(await browser.whoAmI()).toBeNull();
  expect((await browser.signIn(email)).code).toBeUndefined();
});

describe('what would break out of a header', () => {
  const breaks = ['\r\n', '\n', '\r', '\0', '\u2028', '\u0085', '\t', ','];
  test.each(breaks.flatMap((sign) => [`ana@example.com${sign}Bcc: eva@example.com`, `ana${sign}@example.com`]))(
    'address %j is refused',
    async (to) => {
      expect(() => requirePlainHeaders(to, 'A subject')).toThrow('one plain address');
    },
  );
  test.each(['\r\n', '\n', '\r', '\0', '\u2028', '\u0085'].map((sign) => `Hello${sign}Bcc: eva@example.com`))(
    'subject %j is refused',
    (subject) => {
      expect(() => requirePlainHeaders('ana@example.com', subject)).toThrow('one line');
    },
  );
  test.each(['<ana@example.com>', '"ana" <ana@example.com>', 'ana@example.com, eva@example.com', 'ana@x;eva@y', 'group: ana@example.com;'])(
    '%s is not one plain address',
    (to) => {
      expect(() => requirePlainHeaders(to, 'A subject')).toThrow('one plain address');
    },
  );
  test('an address that slipped into the post is not sent either', async () => {
    const id = '019a7c1e-52a0-7cc3-98c4-dc0c0c07398a';
    await door.db.owner.query(`insert into timon.mail values ($1, $2, 'Hello', 'text', 'html', now())`, [
      id,
      'ana@example.com\r\nBcc: eva@example.com',
    ]);
    const kernel = { ...door.db.kernel, settings: { dataFolder: '', mail: { smtpUrl: 'smtp://127.0.0.1:9', from: 'timon@example.com' } } };
    await expect(sendMail.run({ id }, kernel)).rejects.toThrow('one plain address');
  });
});

test('an employee without an address cannot be invited', async () => {
  const id = await insert(door.db, 'Employee', { name: 'No address', company: cast.companyId, department: await cast.department('North') });
  expect((await invite(id)).errors[0]!.extensions).toMatchObject({ fields: { employee: 'NO_EMAIL' } });
});
