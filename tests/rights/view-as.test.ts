import { RunningServer, type Answer } from '../kernel/http/running-server.js';

const password = 'correct horse battery';

let server: RunningServer;
let head: string;
let company: string;
let clerk: Person;
let director: Person;

interface Person {
  readonly id: string;
  readonly email: string;
  cookie: string;
}

const ask = (cookie: string, text: string, variables: object = {}, more: object = {}): Promise<Answer> =>
  server.ask(text, { cookie, variables, ...more });

async function data<Data>(cookie: string, text: string, variables: object = {}): Promise<Data> {
  const answer = await ask(cookie, text, variables);
  if (answer.errors.length > 0) throw new Error(answer.text);
  return answer.data as Data;
}

const signIn = async (email: string): Promise<string> =>
  (
    await server.ask('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }', {
      variables: { email, password },
    })
  ).cookie!;

async function employed(name: string, grants: readonly object[]): Promise<Person> {
  const email = `${name}@example.com`;
  const text = 'mutation ($input: CreateEmployeeInput!) { createEmployee(input: $input) { id } }';
  const { createEmployee } = await data<{ createEmployee: { id: string } }>(head, text, { input: { name, email, company, grants } });
  await data(head, 'mutation ($id: ID!, $password: String!) { setPassword(employee: $id, password: $password) }', {
    id: createEmployee.id,
    password,
  });
  return { id: createEmployee.id, email, cookie: await signIn(email) };
}

const around = ['company', 'directory', 'catalog', 'personnel'].map((domain) => ({ domain, level: 1 }));
const viewAs = (cookie: string, { id }: Person): Promise<Answer> =>
  ask(cookie, 'mutation ($id: ID!) { viewAs(employee: $id) { id name viewedBy { name } } }', { id });
const endViewAs = (cookie: string): Promise<Answer> => ask(cookie, 'mutation { endViewAs { id viewedBy { name } } }');

beforeAll(async () => {
  server = await RunningServer.start({ TIMON_HEAD_EMAIL: 'ana@example.com', TIMON_HEAD_PASSWORD: password });
  head = await signIn('ana@example.com');
  ({
    me: {
      company: { id: company },
    },
  } = await data<{ me: { company: { id: string } } }>(head, '{ me { company { id } } }'));
  const unit = await server.sql<{ id: string }>(`select id from unit where code = 'pcs'`);
  await data(head, 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { id } }', {
    input: { code: 'LAMP', name: 'Lamp', unit: unit[0]!.id, listPrice: '40', cost: '25' },
  });
  clerk = await employed('clara', [
    { domain: 'sales', level: 2 },
    ...around.filter(({ domain }) => domain !== 'directory'),
    { domain: 'directory', level: 2 },
  ]);
  director = await employed('dora', [{ domain: 'personnel', level: 6 }, { domain: 'sales', level: 6 }, ...around.slice(0, 3)]);
  await data(clerk.cookie, 'mutation ($input: CreatePartyInput!) { createParty(input: $input) { id } }', {
    input: { name: 'Lanterns & Co', isCustomer: true },
  });
});
afterAll(() => server.stop());

/** Whatever a screen asks, and what nobody should be able to ask. */
const questions = [
  '{ manifest }',
  '{ __schema { types { name fields { name } inputFields { name } } } }',
  '{ me { id name language timeZone email kind company { name } } }',
  '{ products { nodes { code name listPrice title can { update remove } } count { value } } }',
  '{ products { nodes { cost } } }',
  '{ products(orderBy: [{ cost: ASC }]) { nodes { code } } }',
  '{ productsGrouped(by: [{ code: VALUE }], totals: true) { rows { keys { code } count avg { listPrice } } } }',
  '{ parties(filter: { search: "lantern" }) { nodes { name movesOpen: can { update } } pageInfo { endCursor } } }',
  '{ employees { nodes { name salary homePhone } } }',
  '{ employees { nodes { name grants { domain level } } } }',
  '{ salesOrders { nodes { number margin } } }',
  '{ salesOrders { nodes { number total } count { value } } }',
  '{ search(text: "lamp") { kind title } }',
  '{ accessTables { version } }',
  '{ securityLog { nodes { kind } } }',
  '{ history(kind: PRODUCT, id: "0190a0c0-0000-7000-8000-000000000000") { id } }',
  '{ nonsense }',
];

