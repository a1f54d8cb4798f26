import type pg from 'pg';
import { Sessions } from '../../../server/kernel/http/sessions.js';
import { countAttempt, forgiveAttempts } from '../../../server/kernel/http/attempts.js';
import { tokenHash } from '../../../server/kernel/http/token.js';
import { systemPrincipalId as principalId } from '../../../server/kernel/rights/system-principal.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';

const start = new Date('2026-11-23T08:00:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

let db: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  db = await openTestDatabase();
  pool = db.owner;
});
afterAll(() => db.close());

const inABrowser = { principalId, standing: 'full', now: start, address: '192.0.2.1', agent: 'a browser' } as const;

const opened = async (): Promise<{ sessions: Sessions; hash: string }> => {
  const sessions = new Sessions(pool);
  return { sessions, hash: tokenHash(await sessions.open(inABrowser)) };
};

test('a session nobody uses for half an hour is over', async () => {
  const { sessions, hash } = await opened();
  expect((await sessions.find(hash, after(29)))?.principalId).toBe(principalId);
  expect((await sessions.find(hash, after(58)))?.principalId).toBe(principalId);
  expect(await sessions.find(hash, after(89))).toBeUndefined();
});

test('a session in use is over after twelve hours', async () => {
  const { sessions, hash } = await opened();
  for (let minutes = 25; minutes < 12 * 60; minutes += 25) expect(await sessions.find(hash, after(minutes))).toBeDefined();
  expect(await sessions.find(hash, after(12 * 60))).toBeUndefined();
});

test('what is remembered is looked up again after a minute, and not remembered past its end', async () => {
  const { sessions, hash } = await opened();
  await sessions.find(hash, after(0));
  expect(sessions.recall(hash, after(0.9))).toBeDefined();
  expect(sessions.recall(hash, after(1.1))).toBeUndefined();
  await sessions.close(hash);
  expect(sessions.recall(hash, after(0.9))).toBeUndefined();
});

test('a sign-in that is half-way is over after minutes, whatever is done in it', async () => {
  const sessions = new Sessions(pool);
  const hash = tokenHash(await sessions.open({ ...inABrowser, standing: 'confirm' }));
  expect((await sessions.find(hash, after(9)))?.standing).toBe('confirm');
  expect(await sessions.find(hash, after(10))).toBeUndefined();
});

test('how long a session lasts can be set', async () => {
  const sessions = new Sessions(pool, { idleMinutes: 5, longestHours: 1 });
  const hash = tokenHash(await sessions.open(inABrowser));
  for (let minutes = 4; minutes < 60; minutes += 4) expect(await sessions.find(hash, after(minutes))).toBeDefined();
  expect(await sessions.find(hash, after(60))).toBeUndefined();
  const idle = tokenHash(await sessions.open(inABrowser));
  expect(await sessions.find(idle, after(5))).toBeUndefined();
});

test('the token itself is kept nowhere', async () => {
  const token = await new Sessions(pool).open({ ...inABrowser, address: '', agent: undefined });
  const { rows } = await pool.query<{ stored: string }>(`select row_to_json(s)::text as stored from timon.session s`);
  expect(rows.map(({ stored }) => stored.includes(token))).toEqual(rows.map(() => false));
  expect(rows.length).toBeGreaterThan(0);
});

test('attempts side by side do not slip past the count, and a success forgives only its own place', async () => {
  const asked = await Promise.all(Array.from({ length: 100 }, () => countAttempt(pool, 'ana@example.com', '192.0.2.1', start)));
  expect(asked.filter((wait) => wait === undefined)).toHaveLength(8);
  expect(Math.max(...asked.map((wait) => wait ?? 0))).toBe(900);
  expect(await countAttempt(pool, 'ana@example.com', '192.0.2.2', start)).toBeUndefined();
  await forgiveAttempts(pool, 'ana@example.com', '192.0.2.1');
  expect(await countAttempt(pool, 'ana@example.com', '192.0.2.1', after(1))).toBeUndefined();
});

test('a hundred guesses at one account at the same moment, each from elsewhere: ten are looked at', async () => {
  const guess = (_: unknown, place: number) => countAttempt(pool, 'pia@example.com', `203.0.113.${place}`, start);
  const asked = await Promise.all(Array.from({ length: 100 }, guess));
  expect(asked.filter((wait) => wait === undefined)).toHaveLength(10);
});

test('whoever gets in does not use up the attempts of their account', async () => {
  for (let times = 0; times < 30; times += 1) {
    expect(await countAttempt(pool, 'ivo@example.com', '192.0.2.9', start)).toBeUndefined();
    await forgiveAttempts(pool, 'ivo@example.com', '192.0.2.9');
  }
});

test('guessing from everywhere is at most sixty an hour for one account', async () => {
  const asked: (number | undefined)[] = [];
  for (let place = 0; place < 100; place++)
    asked.push(await countAttempt(pool, 'eva@example.com', `198.51.100.${place}`, after(place / 10)));
  expect(asked.filter((wait) => wait === undefined)).toHaveLength(60);
});
