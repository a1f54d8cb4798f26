import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import type { ApiOperation } from '../../server/kernel/graphql/api.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask, callOf, textOf } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
let head: Principal;

beforeAll(async () => {
  db = await openTestDatabase({ modules: [fileURLToPath(new URL('./made-up', import.meta.url))] });
  cast = await Cast.of(db);
  head = await cast.head();
}, 60_000);

afterAll(() => db.close());

describe('several fields that fail in one document', () => {
  const pathsOf = async (text: string) => (await ask(db, head, text)).errors.map(({ path }) => path?.join('.'));

  test('are told in the order in which they stand in the answer, fragments and aliases included', async () => {
    const [rope, anchor] = [
      await insert(db, 'Party', { name: 'Rope Co', isCustomer: true }),
      await insert(db, 'Party', { name: 'Anchor Co' }),
    ];
    const failing = 'priceLists(first: -1) { nodes { id } }';
    const text = `{
      ...Later
      rope: party(id: "${rope}") { name orders: salesOrders(first: 501) { nodes { id } } }
      anchor: party(id: "${anchor}") { id }
    }
    fragment Later on Query { anchor: party(id: "${anchor}") { ${failing} } nobody: party(id: "${anchor}") { name } }`;
    expect(await pathsOf(text)).toEqual(['anchor.priceLists', 'rope.orders']);
    expect(await pathsOf(`{ rope: party(id: "${rope}") { ${failing} } anchor: party(id: "${anchor}") { ${failing} } }`)).toEqual([
      'rope.priceLists',
      'anchor.priceLists',
    ]);
  });

  test('and of those that leave nothing of the answer, the first is told, however long it takes', async () => {
    const slow = 'slow: parties(filter: { search: "a" }, after: "bm9uc2Vuc2U") { nodes { id } }';
    const quick = 'quick: parties(first: -1) { nodes { id } }';
    expect(await pathsOf(`{ ${slow} ${quick} }`)).toEqual(['slow']);
    expect(await pathsOf(`{ ${quick} ${slow} }`)).toEqual(['quick']);
  });
});

describe('a generated rule that is set to deny', () => {
  const cases = [
    ['a root field', 'Query.parties', '{ parties { nodes { name } } companies { nodes { name } } }', null],
    ['a field', 'Party.creditLimit', '{ party(id: "PARTY") { name creditLimit } }', { party: { name: 'Limited', creditLimit: null } }],
    [
      'a field that comes back through a link',
      'Employee.salary',
      '{ employees(first: 1) { nodes { id salary } } }',
      { employees: { nodes: [{ id: expect.any(String), salary: null }] } },
    ],
  ] as const;

  test.each(cases)(
    'refuses %s (%s) where one statement would have answered and where resolvers do',
    async (_, coordinate, text, withoutIt) => {
      const id = await insert(db, 'Party', { name: 'Limited', isCustomer: true, creditLimit: '100.00' });
      const operation = operationOf(text.replace('PARTY', id));
      const compiledBefore = db.api.answered.compiled;
      const open = await db.api.execute(operation);
      expect(db.api.answered.compiled).toBe(compiledBefore + 1);
      expect(open.errors).toBeUndefined();

      const restore = db.api.edge.deny(coordinate);
      try {
        for (const answer of [await db.api.execute(operation), await db.api.resolve(operation)]) {
          expect(JSON.parse(textOf(answer))).toEqual(withoutIt);
          expect(answer.errors).toHaveLength(1);
          expect(answer.errors![0]!.path!.at(-1)).toBe(coordinate.split('.')[1]);
        }
        expect(db.api.answered.compiled).toBe(compiledBefore + 1);
      } finally {
        restore();
      }
      expect((await db.api.execute(operation)).errors).toBeUndefined();
    },
  );

  function operationOf(text: string): ApiOperation {
    const document = parse(text);
    return { document, operation: getOperationAST(document)!, operationName: undefined, variables: {}, call: callOf(db, head) };
  }
});

interface Made {
  readonly made: { readonly id: string; readonly version: number };
}

test('a clerk with own rows is stopped by credit used in rows he cannot see, and is not told how much', async () => {
  const seller = await cast.specialist('sales', 'North');
  const other = await cast.specialist('sales', 'South');
  const customer = await insert(db, 'Party', { name: 'Nearly there', isCustomer: true, creditLimit: '1000.00' });
  const [unit, taxCode] = await Promise.all(
    ['unit', 'tax_code'].map(async (table) => (await db.owner.query<{ id: string }>(`select id from ${table} limit 1`)).rows[0]!.id),
  );
  const product = await insert(db, 'Product', { code: 'CREDIT', name: 'Rope', unit, taxCode, listPrice: '100' });
  const create =
    'mutation ($customer: ID!, $product: ID!, $quantity: Quantity!) { made: createSalesOrder(input: { customer: $customer, lines: [{ product: $product, quantity: $quantity }] }) { id version } }';
  const confirm = 'mutation ($id: ID!, $version: Int!) { made: confirmSalesOrder(id: $id, version: $version) { id version } }';

  const first = await answerTo<Made>(db, other, create, { customer, product, quantity: '9' });
  await answerTo<Made>(db, other, confirm, { ...first.made });
  const second = await answerTo<Made>(db, seller, create, { customer, product, quantity: '2' });

  expect(await answerTo(db, seller, '{ salesOrders { count { value } } }')).toEqual({ salesOrders: { count: { value: 1 } } });
  const { errors } = await ask(db, seller, confirm, { ...second.made });
  expect(errors).toMatchObject([{ code: 'CREDIT_LIMIT_EXCEEDED', path: ['made'] }]);
  expect(JSON.stringify(errors)).not.toMatch(/900|1000/);
  const stored = await db.owner.query<{ state: string }>('select state from sales_order where id = $1', [second.made.id]);
  expect(stored.rows).toEqual([{ state: 'draft' }]);
});

test('an unbalanced set of entries is refused even where the caller cannot see one of them', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const other = await cast.clerk('sales', 'North');
  const voucher = await insert(db, 'Voucher', { name: 'V1' });
  const createEntry = 'mutation ($input: CreateVoucherEntryInput!) { made: createVoucherEntry(input: $input) { id version } }';
  for (const amount of ['10.00', '-10.00']) await answerTo(db, clerk, createEntry, { input: { voucher, text: 'mine', amount } });
  const hidden = await answerTo<Made>(db, other, createEntry, { input: { voucher, text: 'theirs', amount: '5.00' } });

  const seen = await answerTo(db, clerk, '{ voucherEntriesGrouped { rows { count sum { amount } } } }');
  expect(seen).toEqual({ voucherEntriesGrouped: { rows: [{ count: 2, sum: { amount: '0.00' } }] } });
  const post = 'mutation ($id: ID!) { made: postVoucher(id: $id, version: 1) { state } }';
  expect((await ask(db, clerk, post, { id: voucher })).errors).toMatchObject([{ code: 'UNBALANCED' }]);

  await answerTo(db, other, createEntry, { input: { voucher, text: 'put right', amount: '-5.00' } });
  expect(await answerTo(db, clerk, post, { id: voucher })).toEqual({ made: { state: 'POSTED' } });
  expect(hidden.made.version).toBe(1);
});