test('looking as a clerk is seeing what the clerk sees, byte for byte, until it ends', async () => {
  const before = await ask(head, '{ products { nodes { cost } } }');
  const began = await viewAs(head, clerk);
  expect(began.data).toEqual({ viewAs: { id: clerk.id, name: 'clara', viewedBy: { name: 'ana' } } });
  for (const language of ['en', 'es'])
    for (const text of questions) {
      const [seen, real] = [
        await ask(head, text, {}, { 'accept-language': language, 'timon-cost': '1' }),
        await ask(clerk.cookie, text, {}, { 'accept-language': language, 'timon-cost': '1' }),
      ];
      expect({ text, status: seen.status, answer: seen.text }).toEqual({ text, status: real.status, answer: real.text });
    }
  expect((await ask(head, '{ me { viewedBy { name } } }')).data).toEqual({ me: { viewedBy: { name: 'ana' } } });
  expect((await ask(clerk.cookie, '{ me { viewedBy { name } } }')).data).toEqual({ me: { viewedBy: null } });
  expect((await endViewAs(head)).data).toMatchObject({ endViewAs: { viewedBy: null } });
  expect((await ask(head, '{ products { nodes { cost } } }')).text).toBe(before.text);
});

test('whoever looks changes nothing, whatever they and the other may', async () => {
  await viewAs(head, clerk);
  const writes = [
    'mutation { createParty(input: { name: "Ghost" }) { id } }',
    'mutation { setMyLanguage(language: "es") { id } }',
    `mutation { changePassword(oldPassword: "${password}", newPassword: "another horse battery") }`,
    'mutation { signOutEverywhere }',
    'mutation { endViewAs { id } createParty(input: { name: "Ghost" }) { id } }',
    'mutation { ...all } fragment all on Mutation { createParty(input: { name: "Ghost" }) { id } }',
  ];
  for (const text of writes) expect({ text, code: (await ask(head, text)).code }).toEqual({ text, code: 'VIEWING_ONLY' });
  expect((await ask(head, 'mutation { createParty(input: { name: "Ghost" }) { id } }')).errors[0]!.message).toContain('looking as clara');
  // Where somebody signs in from, and with what, stays theirs.
  expect([(await ask(head, '{ mySessions { id } }')).code, (await ask(head, '{ mySecondFactor { hasTotp } }')).code]).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  await endViewAs(head);
  expect(await server.sql(`select from party where name = 'Ghost'`)).toHaveLength(0);
  expect((await ask(clerk.cookie, '{ me { language } }')).data).toEqual({ me: { language: 'en' } });
});

test('who looks at whom is written down, from when until when, under the name of the one who looked', async () => {
  await viewAs(head, clerk);
  await endViewAs(head);
  const log = await server.sql<{ kind: string; who: string; subject_id: string }>(
    `select l.kind, p.name as who, l.subject_id from timon.security_log l join timon.principal p on p.id = l.principal_id
      where l.kind like 'view-as-%' order by l.id desc limit 2`,
  );
  expect(log).toEqual([
    { kind: 'view-as-ended', who: 'ana', subject_id: clerk.id },
    { kind: 'view-as-began', who: 'ana', subject_id: clerk.id },
  ]);
});

