import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { OwnDatabase } from './support/database.js';
import type { Answer, Person } from './support/person.js';
import { Product, project } from './support/product.js';
import { Staff, type Hired, type Made } from './support/staff.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

/** What two clerks, of whom one reads Spanish, and the records of somebody else look like to the requests below. */
interface World {
  readonly party: string;
  readonly product: string;
  /** Anyone's of the clerks' department, a draft at version 2. */
  readonly order: string;
  /** The same, at version 1. */
  readonly other: string;
  /** Of another department: no clerk here sees it. */
  readonly hidden: string;
  readonly usedKey: string;
}

interface Owner {
  readonly company: { readonly id: string };
}

type Attempt = (clerk: Person, world: World) => Promise<Answer>;

let database: OwnDatabase;
let product: Product;
let world: World;
let english: Hired;
let spanish: Hired;
let counts: Record<string, number>;
let digests: Record<string, string>;

beforeAll(async () => {
  database = await OwnDatabase.create('template');
  product = await Product.start(project, database.url);
  const staff = await Staff.of(product);
  const { me, units } = await staff.head.have<{ me: Owner; units: { nodes: { id: string }[] } }>(
    '{ me { company { id } } units(filter: { code: { eq: "pcs" } }) { nodes { id } } }',
  );
  const [north, south] = await Promise.all(
    ['North', 'South'].map(async (name) => {
      const made = await staff.head.have<Made>(
        'mutation ($input: CreateDepartmentInput!) { made: createDepartment(input: $input) { id } }',
        {
          input: { name, company: me.company.id },
        },
      );
      return made.made.id;
    }),
  );
  const manager = (department: string | undefined) => [
    { domain: 'sales', level: 5, department },
    { domain: 'directory', level: 5 },
    { domain: 'catalog', level: 5 },
  ];
  english = await staff.hire('Nora', manager(north), { department: north });
  spanish = await staff.hire('Noel', manager(north), { department: north, language: 'es' });
  const stranger = await staff.hire('Saul', manager(south), { department: south });
  const { party, rope } = await staff.head.have<Record<'party' | 'rope', { id: string }>>(
    `mutation ($unit: ID!) {
       party: createParty(input: { name: "Astilleros Zarzuela", isCustomer: true }) { id }
       rope: createProduct(input: { code: "ROPE", name: "Rope", unit: $unit, listPrice: "10" }) { id } }`,
    { unit: units.nodes[0]!.id },
  );
  const order = async (person: Person) =>
    (
      await person.have<Made>('mutation ($input: CreateSalesOrderInput!) { made: createSalesOrder(input: $input) { id } }', {
        input: { customer: party.id, lines: [{ product: rope.id, quantity: '1' }] },
      })
    ).made.id;
  const usedKey = randomUUID();
  world = {
    party: party.id,
    product: rope.id,
    order: await order(english.person),
    other: await order(spanish.person),
    hidden: await order(stranger.person),
    usedKey,
  };
  await english.person.have('mutation ($id: ID!) { updateSalesOrder(id: $id, version: 1, input: { notes: "Changed" }) { version } }', {
    id: world.order,
  });
  for (const { person } of [english, spanish]) {
    await person.ask('mutation { createParty(input: { name: "Once" }) { id } }', {}, { 'idempotency-key': usedKey });
  }
  await until('all messages are sent', async () => (await database.rows('select 1 from timon.outbox where sent_at is null')).length === 0);
  [counts, digests] = [await database.counts(), await database.digests()];
}, 180_000);

afterAll(async () => {
  await product?.stop();
  await database?.drop();
}, 30_000);

const variables =
  (query: string, values: object): Attempt =>
  (clerk) =>
    clerk.ask(query, values);

const create = (input: object): Attempt =>
  variables('mutation ($input: CreatePartyInput!) { createParty(input: $input) { id } }', { input });

const supplied = (leadTimeDays: unknown): Attempt =>
  variables('mutation ($input: CreateProductInput!) { createProduct(input: $input) { id } }', {
    input: { code: 'A', name: 'A', unit: randomUUID(), suppliers: [{ supplier: randomUUID(), leadTimeDays }] },
  });

const order =
  (input: (world: World) => object): Attempt =>
  (clerk, world) =>
    clerk.ask('mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }', {
      input: { customer: world.party, ...input(world) },
    });

