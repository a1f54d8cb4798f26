import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { RunningServer } from './running-server.js';

let server: RunningServer;
let head: { cookie: string };

const ask = async <Data>(query: string, variables: object = {}, headers: Record<string, string> = head): Promise<Data> => {
  const answer = await server.ask(query, { variables, ...headers });
  if (answer.errors.length > 0) throw new Error(answer.text);
  return answer.data as Data;
};
const createParty = (name: string) => ask(`mutation ($name: String!) { createParty(input: { name: $name }) { id } }`, { name });

beforeAll(async () => {
  server = await RunningServer.start();
  const created = await server.ask(
    `mutation($token: String!) { createHead(company: "Acme", name: "Ana", email: "ana@example.com", password: "correct horse battery", token: $token) { id } }`,
    { variables: { token: server.setupCode } },
  );
  head = { cookie: created.cookie! };
});
afterAll(() => server.stop());

interface Told {
  readonly event: string;
  readonly id?: string;
  readonly data?: { data?: Record<string, Record<string, unknown>>; errors?: { extensions: { code: string } }[]; extensions?: object };
}

/** A stream as any client of GraphQL over SSE reads it. */
class Stream {
  private readonly told: Told[] = [];
  private wake: (() => void) | undefined;
  isOver = false;

  private constructor(
    readonly response: IncomingMessage,
    private readonly asked: ClientRequest,
  ) {
    let fields: Record<string, string> = {};
    const lines = createInterface({ input: response });
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      if (name) fields[name] = value!;
      else if (line === '') {
        const { event, id, data } = fields;
        fields = {};
        if (!event) return;
        this.told.push({ event, id, data: data ? (JSON.parse(data) as Told['data']) : undefined });
        this.wake?.();
      }
    });
    const over = () => {
      this.isOver = true;
      this.wake?.();
    };
    response.on('end', over);
    response.on('error', over);
  }

  static open(query: string, headers: Record<string, string>, path = '/graphql/stream'): Promise<Stream> {
    const body = JSON.stringify({ query });
    return new Promise((resolve, reject) => {
      const asked: ClientRequest = request(
        {
          port: server.port,
          host: '127.0.0.1',
          method: 'POST',
          path,
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            'content-length': Buffer.byteLength(body),
            ...headers,
          },
        },
        (response) => resolve(new Stream(response, asked)),
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  async next(): Promise<Told> {
    while (this.told.length === 0 && !this.isOver) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.told.shift() ?? { event: 'broken off' };
  }

  close(): void {
    this.asked.destroy();
  }
}

const parties = 'subscription { partyChanged { name } }';

test('a change is told as a server-sent event, with what happened and the place from which to go on', async () => {
  const stream = await Stream.open(parties, head);
  expect([stream.response.statusCode, stream.response.headers['content-type'], stream.response.headers['cache-control']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store',
  ]);
  await createParty('First');
  const first = await stream.next();
  expect(first).toEqual({
    event: 'next',
    id: expect.stringMatching(/^\d+:\d+:/),
    data: {
      data: { partyChanged: { name: 'First' } },
      extensions: { change: { id: expect.any(String), version: 1, actions: ['create'] } },
    },
  });
  stream.close();
  await createParty('While nobody listened');
  const again = await Stream.open(parties, { ...head, 'last-event-id': first.id! }, '/graphql');
  expect((await again.next()).data!.data).toEqual({ partyChanged: { name: 'While nobody listened' } });
  again.close();
});

test('a question and a change can be asked for as a stream of one answer', async () => {
  const stream = await Stream.open('{ me { name } }', head);
  expect([await stream.next(), await stream.next()]).toEqual([
    { event: 'next', data: { data: { me: { name: 'Ana' } } } },
    { event: 'complete' },
  ]);
});

test('what may not be asked is refused before a stream begins, and a subscription sent elsewhere is told where', async () => {
  const refusals = await Promise.all(
    (
      [
        [parties, {}],
        ['subscription { partyChanged { nme } }', head],
        ['subscription { partyChanged { name } companyChanged { name } }', head],
        ['subscription {', head],
        [parties, { ...head, 'sec-fetch-site': 'cross-site' }],
      ] as const
    ).map(async ([query, headers]) => {
      const { status, code } = await server.send(
        JSON.stringify({ query }),
        { 'content-type': 'application/json', ...(headers as Record<string, string>) },
        { path: '/graphql/stream' },
      );
      return [status, code];
    }),
  );
  expect(refusals).toEqual([
    [401, 'UNAUTHENTICATED'],
    [400, 'GRAPHQL_VALIDATION_FAILED'],
    [400, 'GRAPHQL_VALIDATION_FAILED'],
    [400, 'GRAPHQL_PARSE_FAILED'],
    [403, 'FOREIGN_ORIGIN'],
  ]);
  expect((await server.ask(parties, head)).code).toBe('SUBSCRIPTIONS_ELSEWHERE');
});

test('signing out ends the streams of that session, with a word, and of no other', async () => {
  const signIn = async () => {
    const { cookie } = await server.ask('mutation { signIn(email: "ana@example.com", password: "correct horse battery") { name } }');
    return { cookie: cookie! };
  };
  const [one, other] = [await signIn(), await signIn()];
  const [leaving, staying] = [await Stream.open(parties, one), await Stream.open(parties, other)];
  await ask('mutation { signOut }', {}, one);
  expect((await leaving.next()).data!.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect([(await leaving.next()).event, (await leaving.next()).event]).toEqual(['complete', 'broken off']);
  await createParty('Still told');
  expect((await staying.next()).data!.data).toEqual({ partyChanged: { name: 'Still told' } });
  staying.close();
});

test('whoever is suspended, or loses the right, is told no more', async () => {
  const { companies, departments } = await ask<Record<string, { nodes: { id: string }[] }>>(
    '{ companies { nodes { id } } departments { nodes { id } } }',
  );
  const company = companies!.nodes[0]!.id;
  const department =
    departments!.nodes[0]?.id ??
    (
      await ask<{ made: { id: string } }>(
        'mutation ($company: ID!) { made: createDepartment(input: { company: $company, name: "North" }) { id } }',
        { company },
      )
    ).made.id;
  const hire = async (name: string) => {
    const email = `${name.toLowerCase()}@example.com`;
    const input = { name, email, company, department, grants: [{ domain: 'directory', level: 2, company }] };
    const { made } = await ask<{ made: { id: string; version: number } }>(
      'mutation ($input: CreateEmployeeInput!) { made: createEmployee(input: $input) { id version } }',
      { input },
    );
    await ask('mutation ($employee: ID!, $password: String!) { setPassword(employee: $employee, password: $password) }', {
      employee: made.id,
      password: 'a rope of some length',
    });
    const { cookie } = await server.ask(`mutation { signIn(email: "${email}", password: "a rope of some length") { name } }`);
    return { ...made, stream: await Stream.open(parties, { cookie: cookie! }) };
  };
  const [berta, carla] = [await hire('Berta'), await hire('Carla')];
  const version = async (id: string) =>
    (await ask<{ employee: { version: number } }>('query ($id: ID!) { employee(id: $id) { version } }', { id })).employee.version;
  await ask('mutation ($id: ID!, $version: Int!) { suspendEmployee(id: $id, version: $version) { id } }', {
    id: berta.id,
    version: await version(berta.id),
  });
  expect((await berta.stream.next()).data!.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  await ask('mutation ($id: ID!, $version: Int!) { updateEmployee(id: $id, version: $version, input: { grants: [] }) { id } }', {
    id: carla.id,
    version: await version(carla.id),
  });
  expect((await carla.stream.next()).data!.errors![0]!.extensions.code).toBe('FORBIDDEN');
  expect((await carla.stream.next()).event).toBe('complete');
});

test('one account has so many streams and no more', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => Stream.open(parties, head)));
  const { status, code } = await server.send(
    JSON.stringify({ query: parties }),
    { 'content-type': 'application/json', ...head },
    { path: '/graphql/stream' },
  );
  expect([status, code]).toEqual([429, 'TOO_MANY_STREAMS']);
  for (const stream of streams) stream.close();
});

test('a server that stops breaks streams off without a last word, so that they are taken up again, and does not wait for them', async () => {
  const stream = await Stream.open(parties, head);
  server.process.kill('SIGTERM');
  expect((await stream.next()).event).toBe('broken off');
});