test('it takes the head, or whom the head lets, and nobody is looked at by somebody who is trusted with less', async () => {
  expect((await viewAs(director.cookie, clerk)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  const { draftAccess } = await data<{ draftAccess: { draft: { edits: number } } }>(
    head,
    'mutation { draftAccess(set: [{ part: DUTY, name: "viewAs", level: 6 }]) { draft { edits } } }',
  );
  await data(head, 'mutation ($edits: Int!) { publishAccess(edits: $edits) { number } }', { edits: draftAccess.draft.edits });
  const { me } = await data<{ me: { id: string } }>(head, '{ me { id } }');
  expect((await viewAs(director.cookie, { ...clerk, id: me.id })).code).toBe('VIEW_BEYOND_OWN');
  // A clerk of the directory is trusted there with more than its trainee.
  expect((await viewAs(director.cookie, clerk)).code).toBe('VIEW_BEYOND_OWN');
  const seller = await employed('sam', [{ domain: 'sales', level: 2 }]);
  expect((await viewAs(director.cookie, seller)).data).toMatchObject({ viewAs: { id: seller.id, viewedBy: { name: 'dora' } } });
  expect((await viewAs(head, { ...clerk, id: '0190a0c0-0000-7000-8000-000000000000' })).code).toBe('NOT_FOUND');

  // Whoever comes to be trusted with more, and whoever may no longer look, is out of sight from the next request on.
  const give = async (who: Person, grants: readonly object[]) => {
    const rows = await server.sql<{ version: number }>('select version from employee where id = $1', [who.id]);
    await data(
      head,
      'mutation ($id: ID!, $v: Int!, $g: [GrantInput!]!) { updateEmployee(id: $id, version: $v, input: { grants: $g }) { id } }',
      {
        id: who.id,
        v: rows[0]!.version,
        g: grants,
      },
    );
  };
  expect((await ask(director.cookie, '{ me { id } }')).data).toEqual({ me: { id: seller.id } });
  await give(seller, [{ domain: '*', level: 7 }]);
  expect((await ask(director.cookie, '{ salesOrders { nodes { id } } }')).code).toBe('UNAUTHENTICATED');
  await give(seller, [{ domain: 'sales', level: 2 }]);
  expect((await ask(director.cookie, '{ me { id } }')).data).toEqual({ me: { id: seller.id } });
  await data(head, 'mutation { rollBackAccess(to: 0) { number } }');
  expect((await ask(director.cookie, '{ salesOrders { nodes { id } } }')).code).toBe('UNAUTHENTICATED');
});

test('what a draft would change is seen before it is published, by whoever drafts it alone', async () => {
  const second = await signIn('ana@example.com');
  const draft = (set: string, edits = ''): Promise<{ draftAccess: { draft: { number: number; edits: number } } }> =>
    data(second, `mutation { draftAccess(${edits} set: [${set}]) { draft { number edits } } }`);
  const cost = '{ products { nodes { code cost } } }';
  const look = 'mutation ($id: ID!) { viewAs(employee: $id, draft: true) { id name viewedBy { draft } } }';
  expect((await ask(head, look, { id: clerk.id })).code).toBe('NO_SUCH_ACCESS_VERSION');
  const { draftAccess } = await draft(
    '{ record: "Product", part: READ, name: "cost", level: 1 }, { record: "Product", part: READ, name: "description", level: 4 }',
  );
  const before = await ask(clerk.cookie, '{ manifest }');

  const looked = await ask(head, look, { id: clerk.id });
  expect(looked.data).toEqual({ viewAs: { id: clerk.id, name: 'clara', viewedBy: { draft: draftAccess.draft!.number } } });
  expect((await ask(head, cost)).data).toEqual({ products: { nodes: [{ code: 'LAMP', cost: expect.stringMatching(/^25/) }] } });
  expect((await ask(head, '{ products { nodes { description } } }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await ask(head, '{ parties { nodes { name can { update } } } }')).text).toBe(
    (await ask(clerk.cookie, '{ parties { nodes { name can { update } } } }')).text,
  );
  expect((await ask(head, 'mutation { createParty(input: { name: "Ghost" }) { id } }')).code).toBe('VIEWING_ONLY');
  expect((await ask(clerk.cookie, cost)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await ask(clerk.cookie, '{ manifest }')).text).toBe(before.text);

  // Another edit, and what is looked at is no longer what would be.
  const further = await draft('{ record: "Product", part: READ, name: "cost", level: 3 }', `edits: ${draftAccess.draft!.edits}`);
  expect((await ask(head, cost)).code).toBe('UNAUTHENTICATED');
  head = await signIn('ana@example.com');
  await ask(head, look, { id: clerk.id });
  expect((await ask(head, cost)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await endViewAs(head)).data).toMatchObject({ endViewAs: { viewedBy: null } });
  const looks = () => server.sql('select from timon.principal where preview_of is not null');
  expect(await looks()).toHaveLength(0);
  // Nor does one stay behind whoever goes home, or is gone for too long.
  const third = await signIn('ana@example.com');
  await ask(third, look, { id: clerk.id });
  expect(await looks()).toHaveLength(1);
  await ask(third, 'mutation { signOut }');
  expect(await looks()).toHaveLength(0);
  await ask(await signIn('ana@example.com'), look, { id: clerk.id });
  await server.sql('delete from timon.session where viewing_id is not null');
  expect(await looks()).toHaveLength(0);
  await data(second, `mutation { discardAccessDraft(edits: ${further.draftAccess.draft!.edits}) }`);
  expect(await server.sql('select from timon.principal where preview_of is not null')).toHaveLength(0);
  expect((await ask(head, cost)).data).toMatchObject({ products: { nodes: [{ code: 'LAMP' }] } });
});

test('a draft shows nobody more than is theirs to open, however far down the looking is handed', async () => {
  const own = await signIn('ana@example.com');
  const drafted = async (set: string, edits?: number) =>
    (
      await data<{ draftAccess: { draft: { edits: number } } }>(
        own,
        `mutation { draftAccess(${edits ? `edits: ${edits}` : ''} set: [${set}]) { draft { edits } } }`,
      )
    ).draftAccess.draft.edits;
  const look = 'mutation ($id: ID!) { viewAs(employee: $id, draft: true) { id viewedBy { draft } } }';
  const duties = await drafted('{ part: DUTY, name: "viewAs", level: 6 }, { part: DUTY, name: "editAccess", level: 6 }');
  await data(own, `mutation { publishAccess(edits: ${duties}) { number } }`);
  const deputy = await employed('dina', [
    { domain: 'personnel', level: 6 },
    { domain: 'catalog', level: 2 },
  ]);
  const trainee = await employed('tom', [{ domain: 'catalog', level: 1 }]);
  const cost = '{ products { nodes { cost } } }';
  expect((await ask(deputy.cookie, cost)).code).toBe('GRAPHQL_VALIDATION_FAILED');

  // The head is about to show what goods cost to trainees; whoever may not know it yet does not get to know it so.
  const edits = await drafted('{ record: "Product", part: READ, name: "cost", level: 1 }');
  expect((await ask(deputy.cookie, look, { id: trainee.id })).code).toBe('ACCESS_BEYOND_OWN');
  expect((await ask(deputy.cookie, cost)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await ask(own, look, { id: trainee.id })).errors).toEqual([]);
  expect((await ask(own, cost)).errors).toEqual([]);
  await endViewAs(own);

  // What they may decide themselves they try out, for as long as they may.
  const further = await drafted('{ record: "Product", part: READ, name: "cost", level: 6 }', edits);
  await data(own, `mutation { discardAccessDraft(edits: ${further}) }`);
  await drafted('{ record: "Employee", part: READ, name: "extension", level: 2 }');
  const newcomer = await employed('nina', [{ domain: 'personnel', level: 1 }]);
  expect((await ask(deputy.cookie, look, { id: newcomer.id })).errors).toEqual([]);
  expect((await ask(deputy.cookie, '{ employees { nodes { extension } } }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
  await data(
    own,
    'mutation ($id: ID!) { updateEmployee(id: $id, version: 1, input: { grants: [{ domain: "personnel", level: 6 }] }) { id } }',
    {
      id: deputy.id,
    },
  );
  expect((await ask(deputy.cookie, '{ employees { nodes { name } } }')).code).toBe('UNAUTHENTICATED');
});

test('whoever sees their own work alone does not see by somebody else what is theirs alone', async () => {
  const own = await signIn('ana@example.com');
  const [peer, wide] = [
    await employed('pia', [
      { domain: 'personnel', level: 6 },
      { domain: 'sales', level: 2 },
    ]),
    await employed('wim', [
      { domain: 'personnel', level: 6 },
      { domain: 'sales', level: 6 },
    ]),
  ];
  const seller = await employed('sol', [{ domain: 'sales', level: 2 }]);
  expect((await viewAs(peer.cookie, seller)).code).toBe('VIEW_BEYOND_OWN');
  expect((await viewAs(wide.cookie, seller)).data).toMatchObject({ viewAs: { id: seller.id } });
  await endViewAs(wide.cookie);
  await data(own, 'mutation { rollBackAccess(to: 0) { number } }');
});