const line = (more: object): Attempt => order((world) => ({ lines: [{ product: world.product, quantity: '1', ...more }] }));

const filter = (value: object): Attempt =>
  variables('query ($filter: SalesOrderFilter) { salesOrders(filter: $filter) { nodes { id } } }', { filter: value });

const document =
  (query: string): Attempt =>
  (clerk) =>
    clerk.ask(query);

const raw =
  (body: string | Buffer, headers: Record<string, string> = {}, method = 'POST'): Attempt =>
  (clerk) =>
    clerk.send(body, headers, method);

const times = (count: number, part: (at: number) => string): string => Array.from({ length: count }, (_, at) => part(at)).join(' ');

const nested = (levels: number, inner: object): object => {
  let value = inner;
  for (let level = 0; level < levels; level++) value = { not: value };
  return value;
};

/** Deeper than anything here could write out or measure by calling itself. */
const deepFilter = (levels: number): string =>
  `{"query":"query ($filter: PartyFilter) { parties(filter: $filter) { nodes { id } } }","variables":{"filter":${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}}}`;

const big = 'a'.repeat(1_000_000);
const question = '{ me { name } }';

/** What it is, the code it is answered with, and the request. */
type Case = readonly [what: string, code: string, attempt: Attempt];

const documents: readonly Case[] = [
  ['a field that does not exist', 'GRAPHQL_VALIDATION_FAILED', document('{ parties { nodes { nmae } } }')],
  ['an argument that does not exist', 'GRAPHQL_VALIDATION_FAILED', document('{ parties(limit: 5) { nodes { id } } }')],
  ['a type that does not exist', 'GRAPHQL_VALIDATION_FAILED', document('query ($a: Nothing) { parties(filter: $a) { nodes { id } } }')],
  ['a variable nobody declared', 'GRAPHQL_VALIDATION_FAILED', document('{ parties(first: $first) { nodes { id } } }')],
  ['a directive that does not exist', 'GRAPHQL_VALIDATION_FAILED', document('{ me @upper { name } }')],
  ['a text where a number is due', 'GRAPHQL_VALIDATION_FAILED', document('{ parties(first: "5") { nodes { id } } }')],
  ['a number where a text is due', 'GRAPHQL_VALIDATION_FAILED', document('mutation { createParty(input: { name: 5 }) { id } }')],
  ['a member that no enum has', 'GRAPHQL_VALIDATION_FAILED', document('{ search(text: "a", kinds: [NOTHING]) { id } }')],
  ['a move that does not exist', 'GRAPHQL_VALIDATION_FAILED', document('mutation { flySalesOrder(id: "a", version: 1) { id } }')],
  ['a record without fields', 'GRAPHQL_VALIDATION_FAILED', document('{ me }')],
  [
    'fragments that spread each other',
    'GRAPHQL_VALIDATION_FAILED',
    document('{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }'),
  ],
  ['two operations and no word which', 'OPERATION_UNKNOWN', document('query a { me { name } } query b { me { name } }')],
  [
    'an operation that the document lacks',
    'OPERATION_UNKNOWN',
    raw(JSON.stringify({ query: 'query a { me { name } }', operationName: 'c' })),
  ],
  ['a subscription', 'SUBSCRIPTIONS_ELSEWHERE', document('subscription { salesOrderChanged { id } }')],
  ['half a document', 'GRAPHQL_PARSE_FAILED', document('{ me { name }')],
  ['an empty document', 'GRAPHQL_PARSE_FAILED', document('#')],
  ['no document at all', 'BAD_REQUEST', raw('{}')],
  ['a document that is a number', 'BAD_REQUEST', raw('{"query":5}')],
  ['variables that are a list', 'BAD_REQUEST', raw(JSON.stringify({ query: question, variables: [1] }))],
  ['variables that are a text', 'BAD_REQUEST', raw(JSON.stringify({ query: question, variables: 'a' }))],
  [
    'a stored document that is not stored',
    'BAD_REQUEST',
    raw(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } })),
  ],
  ['the schema and data at once', 'INTROSPECTION_APART', document('{ __schema { queryType { name } } me { name } }')],
];

