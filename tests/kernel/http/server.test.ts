import { totp } from '../../support/totp.js';
import { RunningServer, type Answer } from './running-server.js';
import { until } from '../../support/until.js';

const password = 'correct horse battery';
const headEmail = 'ana@example.com';

let server: RunningServer;
let head: { cookie: string };

const signIn = (email: string, given: string, headers: Record<string, string> = {}): Promise<Answer> =>
  server.ask('mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { id name } }', {
    variables: { email, password: given },
    ...headers,
  });

const createHead = (token: string, more: object = {}): Promise<Answer> =>
  server.ask(
    `mutation($company: String!, $name: String!, $email: String!, $password: String!, $token: String!) {
       createHead(company: $company, name: $name, email: $email, password: $password, token: $token) { id name company { name currency { code } } } }`,
    { variables: { company: 'Acme', name: 'Ana Head', email: headEmail, password, token, ...more } },
  );

beforeAll(async () => {
  server = await RunningServer.start({ TIMON_ALLOWANCE: '1000' });
});
afterAll(() => server.stop());

describe('the first open', () => {
  test('a stranger learns that a head is needed, and nothing else', async () => {
    expect((await server.ask('{ needsHead me { id } }')).data).toEqual({ needsHead: true, me: null });
    const refused = await server.ask('{ employees { nodes { id } } }');
    expect([refused.status, refused.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('the head is created by whoever sees the console, with a password worth the name, and once', async () => {
    expect((await createHead('aaaa-bbbb-cccc')).code).toBe('WRONG_SETUP_TOKEN');
    expect((await createHead(server.setupCode, { password: 'short' })).errors[0]?.extensions.fields).toEqual({
      password: 'PASSWORD_TOO_SHORT',
    });
    const created = await createHead(server.setupCode);
    expect(created.data).toEqual({
      createHead: { id: expect.any(String), name: 'Ana Head', company: { name: 'Acme', currency: { code: 'EUR' } } },
    });
    head = { cookie: created.cookie! };
    expect((await server.ask('{ needsHead me { name email } }', head)).data).toEqual({
      needsHead: false,
      me: { name: 'Ana Head', email: headEmail },
    });
    expect((await createHead(server.setupCode)).code).toBe('WRONG_SETUP_TOKEN');
  });
});

describe('signing in', () => {
  test('the cookie is out of reach for scripts and other sites', async () => {
    const { headers } = await signIn(`  ${headEmail.toUpperCase()} `, password);
    expect(String(headers['set-cookie'])).toMatch(/^timon=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('an unknown account and a wrong password are one answer', async () => {
    const [wrong, unknown] = [await signIn(headEmail, 'wrong password'), await signIn('nobody@example.com', 'wrong password')];
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.code).toBe('WRONG_CREDENTIALS');
  });

  test('guessing ends after a few attempts, also for the right password, and says when to come back', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn('guessed@example.com', 'a wrong password')));
    expect(guesses.filter(({ code }) => code === 'WRONG_CREDENTIALS')).toHaveLength(8);
    const limited = guesses.find(({ code }) => code === 'RATE_LIMITED')!;
    expect(limited.status).toBe(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(800);
  });

  test('only one attempt stands in a document', async () => {
    const { code } = await server.ask(
      'mutation { a: signIn(email: "a", password: "b") { id } b: signIn(email: "a", password: "b") { id } }',
    );
    expect(code).toBe('ALONE');
  });

  test('of a thousand sign-ins in one document none is looked at, nor of thirty', async () => {
    const counted = async () => (await server.sql('select from timon.attempt')).length;
    const before = await counted();
    for (const many of [1_000, 30, 2]) {
      const aliased = Array.from({ length: many }, (_, at) => `a${at}: signIn(email: "${headEmail}", password: "guess ${at}") { id }`);
      const { status, data, code } = await server.ask(`mutation { ${aliased.join(' ')} }`);
      expect([status, data]).toEqual([400, {}]);
      expect(['TOO_COSTLY', 'ALONE']).toContain(code);
    }
    expect(await counted()).toBe(before);
  });

  test('what the letters say is for the head, and where no other sign-in service is set up none is offered', async () => {
    const letters = '{ letters(first: 1) { hasMore } }';
    expect((await server.ask(letters)).code).toBe('UNAUTHENTICATED');
    expect((await server.ask(letters, head)).data).toEqual({ letters: { hasMore: false } });
    for (const path of ['/sign-in/oidc/start', '/sign-in/oidc/callback?code=x&state=y']) {
      const page = await server.send('', {}, { method: 'GET', path });
      expect([page.status, page.headers['content-security-policy']]).toEqual([404, expect.stringContaining("default-src 'none'")]);
      expect((await server.send('{}', {}, { path })).status).toBe(405);
    }
  });

  test('signing out ends the session, not only the cookie', async () => {
    const cookie = (await signIn(headEmail, password)).cookie!;
    expect((await server.ask('{ me { name } }', { cookie })).data).toEqual({ me: { name: 'Ana Head' } });
    const out = await server.ask('mutation { signOut }', { cookie });
    expect(String(out.headers['set-cookie'])).toMatch(/^timon=; Max-Age=0/);
    expect((await server.ask('{ me { name } }', { cookie })).data).toEqual({ me: null });
  });

  test('a new password signs out everywhere else', async () => {
    const [here, there] = [(await signIn(headEmail, password)).cookie!, (await signIn(headEmail, password)).cookie!];
    const change = (oldPassword: string, newPassword: string, cookie: string) =>
      server.ask(
        'mutation($oldPassword: String!, $newPassword: String!) { changePassword(oldPassword: $oldPassword, newPassword: $newPassword) }',
        {
          variables: { oldPassword, newPassword },
          cookie,
        },
      );
    expect((await change('not my password', 'another horse battery', here)).code).toBe('WRONG_CREDENTIALS');
    const changed = await change(password, 'another horse battery', here);
    expect(changed.data).toEqual({ changePassword: true });
    expect((await server.ask('{ me { name } }', { cookie: there })).data).toEqual({ me: null });
    expect((await signIn(headEmail, password)).code).toBe('WRONG_CREDENTIALS');
    head = { cookie: changed.cookie! };
    expect((await change('another horse battery', password, head.cookie)).data).toEqual({ changePassword: true });
    head = { cookie: (await signIn(headEmail, password)).cookie! };
  });
});

test('the only head who is locked out is let in again from the console', async () => {
  const setUp = async (cookie: string) => {
    const { beginTotp } = (await server.ask('mutation { beginTotp { secret } }', { cookie })).data as unknown as {
      beginTotp: { secret: string };
    };
    const code = totp(beginTotp.secret, Math.floor(Date.now() / 30_000));
    return server.ask('mutation($code: String!) { addTotp(code: $code) { recoveryCodes } }', { variables: { code }, cookie });
  };
  const { cookie } = await signIn(headEmail, password);
  expect((await setUp(cookie!)).errors).toEqual([]);
  expect((await signIn(headEmail, password)).code).toBe('SECOND_FACTOR_NEEDED');
  expect((await server.command('account', 'forget-factors', headEmail)).code).toBe(0);
  expect((await server.ask('{ me { name } }', { cookie: cookie! })).data).toEqual({ me: null });
  const { output } = await server.command('account', 'link', headEmail);
  const token = /reset-password#token=([\w-]{43})/.exec(output)![1];
  const chosen = await server.ask(
    'mutation($token: String!, $password: String!) { resetPassword(token: $token, password: $password) { name } }',
    {
      variables: { token, password },
    },
  );
  expect(chosen.data).toEqual({ resetPassword: { name: 'Ana Head' } });
  head = { cookie: chosen.cookie! };
  expect((await server.command('account', 'link', 'nobody@example.com')).output).toContain('Nobody signs in as nobody@example.com');
});

describe('employees', () => {
  const person = (name: string, email: string, grants: string) =>
    server.ask(`mutation { createEmployee(input: { name: "${name}", email: "${email}", grants: [${grants}] }) { id version } }`, head);
  const setPassword = (employee: string, cookie: string) =>
    server.ask('mutation($employee: ID!, $password: String!) { setPassword(employee: $employee, password: $password) }', {
      variables: { employee, password },
      cookie,
    });
  const idOf = (answer: Answer): string => (answer.data as unknown as { createEmployee: { id: string } }).createEmployee.id;

  test('whoever is suspended is out at the next request, and so are the keys that borrow from them', async () => {
    const employee = idOf(await person('Luis', 'luis@example.com', '{ domain: "directory", level: 2 }'));
    expect((await setPassword(employee, head.cookie)).data).toEqual({ setPassword: true });
    const { cookie } = await signIn('luis@example.com', password);
    const { output } = await server.command('key', 'create', '--name', 'carrier', '--as', 'luis@example.com', '--scope', 'write');
    const authorization = `Bearer ${output.match(/tmn_\S+/)![0]}`;
    expect((await server.ask('{ parties { nodes { id } } }', { authorization })).data).toEqual({ parties: { nodes: [] } });
    expect((await server.ask('{ parties { nodes { id } } }', { cookie })).data).toEqual({ parties: { nodes: [] } });
    expect((await server.ask('{ salesOrders { nodes { id } } }', { authorization })).errors[0]?.message).toBe(
      'Cannot query field "salesOrders" on type "Query".',
    );
    const suspended = await server.ask('mutation($id: ID!) { suspendEmployee(id: $id, version: 1) { state } }', {
      variables: { id: employee },
      ...head,
    });
    expect(suspended.data).toEqual({ suspendEmployee: { state: 'SUSPENDED' } });
    expect((await server.ask('{ parties { nodes { id } } }', { cookie })).code).toBe('UNAUTHENTICATED');
    expect((await server.ask('{ parties { nodes { id } } }', { authorization })).code).toBe('UNAUTHENTICATED');
    expect((await signIn('luis@example.com', password)).code).toBe('WRONG_CREDENTIALS');
  });

  test('nobody gives a password to somebody who may do more', async () => {
    const director = idOf(await person('Eva', 'eva@example.com', '{ domain: "personnel", level: 6 }'));
    const clerk = idOf(await person('Teo', 'teo@example.com', '{ domain: "personnel", level: 2 }'));
    await setPassword(director, head.cookie);
    const { cookie } = await signIn('eva@example.com', password);
    const me = (await server.ask('{ me { id } }', head)).data as unknown as { me: { id: string } };
    expect((await setPassword(me.me.id, cookie!)).code).toBe('FORBIDDEN');
    expect((await setPassword(clerk, cookie!)).data).toEqual({ setPassword: true });
    const asClerk = await signIn('teo@example.com', password);
    expect((await setPassword(director, asClerk.cookie!)).code).toBe('FORBIDDEN');
  });

  test('a list is taken away as a file by whoever is signed in, from our own pages, and verified history says the rest', async () => {
    const content = JSON.stringify({ list: { record: 'Currency', fields: ['code'], filter: { code: { eq: 'EUR' } } } });
    const take = (headers: Record<string, string>) =>
      server.send(content, { 'content-type': 'application/json', ...headers }, { path: '/export' });
    const taken = await take(head);
    expect(taken).toMatchObject({ status: 200, text: '\ufeffcode\r\nEUR\r\n' });
    expect(taken.headers['content-disposition']).toMatch(/^attachment; filename="currencies-\d{4}-\d\d-\d\d\.csv"$/);
    expect(await take({})).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await take({ ...head, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await server.command('verify')).toMatchObject({ code: 0, output: expect.stringContaining('security: unbroken') });
  });

  test('a language chosen is the language of the next answer', async () => {
    expect((await server.ask('mutation { setMyLanguage(language: "es") { language } }', head)).data).toEqual({
      setMyLanguage: { language: 'es' },
    });
    expect((await server.ask('{ parties(first: 501) { nodes { id } } }', head)).errors[0]?.message).toMatch(
      /^Una página tiene como mucho 500/,
    );
    await server.ask('mutation { setMyLanguage(language: "en") { language } }', head);
  });
});

describe('partner keys', () => {
  test('a key reads what its owner reads, changes nothing with the scope read, and ends when it is revoked', async () => {
    const { output } = await server.command('key', 'create', '--name', 'shop', '--as', headEmail, '--scope', 'read');
    const key = output.match(/tmn_\S+/)![0];
    const authorization = `Bearer ${key}`;
    expect(
      (await server.ask('{ me { kind name } currencies(filter: { code: { eq: "EUR" } }) { nodes { code } } }', { authorization })).data,
    ).toEqual({
      me: { kind: 'key', name: 'shop' },
      currencies: { nodes: [{ code: 'EUR' }] },
    });
    const write = await server.ask('mutation { createCurrency(input: { code: "QQQ", name: "Q" }) { id } }', { authorization });
    expect(write.errors[0]?.message).toBe('Cannot query field "createCurrency" on type "Mutation".');
    expect(
      (await server.sql('select 1 from timon.partner_key_secret where position($1 in encode(secret_hash, $2)) > 0', [key, 'escape']))
        .length,
    ).toBe(0);
    await server.command('key', 'revoke', key.split('_')[1]!);
    const revoked = await server.ask('{ me { name } }', { authorization });
    expect([revoked.status, revoked.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a key nobody gave is refused', async () => {
    expect((await server.ask('{ needsHead }', { authorization: 'Bearer tmn_aaaaaaaaaa_nonsense' })).status).toBe(401);
  });
});

describe('what is not served', () => {
  const query = JSON.stringify({ query: '{ me { name } }' });
  const json = { 'content-type': 'application/json' };

  test.each([
    ['a request from another site', query, { ...json, origin: 'https://evil.example' }, {}, 403, 'FOREIGN_ORIGIN'],
    ['a request that a browser calls cross-site', query, { ...json, 'sec-fetch-site': 'cross-site' }, {}, 403, 'FOREIGN_ORIGIN'],
    ['a form', 'query={me{name}}', { 'content-type': 'application/x-www-form-urlencoded' }, {}, 415, 'NOT_JSON'],
    ['plain text', query, { 'content-type': 'text/plain' }, {}, 415, 'NOT_JSON'],
    ['another encoding', query, { 'content-type': 'application/json; charset=utf-7' }, {}, 415, 'NOT_JSON'],
    ['a question in the address', '', {}, { method: 'GET', path: '/graphql?query={me{name}}' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a batch', `[${query},${query}]`, json, {}, 400, 'BAD_REQUEST'],
    ['half a document', '{"query":', json, {}, 400, 'BAD_REQUEST'],
    ['a megabyte', JSON.stringify({ query: '{ me { name } }', variables: { x: 'a'.repeat(1_000_000) } }), json, {}, 413, 'TOO_LARGE'],
  ])('%s', async (_what, body, headers, options, status, code) => {
    const answer = await server.send(body, { ...headers, cookie: head.cookie } as unknown as Record<string, string>, options);
    expect([answer.status, answer.code, answer.data]).toEqual([status, code, {}]);
  });

  test('the back office says what it may load, and leads nowhere else', async () => {
    const page = await server.send('', {}, { method: 'GET', path: '/somewhere/../../etc/passwd.txt' });
    expect(page.status).toBe(404);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await server.send('', {}, { method: 'GET', path: '/explorer' })).headers['location']).toBe('/');
  });
});

describe('what costs too much', () => {
  const deep = (levels: number): string => (levels === 0 ? 'id' : `manager { ${deep(levels - 1)} }`);
  const refusal = async (query: string, variables?: object): Promise<unknown> => {
    const { status, errors, data } = await server.ask(query, { variables, ...head });
    expect([status, data]).toEqual([400, {}]);
    return [errors[0]?.extensions.code, errors[0]?.extensions.facts['limit']];
  };

  test.each([
    [31, 'aliases'],
    [1_000, 'tokens'],
  ])('%d aliases', async (count, limit) => {
    expect(await refusal(`{ me { ${Array.from({ length: count }, (_, at) => `a${at}: id`).join(' ')} } }`)).toEqual(['TOO_COSTLY', limit]);
  });
  test('21 questions', async () => {
    expect(await refusal(`{ ${'needsHead '.repeat(21)} }`)).toEqual(['TOO_COSTLY', 'rootFields']);
  });
  test('depth 11', async () => {
    expect(await refusal(`{ employees { nodes { ${deep(8)} } } }`)).toEqual(['TOO_COSTLY', 'depth']);
    expect((await server.ask(`{ employees { nodes { ${deep(7)} } } }`, head)).errors).toEqual([]);
  });
  test('fragments that unfold without end', async () => {
    const bomb = Array.from(
      { length: 12 },
      (_, at) => `fragment f${at} on Employee { ${at === 0 ? 'id name' : `...f${at - 1} ...f${at - 1} ...f${at - 1}`} }`,
    ).join(' ');
    expect(await refusal(`{ employees { nodes { ...f11 } } } ${bomb}`)).toEqual(['TOO_COSTLY', 'fields']);
  });
  test.each([100_000, 501])('a page of %d, also by a variable', async (first) => {
    expect(await refusal('query($first: Int) { parties(first: $first) { nodes { id } } }', { first })).toEqual(['TOO_COSTLY', 'pageSize']);
    expect(await refusal(`{ parties(first: ${first}) { nodes { id } } }`)).toEqual(['TOO_COSTLY', 'pageSize']);
  });
  test('an offset beyond 10,000', async () => {
    expect(await refusal('query($offset: Int) { parties(offset: $offset) { nodes { id } } }', { offset: 10_001 })).toEqual([
      'TOO_COSTLY',
      'offset',
    ]);
  });
  test('pages within pages', async () => {
    expect(await refusal('{ parties(first: 500) { nodes { salesOrders(first: 500) { nodes { id lines { id } } } } } }')).toEqual([
      'TOO_COSTLY',
      'cost',
    ]);
  });
  test('the cost is told to whoever asks for it', async () => {
    const { text } = await server.ask('{ salesOrders(first: 50) { nodes { id customer { name } lines { id product { name } } } } }', {
      'timon-cost': '1',
      ...head,
    });
    expect(JSON.parse(text).extensions).toEqual({ cost: { asked: 1101, charged: expect.any(Number), limit: 50_000 } });
  });
});

describe('bad input', () => {
  const filtered = (filter: object): Promise<Answer> =>
    server.ask('query($filter: SalesOrderFilter) { salesOrders(filter: $filter) { nodes { id } } }', { variables: { filter }, ...head });

  test.each(['1e400', '-0', '0x10', '12,5', 'secret-value'])('%s is no amount, and is not repeated', async (gt) => {
    const { errors, text, status } = await filtered({ total: { gt } });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(text).not.toContain(gt);
  });
  test.each([
    ['NUL', '\u0000'],
    ['half a surrogate pair', '\ud800'],
  ])('%s is named by its place', async (_what, eq) => {
    expect((await filtered({ number: { eq } })).errors[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { 'filter.number.eq': 'BAD_CHARACTERS' },
    });
  });
  test('a name that does not exist is not answered with names that do', async () => {
    expect((await server.ask('{ partiess { nodes { id } } }', head)).errors).toEqual([
      {
        message: 'Cannot query field "partiess" on type "Query".',
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });
  test('what is wrong with a document is said in terms of the schema that its reader knows', async () => {
    const asked = '{ employees { nodes { salary { x } } } }';
    expect((await server.ask(asked, head)).errors[0]?.message).toMatch(/^Field "salary" must not have a selection/);
    const closed = await server.ask('{ employees { nodes { salary } } }');
    expect(closed.code).toBe('UNAUTHENTICATED');
    for (const text of [
      asked,
      '{ employeez { id } }',
      'subscription { employeeChanged { x } }',
      'subscription { employeeChanged { id } }',
      '{ me { name } employees { x } }',
    ]) {
      const { status, errors } = await server.ask(text);
      expect([text, status, errors]).toEqual([text, closed.status, closed.errors]);
    }
    expect((await server.ask('{ me { nonsense } }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
  test('an idempotency key covers one mutation', async () => {
    const { code } = await server.ask('mutation { a: signOut b: signOut }', { 'idempotency-key': 'k1', ...head });
    expect(code).toBe('IDEMPOTENCY_KEY_SINGLE');
  });
});

describe('the schema', () => {
  const types = '{ __schema { mutationType { fields { name } } queryType { fields { name } } } }';

  test('a stranger sees how to sign in', async () => {
    const { data } = await server.ask(types);
    const { __schema: schema } = data as unknown as { __schema: { queryType: { fields: { name: string }[] } } };
    expect(schema.queryType.fields.map(({ name }) => name).sort()).toEqual([
      'invitation',
      'me',
      'myIdentities',
      'mySecondFactor',
      'mySessions',
      'needsHead',
      'pendingSignIn',
      'signInWays',
    ]);
  });
  test('it is asked for apart from data', async () => {
    expect((await server.ask('{ __schema { queryType { name } } needsHead }', head)).code).toBe('INTROSPECTION_APART');
  });
});

test('connections to the database that are broken off are replaced', async () => {
  await server.sql('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()');
  let data: unknown;
  const answered = async () => (data = (await server.ask('{ me { name } }', head)).data)?.['me'] != null;
  await until('somebody is answered again', answered);
  expect(data).toEqual({ me: { name: 'Ana Head' } });
});

test('the log holds no password, token, cookie or variable', () => {
  const log = server.lines.join('\n');
  for (const secret of [password, head.cookie.split('=')[1]!, 'secret-value', 'tmn_']) expect(log).not.toContain(secret);
});

test('health and readiness', async () => {
  expect((await server.send('', {}, { method: 'GET', path: '/health' })).status).toBe(200);
  expect((await server.send('', {}, { method: 'GET', path: '/ready' })).text).toBe('{"status":"ready"}\n');
});
