import { request } from 'node:http';
import { until } from '../../support/until.js';
import { RunningServer, type Answer } from './running-server.js';

const connections = 4;
const question = '{ parties { nodes { id name } } }';

let server: RunningServer;
let head: { cookie: string };

beforeAll(async () => {
  server = await RunningServer.start({ TIMON_CONNECTIONS: String(connections) });
  const created = await server.ask(
    `mutation($token: String!) { createHead(company: "Acme", name: "Ana", email: "ana@example.com", password: "correct horse battery", token: $token) { id } }`,
    { variables: { token: server.setupCode } },
  );
  head = { cookie: created.cookie! };
  // The context step of every read takes as long as the test says; what else there is stays as it is.
  await server.sql(`alter function timon.enter(uuid, int) rename to enter_at_once`);
  await server.sql(`create sequence timon.test_asked`);
  await server.sql(`create function timon.enter(principal uuid, known_epoch int) returns setof boolean language plpgsql volatile security definer
    set search_path = timon, pg_catalog as $$
    begin
      perform nextval('timon.test_asked');
      perform pg_sleep(coalesce((select (value #>> '{}')::float from timon.setting where name = 'test.slow'), 0));
      return query select * from timon.enter_at_once(principal, known_epoch);
    end $$`);
});
afterAll(() => server.stop());
afterEach(() => takes(0));

const takes = (seconds: number) =>
  server.sql(
    `insert into timon.setting (name, value) values ('test.slow', to_jsonb($1::float)) on conflict (name) do update set value = excluded.value`,
    [seconds],
  );

/** A sequence counts also what is rolled back. */
const questionsBegun = async (): Promise<number> =>
  (await server.sql<{ begun: number }>('select (last_value + is_called::int)::int as begun from timon.test_asked'))[0]!.begun;

const activeReads = async (of = ''): Promise<number> => {
  const [row] = await server.sql<{ count: number }>(
    `select count(*)::int from pg_stat_activity where application_name = 'timon' and state <> 'idle' and query like '%timon.enter(%' || $1 || '%' and pid <> pg_backend_pid()`,
    [of],
  );
  return row!.count;
};

/** As a good client asks: whoever is told to come back does. A machine that is busy with other things may say so at any time. */
async function served(): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await server.ask(question, head);
    if (answer.headers['retry-after'] === undefined || tries === 50) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('whoever leaves takes their question along: PostgreSQL stops at once, long before its own limit', async () => {
  await takes(30);
  const earlier = server.ask('{ currencies { nodes { id } } }', head);
  await until('the earlier question runs', async () => (await activeReads('currency')) === 1);
  const body = JSON.stringify({ query: question });
  const asked = request({
    port: server.port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', 'content-length': body.length, ...head },
  });
  asked.on('error', () => undefined);
  asked.end(body);
  await until('the question runs', async () => (await activeReads('party')) === 1);
  asked.destroy();
  await until('the question has been stopped', async () => (await activeReads('party')) === 0);
  // Its limit would have stopped the earlier one first.
  expect(await activeReads('currency')).toBe(1);
  expect((await earlier).code).toBe('TIMEOUT');
  await takes(0);
  // The connection that was told to stop serves whoever comes next.
  const after = await Promise.all(Array.from({ length: 12 }, () => served()));
  expect(after.map(({ status, code }) => [status, code])).toEqual(Array.from({ length: 12 }, () => [200, undefined]));
}, 30_000);

test('three hundred slow questions do not queue up: some find no place, who gets no connection within two seconds is told to come back, and the process stays awake', async () => {
  await takes(30);
  const before = await questionsBegun();
  const [asked, places] = [300, 256];
  const told: (string | undefined)[] = [];
  const slow = Array.from({ length: asked }, async () => {
    const answer = await server.ask(question, head);
    told.push(answer.code);
    return answer;
  });
  await until('every connection is taken', async () => (await activeReads()) === connections);
  const health = await server.send('', {}, { method: 'GET', path: '/health' });
  const ready = await server.send('', {}, { method: 'GET', path: '/ready' });
  expect([health.status, ready.status]).toEqual([200, 200]);
  expect(told).not.toContain('TIMEOUT');

  const answers = await Promise.all(slow);
  const codes = answers.map(({ status, code }) => `${status} ${code}`);
  expect(codes.filter((code) => code === '503 TIMEOUT')).toHaveLength(connections);
  expect(codes.filter((code) => code === '503 OVERLOADED')).toHaveLength(asked - connections);
  // Sent away at the door, they never came as far as the API, whose errors name the place in the question.
  expect(answers.filter(({ code, errors }) => code === 'OVERLOADED' && !errors[0]!.path).length).toBeGreaterThanOrEqual(asked - places);
  expect(answers.filter(({ code, headers }) => code === 'OVERLOADED' && headers['retry-after'] !== '2')).toEqual([]);
  // Nobody was asked a second time on a path of its own.
  expect((await questionsBegun()) - before).toBe(connections);
  const left = await server.sql(`select pid from pg_stat_activity where application_name = 'timon' and state like 'idle in transaction%'`);
  expect(left).toEqual([]);
  await takes(0);
  expect(await served()).toMatchObject({ status: 200, errors: [] });
}, 30_000);

test('an account that asks for too much at once is told when to come back, and may go on after a little', async () => {
  const much = `{ ${Array.from({ length: 15 }, (_, at) => `all${at}: currencies(first: 500) { nodes { id code } }`).join(' ')} }`;
  const answers = await Promise.all(Array.from({ length: 12 }, () => server.ask(much, head)));
  const refused = answers.filter(({ code }) => code === 'RATE_LIMITED');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter(({ status, headers }) => status !== 429 || !(Number(headers['retry-after']) >= 1))).toEqual([]);
  expect(refused[0]!.errors[0]!.message).toMatch(/asked for much in a short time/);
  expect(answers.length - refused.length).toBe(answers.filter(({ status }) => status === 200).length);
  expect(await served()).toMatchObject({ status: 200, errors: [] });
}, 30_000);

test('a database that falls silent is given up, not waited for, and is served from again when it comes back', async () => {
  await Promise.all(Array.from({ length: connections }, () => server.ask(question, head)));
  const backends = await server.sql<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'timon' and pid <> pg_backend_pid()`,
  );
  for (const { pid } of backends) process.kill(pid, 'SIGSTOP');
  try {
    // That there is an answer at all is the point: nothing moves below.
    const answers = await Promise.all(Array.from({ length: connections }, () => server.ask(question, head)));
    expect(answers.map(({ status, code, headers }) => [status, code, headers['retry-after']])).toEqual(
      Array.from({ length: connections }, () => [503, 'UNAVAILABLE', '2']),
    );
    expect(await served()).toMatchObject({ status: 200, errors: [] });
  } finally {
    for (const { pid } of backends) process.kill(pid, 'SIGCONT');
  }
}, 30_000);