const costs: readonly Case[] = [
  [
    'depth 11',
    'TOO_COSTLY',
    document(
      '{ salesOrders { nodes { owner { manager { manager { manager { manager { manager { manager { manager { id } } } } } } } } } } }',
    ),
  ],
  ['1,000 aliases', 'TOO_COSTLY', document(`{ me { ${times(1_000, (at) => `a${at}: id`)} } }`)],
  ['31 aliases', 'TOO_COSTLY', document(`{ me { ${times(31, (at) => `a${at}: id`)} } }`)],
  ['21 questions at once', 'TOO_COSTLY', document(`{ ${'needsHead '.repeat(21)} }`)],
  ['10,000 fragments', 'TOO_COSTLY', document(`${question} ${times(10_000, (at) => `fragment f${at} on Me{id}`)}`.slice(0, 250_000))],
  [
    'fragments that unfold to millions',
    'TOO_COSTLY',
    document(
      `{ me { ...f15 } } fragment f0 on Me { id } ${times(15, (at) => `fragment f${at + 1} on Me { ...f${at} ...f${at} ...f${at} }`)}`,
    ),
  ],
  ['a thousand directives', 'TOO_COSTLY', document(`{ me { ${times(100, () => 'name @include(if: true)')} } }`)],
  ['a page of 100,000', 'TOO_COSTLY', document('{ parties(first: 100000) { nodes { id } } }')],
  ['a page of 100,000 by a variable', 'TOO_COSTLY', variables('query ($n: Int) { parties(first: $n) { nodes { id } } }', { n: 100_000 })],
  [
    'a page of 100,000 by the default of a variable',
    'TOO_COSTLY',
    document('query ($n: Int = 100000) { parties(first: $n) { nodes { id } } }'),
  ],
  ['a last page of 100,000', 'TOO_COSTLY', variables('query ($n: Int) { parties(last: $n) { nodes { id } } }', { n: 100_000 })],
  [
    '100,000 groups',
    'TOO_COSTLY',
    variables('query ($n: Int) { partiesGrouped(by: [{ name: VALUE }], first: $n) { rows { count } } }', { n: 100_000 }),
  ],
  ['100,000 hits', 'TOO_COSTLY', variables('query ($n: Int) { search(text: "a", first: $n) { id } }', { n: 100_000 })],
  [
    '100,000 changes of history',
    'TOO_COSTLY',
    variables('query ($id: ID!, $n: Int) { history(kind: PARTY, id: $id, first: $n) { id } }', { id: randomUUID(), n: 100_000 }),
  ],
  ['an offset of 1,000,000', 'TOO_COSTLY', variables('query ($n: Int) { parties(offset: $n) { nodes { id } } }', { n: 1_000_000 })],
  ['pages of pages', 'TOO_COSTLY', document('{ parties(first: 500) { nodes { salesOrders(first: 500) { nodes { lines { id } } } } } }')],
  ['a filter 500 levels deep', 'TOO_COSTLY', filter(nested(500, { number: { eq: 'a' } }))],
  ['a filter 10,000 levels deep', 'TOO_COSTLY', raw(deepFilter(10_000))],
  ['a filter with 5,000 parts', 'TOO_COSTLY', filter({ or: Array.from({ length: 5_000 }, () => ({ number: { eq: 'a' } })) })],
  ['a filter with 20,000 values', 'TOO_COSTLY', filter({ number: { in: Array.from({ length: 20_000 }, (_, at) => `${at}`) } })],
  [
    'an order by 1,000 fields',
    'TOO_COSTLY',
    variables('query ($by: [PartyOrder!]) { parties(orderBy: $by) { nodes { id } } }', {
      by: Array.from({ length: 1_000 }, () => ({ name: 'ASC' })),
    }),
  ],
  [
    'a group by 100 keys',
    'TOO_COSTLY',
    variables('query ($by: [SalesOrderGroupBy!]) { salesOrdersGrouped(by: $by, totals: true) { rows { count } } }', {
      by: Array.from({ length: 100 }, () => ({ state: 'VALUE' })),
    }),
  ],
];

