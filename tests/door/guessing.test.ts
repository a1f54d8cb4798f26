import { jest } from '@jest/globals';
import type * as argon2 from '@node-rs/argon2';
import type { Door as DoorOf } from './support/door.js';

/** How often a password was really looked at, and how often one was hashed. */
const work = { verified: 0, hashed: 0 };

let door: DoorOf;

beforeAll(async () => {
  const real = await import('@node-rs/argon2');
  const counting: Partial<typeof argon2> = {
    verify: (...given) => {
      work.verified += 1;
      return real.verify(...given);
    },
    hash: (...given) => {
      work.hashed += 1;
      return real.hash(...given);
    },
  };
  jest.unstable_mockModule('@node-rs/argon2', () => counting);
  const [{ Door }, { Cast }, { warmUpPasswords }] = [
    await import('./support/door.js'),
    await import('../support/cast.js'),
    await import('../../server/kernel/http/password.js'),
  ];
  door = await Door.open();
  const cast = await Cast.of(door.db);
  await warmUpPasswords();
  const [active, suspended, withoutPassword] = [await cast.clerk('sales'), await cast.clerk('sales'), await cast.clerk('sales')];
  await door.giveAccount(active, 'ana@example.com');
  await door.giveAccount(suspended, 'suspended@example.com');
  await door.giveAccount(withoutPassword, 'passkey-only@example.com');
  await door.db.owner.query('update timon.principal set active = false, epoch = epoch + 1 where id = $1', [suspended.id]);
  await door.db.owner.query('update timon.credential set password_hash = null where principal_id = $1', [withoutPassword.id]);
});
afterAll(() => door.close());

test('a known account, an unknown, a suspended one and one without a password: the same answer for the same work', async () => {
  const told: unknown[] = [];
  for (const email of ['ana@example.com', 'nobody@example.com', 'suspended@example.com', 'passkey-only@example.com', '']) {
    const before = { ...work };
    const browser = door.browser();
    const { data, errors } = await browser.signIn(email, 'a wrong password');
    told.push({ data, errors, cookie: browser.cookie, verified: work.verified - before.verified, hashed: work.hashed - before.hashed });
  }
  expect(told[0]).toMatchObject({ cookie: undefined, verified: 1, hashed: 0 });
  for (const each of told) expect(each).toEqual(told[0]);
});

test('the right password of a suspended account is told from a wrong one by nothing', async () => {
  const [right, wrong] = [
    await door.browser().signIn('suspended@example.com'),
    await door.browser().signIn('suspended@example.com', 'wrong password'),
  ];
  expect(right).toEqual(wrong);
});

test('of a hundred sign-ins for one account at the same moment at most ten are looked at, from one place and from a hundred', async () => {
  for (const place of [() => '192.0.2.77', (at: number) => `203.0.113.${at}`]) {
    const before = work.verified;
    const email = `guessed-${place(1)}@example.com`;
    const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => door.browser(place(at)).signIn(email, `guess number ${at}`)));
    expect(work.verified - before).toBeLessThanOrEqual(10);
    expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(100 - (work.verified - before));
  }
});

test('whoever goes on trying is written down once a quarter of an hour, and fills no log', async () => {
  const noted = async () => (await door.db.owner.query(`select from timon.security_log where kind = 'rate-limited'`)).rowCount!;
  const before = await noted();
  for (let times = 0; times < 40; times += 1) await door.browser('192.0.2.99').signIn('stubborn@example.com', `guess ${times}`);
  expect((await noted()) - before).toBe(1);
  door.db.clock.set(new Date(door.db.clock.now.getTime() + 3_600_000).toISOString());
  for (let times = 0; times < 10; times += 1) await door.browser('192.0.2.99').signIn('stubborn@example.com', `guess ${times}`);
  expect((await noted()) - before).toBe(2);
});

test('twelve hundred guesses at one account in an hour, each from another place: sixty are looked at', async () => {
  const start = door.db.clock.now.getTime() + 3 * 3_600_000;
  const before = work.verified;
  for (let minute = 0; minute < 60; minute += 1) {
    door.db.clock.set(new Date(start + minute * 60_000).toISOString());
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => door.browser(`10.${minute}.${at}.1`).signIn('patient@example.com', `guess ${minute} ${at}`)),
    );
  }
  expect(work.verified - before).toBe(60);
});

test('more passwords at once than can be checked: the rest is sent away to come again, and nobody waits without end', async () => {
  door.db.clock.set(new Date(door.db.clock.now.getTime() + 3 * 3_600_000).toISOString());
  const answers = await Promise.all(
    Array.from({ length: 80 }, (_, at) => door.browser(`198.51.100.${at}`).signIn(`person-${at}@example.com`, 'a wrong password')),
  );
  const codes = answers.map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['WRONG_CREDENTIALS', 'OVERLOADED']));
  expect(codes.filter((code) => code === 'WRONG_CREDENTIALS').length).toBeGreaterThanOrEqual(52);
});
