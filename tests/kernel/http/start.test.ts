import { createServer } from 'node:net';
import pg from 'pg';
import { readConfig } from '../../../server/config.js';
import { startThrowAwayCluster, type Cluster } from '../../../server/launch/postgres.mjs';
import { until } from '../../support/until.js';
import { launch, RunningServer } from './running-server.js';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startThrowAwayCluster();
});
afterAll(() => cluster.stop());

const refusal = async (environment: Record<string, string>): Promise<string> => {
  const { lines, ended } = launch({ TIMON_OWNER_URL: cluster.url, TIMON_DATA: '/tmp/timon-none', PORT: '0', ...environment });
  expect(await ended).toBe(78);
  return lines.find((line) => line.startsWith('FATAL ')) ?? lines.join('\n');
};

const withPart = (part: Partial<URL>): string => Object.assign(new URL(cluster.url), part).href;

test.each([
  ['no database', { TIMON_OWNER_URL: '' }, /set DATABASE_URL/],
  ['an address that is none', { TIMON_OWNER_URL: 'mysql://somewhere' }, /not a PostgreSQL address/],
  ['a port that is none', { PORT: '70000' }, /PORT is 70000/],
  ['half a head', { TIMON_HEAD_EMAIL: 'ana@example.com' }, /belong together/],
  ['proxies that are no addresses', { TIMON_TRUSTED_PROXIES: 'localhost' }, /TIMON_TRUSTED_PROXIES names localhost/],
  ['a public address without a scheme', { TIMON_PUBLIC_URL: 'timon.example.com' }, /TIMON_PUBLIC_URL is timon.example.com/],
])('%s gives one sentence', (_what, environment, sentence) => {
  expect(() => readConfig({ TIMON_OWNER_URL: 'postgres://owner@localhost/timon', ...environment })).toThrow(sentence);
});

test('the address of a socket is one', () => {
  const { ownerUrl } = readConfig({ DATABASE_URL: 'postgres://owner@/timon?host=/run/postgresql' });
  expect(ownerUrl).toBe('postgres://owner@localhost/timon?host=/run/postgresql');
});

test('a wrong password and a database that is not there are told apart', async () => {
  expect(await refusal({ TIMON_OWNER_URL: withPart({ password: 'wrong' }) })).toMatch(
    /does not accept this user and password: correct DATABASE_URL/,
  );
  expect(await refusal({ TIMON_OWNER_URL: withPart({ pathname: '/nowhere' }) })).toMatch(/no database nowhere .* create it with createdb/);
});

test('nobody serves whom row rules do not bind', async () => {
  expect(await refusal({ TIMON_RUNTIME_URL: cluster.url })).toMatch(/a superuser to whom no row rule applies/);
  const owner = new pg.Client(cluster.url);
  await owner.connect();
  await owner.query(`create role bypassing login bypassrls password 'x'; create role plain login password 'x'`);
  await owner.end();
  expect(await refusal({ TIMON_RUNTIME_URL: withPart({ username: 'bypassing', password: 'x' }) })).toMatch(/has BYPASSRLS/);
  expect(await refusal({ TIMON_RUNTIME_URL: withPart({ username: 'plain', password: 'x' }) })).toMatch(
    /not a member of timon_caller, timon_facts, timon_gate/,
  );
});

test('a busy port is named', async () => {
  const other = createServer().listen(0);
  const { port } = other.address() as { port: number };
  expect(await refusal({ PORT: String(port) })).toMatch(new RegExp(`Port ${port} is in use`));
  other.close();
});

test('an unattended start has its head, behind TLS a cookie bound to the host, and drains when it is told to stop', async () => {
  const server = await RunningServer.start({
    TIMON_HEAD_EMAIL: 'ana@example.com',
    TIMON_HEAD_PASSWORD: 'correct horse battery',
    TIMON_PUBLIC_URL: 'https://timon.example.com',
  });
  try {
    const signedIn = await server.ask('mutation { signIn(email: "ana@example.com", password: "correct horse battery") { name } }', {
      origin: 'https://timon.example.com',
    });
    expect(String(signedIn.headers['set-cookie'])).toMatch(
      /^__Host-timon=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(server.setupCode).toBe('');
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    await holder.query('begin; lock table currency');
    const inHand = server.ask('{ currencies(filter: { code: { eq: "EUR" } }) { nodes { code } } }', { cookie: signedIn.cookie });
    await until('the question waits for the table', async () => {
      const { rows } = await holder.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
      return rows.length > 0;
    });
    server.process.kill('SIGTERM');
    await until('nobody new is let in', () =>
      server.ask('{ needsHead }').then(
        ({ code }) => code === 'OVERLOADED',
        () => true,
      ),
    );
    await holder.query('rollback');
    await holder.end();
    expect((await inHand).data).toEqual({ currencies: { nodes: [{ code: 'EUR' }] } });
    expect(await ended).toBe(0);
  } finally {
    await server.stop();
  }
});