const values: readonly Case[] = [
  ['a number for a text', 'BAD_USER_INPUT', create({ name: 5 })],
  ['a list for a text', 'BAD_USER_INPUT', create({ name: ['a'] })],
  ['an object for a text', 'BAD_USER_INPUT', create({ name: { toString: 'a' } })],
  ['a text for yes or no', 'BAD_USER_INPUT', create({ name: 'A', isCustomer: 'yes' })],
  ['a text for a number', 'BAD_USER_INPUT', supplied('many')],
  ['a fraction for a whole number', 'BAD_USER_INPUT', supplied(1.5)],
  ['more than 32 bits', 'BAD_USER_INPUT', supplied(2 ** 31)],
  ['less than nothing', 'INVALID_INPUT', supplied(-1)],
  [
    '1e400 for a whole number',
    'BAD_USER_INPUT',
    raw('{"query":"query ($n: Int) { parties(first: $n) { nodes { id } } }","variables":{"n":1e400}}'),
  ],
  ['1e400 in the document', 'GRAPHQL_VALIDATION_FAILED', document('{ parties(first: 1e400) { nodes { id } } }')],
  [
    '1e400 for an amount',
    'BAD_USER_INPUT',
    raw('{"query":"mutation ($a: Money) { createParty(input: { name: \\"A\\", creditLimit: $a }) { id } }","variables":{"a":1e400}}'),
  ],
  ...[
    '1e400',
    '-0',
    'NaN',
    'Infinity',
    '1e5',
    '0x10',
    '12,5',
    '１２',
    ' 1',
    '1_000',
    '.',
    '--1',
    '9'.repeat(60),
    `0.${'1'.repeat(60)}`,
  ].map((amount): Case => [`“${amount.slice(0, 12)}” for an amount`, 'BAD_USER_INPUT', create({ name: 'A', creditLimit: amount })]),
  ['“-0” in a filter', 'BAD_USER_INPUT', filter({ total: { gt: '-0' } })],
  ['a page of -1', 'INVALID_INPUT', document('{ parties(first: -1) { nodes { id } } }')],
  ['both ends of a list', 'INVALID_INPUT', document('{ parties(first: 1, last: 1) { nodes { id } } }')],
  ['a cursor that is none', 'INVALID_INPUT', document('{ parties(after: "nonsense") { nodes { id } } }')],
  ['an amount below the least', 'INVALID_INPUT', create({ name: 'A', creditLimit: '-1' })],
  ['an amount that no column holds', 'BAD_USER_INPUT', create({ name: 'A', creditLimit: '1'.repeat(30) })],
  ['a quantity of nothing', 'INVALID_INPUT', line({ quantity: '0' })],
  ['a discount of 101 %', 'INVALID_INPUT', line({ discount: '101' })],
  ...['2026-02-30', '0000-00-00', '2026-13-01', '10000-01-01', 'infinity', 'today', '2026-1-1', 20260101].map((day): Case => [
    `${day} for a day`,
    'BAD_USER_INPUT',
    order(() => ({ orderDate: day })),
  ]),
  ['a moment that is none', 'BAD_USER_INPUT', filter({ createdAt: { gt: '2026-02-30T00:00:00Z' } })],
  ['an id that is none', 'INVALID_INPUT', order(() => ({ customer: 'x' }))],
  ['a field that the input lacks', 'BAD_USER_INPUT', create({ name: 'A', version: 7 })],
  [
    'a field named like a part of the language',
    'BAD_USER_INPUT',
    raw(
      '{"query":"mutation ($i: CreatePartyInput!) { createParty(input: $i) { id } }","variables":{"i":{"name":"A","__proto__":{"isCustomer":true}}}}',
    ),
  ],
  ['a filter named like a part of the language', 'BAD_USER_INPUT', filter({ constructor: { eq: 'a' } })],
  ['a member named like a part of the language', 'BAD_USER_INPUT', filter({ state: { eq: 'constructor' } })],
  ['nothing where something is due', 'BAD_USER_INPUT', create({})],
  ['an empty name', 'INVALID_INPUT', create({ name: '   ' })],
  ['NUL', 'INVALID_INPUT', create({ name: 'A\u0000B' })],
  ['NUL in a literal', 'INVALID_INPUT', document('mutation { createParty(input: { name: "A\\u0000B" }) { id } }')],
  ['NUL in a filter', 'INVALID_INPUT', filter({ number: { eq: '\u0000' } })],
  ['NUL in a search', 'INVALID_INPUT', variables('query ($text: String!) { search(text: $text) { id } }', { text: 'a\u0000' })],
  ['half a character', 'INVALID_INPUT', create({ name: 'A\ud800' })],
  ['half a character in a filter', 'INVALID_INPUT', filter({ search: '\udfff' })],
  ['200,000 characters', 'INVALID_INPUT', create({ name: 'a'.repeat(200_000) })],
  ['5,001 lines', 'INVALID_INPUT', order(() => ({ lines: Array.from({ length: 5_001 }, () => ({ quantity: '1' })) }))],
  [
    'the same line twice',
    'INVALID_INPUT',
    order((w) => ({
      lines: Array.from({ length: 2 }, () => ({ id: '01900000-0000-7000-8000-000000000009', product: w.product, quantity: '1' })),
    })),
  ],
  ['a line without its product', 'INVALID_INPUT', order(() => ({ lines: [{ quantity: '1' }] }))],
];

