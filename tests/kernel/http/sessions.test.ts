import pg from 'pg';
import { Sessions } from '../../../server/kernel/http/sessions.js';
import { countAttempt, forgiveAttempts } from '../../../server/kernel/http/attempts.js';
import { tokenHash } from '../../../server/kernel/http/token.js';
import { startThrowAwayCluster, type Cluster } from '../../../server/launch/postgres.mjs';

const principal = '019a7c1e-52a0-7cc3-98c4-dc0c0c07398f';
const start = new Date('2026-11-23T08:00:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

let cluster: Cluster;
let pool: pg.Pool;

beforeAll(async () => {
  cluster = await startThrowAwayCluster();
  pool = new pg.Pool({ connectionString: cluster.url, max: 4 });
  pool.on('error', () => undefined);
  await pool.query(`create schema timon;
    create table timon.session (token_hash bytea primary key, principal_id uuid, created_at timestamptz, seen_at timestamptz, expires_at timestamptz, address inet, agent text);
    create table timon.attempt (subject varchar(260) not null, at timestamptz not null)`);
});
afterAll(async () => {
  await pool.end();
  await cluster.stop();
});

const opened = async (): Promise<{ sessions: Sessions; hash: string }> => {
  const sessions = new Sessions(pool);
  return { sessions, hash: tokenHash(await sessions.open(principal, start, '192.0.2.1', 'a browser')) };
};

test('a session nobody uses for half an hour is over', async () => {
  const { sessions, hash } = await opened();
  expect((await sessions.find(hash, after(29)))?.principalId).toBe(principal);
  expect((await sessions.find(hash, after(58)))?.principalId).toBe(principal);
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

test('the token itself is kept nowhere', async () => {
  const token = await new Sessions(pool).open(principal, start, '', undefined);
  const { rows } = await pool.query<{ stored: string }>(`select row_to_json(s)::text as stored from timon.session s`);
  for (const { stored } of rows) expect(stored).not.toContain(token);
});

test('attempts side by side do not slip past the count, and a success forgives only its own place', async () => {
  const asked = await Promise.all(Array.from({ length: 20 }, () => countAttempt(pool, 'ana@example.com', '192.0.2.1', start)));
  expect(asked.filter((wait) => wait === undefined)).toHaveLength(8);
  expect(Math.max(...asked.map((wait) => wait ?? 0))).toBe(900);
  expect(await countAttempt(pool, 'ana@example.com', '192.0.2.2', start)).toBeUndefined();
  await forgiveAttempts(pool, 'ana@example.com', '192.0.2.1');
  expect(await countAttempt(pool, 'ana@example.com', '192.0.2.1', after(1))).toBeUndefined();
});

test('guessing from everywhere is at most sixty an hour for one account', async () => {
  const asked: (number | undefined)[] = [];
  for (let place = 0; place < 100; place++)
    asked.push(await countAttempt(pool, 'eva@example.com', `198.51.100.${place}`, after(place / 10)));
  expect(asked.filter((wait) => wait === undefined)).toHaveLength(60);
});