const records: readonly Case[] = [
  ['an id that a record here has', 'ID_TAKEN', (clerk, { party }) => create({ id: party, name: 'Another' })(clerk, world)],
  ['an id that a hidden record has', 'ID_TAKEN', order(({ hidden }) => ({ id: hidden }))],
  [
    'an idempotency key that came with another body',
    'IDEMPOTENCY_KEY_REUSED',
    (clerk, { usedKey }) => clerk.ask('mutation { createParty(input: { name: "Twice" }) { id } }', {}, { 'idempotency-key': usedKey }),
  ],
  [
    'an idempotency key for two changes',
    'IDEMPOTENCY_KEY_SINGLE',
    (clerk) =>
      clerk.ask(
        'mutation { a: createParty(input: { name: "A" }) { id } b: createParty(input: { name: "B" }) { id } }',
        {},
        { 'idempotency-key': randomUUID() },
      ),
  ],
  [
    'an idempotency key without end',
    'IDEMPOTENCY_KEY_FORM',
    (clerk) => clerk.ask('mutation { createParty(input: { name: "A" }) { id } }', {}, { 'idempotency-key': 'a'.repeat(5_000) }),
  ],
  [
    'a version that somebody has overtaken',
    'CONFLICT',
    (clerk, { order: id }) =>
      clerk.ask('mutation ($id: ID!) { updateSalesOrder(id: $id, version: 1, input: { notes: "Mine" }) { id } }', { id }),
  ],
  [
    'a version that is still to come',
    'CONFLICT',
    (clerk, { order: id }) =>
      clerk.ask('mutation ($id: ID!) { updateSalesOrder(id: $id, version: 9, input: { notes: "Mine" }) { id } }', { id }),
  ],
  [
    'a move from an old version',
    'CONFLICT',
    (clerk, { order: id }) => clerk.ask('mutation ($id: ID!) { quoteSalesOrder(id: $id, version: 1) { id } }', { id }),
  ],
  [
    'a version of more than 32 bits',
    'GRAPHQL_VALIDATION_FAILED',
    (clerk, { order: id }) => clerk.ask('mutation ($id: ID!) { quoteSalesOrder(id: $id, version: 99999999999) { id } }', { id }),
  ],
  [
    'a change of a row that is not mine to see',
    'NOT_FOUND',
    (clerk, { hidden: id }) =>
      clerk.ask('mutation ($id: ID!) { updateSalesOrder(id: $id, version: 1, input: { notes: "Mine" }) { id } }', { id }),
  ],
  [
    'a change of a row that is not there',
    'NOT_FOUND',
    (clerk) =>
      clerk.ask('mutation ($id: ID!) { updateSalesOrder(id: $id, version: 1, input: { notes: "Mine" }) { id } }', { id: randomUUID() }),
  ],
  [
    'a move of a row that is not mine to see',
    'NOT_FOUND',
    (clerk, { hidden: id }) => clerk.ask('mutation ($id: ID!) { quoteSalesOrder(id: $id, version: 1) { id } }', { id }),
  ],
  [
    'the end of a row that is not mine to see',
    'NOT_FOUND',
    (clerk, { hidden: id }) => clerk.ask('mutation ($id: ID!) { removeSalesOrder(id: $id, version: 1) { id } }', { id }),
  ],
  ['a link to what is not there', 'INVALID_INPUT', order(() => ({ customer: randomUUID() }))],
  ['a record where another kind is due', 'INVALID_INPUT', order(({ product: id }) => ({ customer: id }))],
  [
    'one of three that does not fit',
    'INVALID_INPUT',
    variables('mutation ($inputs: [CreatePartyInput!]!) { createParties(inputs: $inputs) { id } }', {
      inputs: [{ name: 'A' }, { name: '' }, { name: 'C' }],
    }),
  ],
  [
    'two changes of which one is too late',
    'CONFLICT',
    (clerk, { order: id, other }) =>
      clerk.ask('mutation ($items: [UpdateSalesOrderItem!]!) { updateSalesOrders(items: $items) { id } }', {
        items: [
          { id: other, version: 1, input: { notes: 'A' } },
          { id, version: 1, input: { notes: 'A' } },
        ],
      }),
  ],
];

const transport: readonly Case[] = [
  ['a text of a megabyte', 'TOO_LARGE', create({ name: big })],
  ['a megabyte that comes in pieces', 'TOO_LARGE', raw(JSON.stringify({ query: `# ${big}\n${question}` }))],
  ['half a JSON', 'BAD_REQUEST', raw('{"query":')],
  ['a number in place of an object', 'BAD_REQUEST', raw('5')],
  ['nothing', 'BAD_REQUEST', raw('')],
  ['a batch', 'BAD_REQUEST', raw(`[{"query":"${question}"},{"query":"${question}"}]`)],
  [
    'bytes that are no UTF-8',
    'BAD_REQUEST',
    raw(Buffer.from([...Buffer.from('{"query":"{ me { name } } #'), 0xff, 0xfe, ...Buffer.from('"}')])),
  ],
  ['packed bytes', 'BAD_REQUEST', raw(gzipSync(JSON.stringify({ query: question })), { 'content-encoding': 'gzip' })],
  [
    'a list 100,000 levels deep',
    'TOO_COSTLY',
    raw(`{"query":"${question}","variables":{"a":${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}}}`),
  ],
  ['a question by GET', 'METHOD_NOT_ALLOWED', raw('', {}, 'GET')],
  ['PUT', 'METHOD_NOT_ALLOWED', raw(JSON.stringify({ query: question }), {}, 'PUT')],
  ['DELETE', 'METHOD_NOT_ALLOWED', raw('', {}, 'DELETE')],
  ['a form', 'NOT_JSON', raw('query={me{name}}', { 'content-type': 'application/x-www-form-urlencoded' })],
  ['plain text', 'NOT_JSON', raw(JSON.stringify({ query: question }), { 'content-type': 'text/plain' })],
  ['a request from another site', 'FOREIGN_ORIGIN', raw(JSON.stringify({ query: question }), { origin: 'https://evil.example' })],
];

/** Of the product's inside, nothing is for those outside. */
const inside =
  /\n\s+at |node_modules|\.[jt]s:\d|\bselect .* from\b|\binsert into\b|\bupdate .* set\b|timon\.|pg_|relation "|column "|constraint|undefined|\[object/i;

/** The validator and the parser of GraphQL speak English only, to whoever writes documents. */
const ofTheLanguage = /^(GRAPHQL_|BAD_USER_INPUT)/;

describe.each([
  ['a document that does not fit', documents],
  ['a request that costs too much', costs],
  ['a value that does not fit', values],
  ['a record that says no', records],
  ['a request that cannot be read', transport],
])('%s', (_what, cases) => {
  test.each(cases)('%s: %s', async (_case, code, attempt) => {
    const answers = [await attempt(english.person, world), await attempt(spanish.person, world)] as const;
    const [inEnglish, inSpanish] = answers.map(({ errors }) => errors[0]?.message ?? '');
    for (const answer of answers) {
      expect({ code: answer.code, said: answer.text.slice(0, 300) }).toEqual({ code, said: expect.any(String) });
      expect(answer.text).not.toMatch(inside);
      expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
      expect(answer.status).toBeGreaterThanOrEqual(200);
      expect(answer.status).toBeLessThan(500);
    }
    expect(inEnglish).toMatch(/^\S.{8,}\.$/s);
    if (!ofTheLanguage.test(code)) expect(inSpanish).not.toBe(inEnglish);
    expect(await database.counts()).toEqual(counts);
  });
});

test('after all this every row is as it was, and both clerks go on with their work', async () => {
  expect(await database.digests()).toEqual(digests);
  for (const { name, person } of [english, spanish]) expect((await person.have<{ me: { name: string } }>(question)).me.name).toBe(name);
});
