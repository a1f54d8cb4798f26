import { parse } from 'graphql';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { openList } from '../../server/kernel/http/exports/list-export.js';
import { answerTo, ask, callOf, operationOf } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const departments = ['North', 'South', 'East', 'West', 'Centre'];
const perDepartment = 10;

let db: TestDatabase;
let cast: Cast;
let clerk: Principal;
let manager: Principal;
let head: Principal;
/** Of the North, by number of the order: what it comes to. */
const totals = new Map<string, { department: string; owner: string; total: number }>();
let elsewhere: string;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db, { departments });
  clerk = await cast.clerk('sales', 'North');
  manager = await cast.manager('sales', 'North');
  head = await cast.head();
  const [unit, tax] = await Promise.all(
    ['unit', 'tax_code'].map(
      async (table) => (await db.owner.query<{ id: string }>(`select id from ${table} order by code limit 1`)).rows[0]!.id,
    ),
  );
  const customer = await insert(db, 'Party', { name: 'Timber & Sons', isCustomer: true, creditLimit: '90000.00' });
  let at = 0;
  for (const department of departments) {
    const colleague = await cast.clerk('sales', department);
    for (let order = 0; order < perDepartment; order += 1) {
      at += 1;
      const product = await insert(db, 'Product', {
        code: `P${at}`,
        name: `Plank ${at}`,
        unit,
        taxCode: tax,
        listPrice: `${at}`,
        cost: `${at / 2}`,
      });
      const owner = department === 'North' && order < 2 ? clerk.id : colleague.id;
      const id = await insert(db, 'SalesOrder', {
        customer,
        owner,
        company: cast.companyId,
        department: await cast.department(department),
        customerReference: `REF-${department}`,
        lines: [{ product, quantity: '1' }],
      });
      const { rows } = await db.owner.query<{ total: string }>('select net_amount as total from sales_order where id = $1', [id]);
      totals.set(id, { department, owner, total: Number(rows[0]!.total) });
      if (department === 'South') elsewhere = id;
    }
  }
}, 120_000);
afterAll(() => db.close());

const mine = (who: 'clerk' | 'manager' | 'head') =>
  [...totals].filter(
    ([, { department, owner }]) => who === 'head' || (department === 'North' && (who === 'manager' || owner === clerk.id)),
  );
const sumOf = (orders: readonly (readonly [string, { total: number }])[]) => orders.reduce((sum, [, { total }]) => sum + total, 0);
const people = (): [who: 'clerk' | 'manager' | 'head', principal: Principal, count: number][] => [
  ['clerk', clerk, 2],
  ['manager', manager, 10],
  ['head', head, 50],
];

interface Everything {
  readonly salesOrders: { readonly count: { readonly value: number }; readonly nodes: { readonly id: string }[] };
  readonly salesOrdersGrouped: { readonly rows: { readonly count: number; readonly sum: { readonly netAmount: string } }[] };
  readonly byDepartment: { readonly rowCount: number; readonly rows: { readonly count: number }[] };
  readonly found: { readonly count: { readonly value: number } };
  readonly search: { readonly id: string }[];
  readonly parties: {
    readonly nodes: { readonly salesOrders: { readonly count: { readonly value: number }; readonly nodes: { readonly id: string }[] } }[];
  };
  readonly salesOrderLines: { readonly count: { readonly value: number } };
}

const everything = `{
  salesOrders(first: 100) { count { value } nodes { id } }
  salesOrdersGrouped { rows { count sum { netAmount } } }
  byDepartment: salesOrdersGrouped(by: [{ department: { name: VALUE } }]) { rowCount rows { count } }
  found: salesOrders(filter: { search: "REF" }) { count { value } }
  search(text: "REF", kinds: [SALES_ORDER], first: 100) { id }
  parties(filter: { salesOrders: { some: {} } }) { nodes { salesOrders(first: 100) { count { value } nodes { id } } } }
  salesOrderLines(first: 100) { count { value } }
}`;

test('S39: list, count, sum, pivot, search and nested reading speak of 2, of 10 and of 50 orders, and of their sums alone', async () => {
  for (const [who, principal, count] of people()) {
    const answer = await answerTo<Everything>(db, principal, everything);
    const ids = mine(who)
      .map(([id]) => id)
      .sort();
    expect(ids).toHaveLength(count);
    expect(answer.salesOrders.count.value).toBe(count);
    expect(answer.salesOrders.nodes.map(({ id }) => id).sort()).toEqual(ids);
    expect(answer.salesOrdersGrouped.rows[0]!.count).toBe(count);
    expect(Number(answer.salesOrdersGrouped.rows[0]!.sum.netAmount)).toBeCloseTo(sumOf(mine(who)), 2);
    expect(answer.byDepartment.rows.map((row) => row.count)).toEqual(who === 'head' ? [10, 10, 10, 10, 10] : [count]);
    expect(answer.found.count.value).toBe(count);
    expect(answer.search.map(({ id }) => id).sort()).toEqual(ids);
    expect(answer.parties.nodes[0]!.salesOrders.count.value).toBe(count);
    expect(answer.parties.nodes[0]!.salesOrders.nodes.map(({ id }) => id).sort()).toEqual(ids);
    expect(answer.salesOrderLines.count.value).toBe(count);
  }
});

test('S39: a file that is taken away holds 2, 10 and 50 orders, and no column that is hidden', async () => {
  for (const [who, principal, count] of people()) {
    const call = callOf(db, principal);
    const file = await openList(db.api, call, { record: 'SalesOrder' });
    const lines: string[] = [];
    for await (const part of file.lines) lines.push(...part.split('\r\n').filter(Boolean));
    expect({ who, told: file.count, lines: lines.length - 1 }).toEqual({ who, told: count, lines: count });
    expect(file.columns.includes('cost')).toBe(who !== 'clerk');
    const asked = openList(db.api, call, { record: 'SalesOrder', fields: ['number', 'owner.salary'] });
    if (who === 'head') expect((await asked).count).toBe(50);
    else await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
});

test('S39: of 50 orders that change, whoever follows them hears of 2, of 10 and of 50', async () => {
  const changes = [...totals.keys()].map((id) => ({ id, version: 2, actions: ['update'] }));
  for (const [who, principal] of people()) {
    const call = callOf(db, principal);
    const operation = operationOf(db.api, parse('subscription { salesOrderChanged { id total } }'), {}, call);
    if ('length' in operation) throw operation[0]!;
    const opened = await db.api.subscribe(operation);
    if ('errors' in opened) throw opened.errors[0]!;
    try {
      const told = await opened.answer({ position: '0', changes }, call);
      expect(told.map(({ change }) => change.id).sort()).toEqual(
        mine(who)
          .map(([id]) => id)
          .sort(),
      );
    } finally {
      await opened.batches.return!();
    }
  }
});

test('S39: an order of another department is refused in the words of one that does not exist', async () => {
  const missing = '00000000-0000-7000-8000-00000000dead';
  const asked = async (principal: Principal, id: string) => {
    const read = await ask(
      db,
      principal,
      '{ salesOrder(id: "ID") { id } node(id: "ID", kind: SALES_ORDER) { id } history(kind: SALES_ORDER, id: "ID") { id } }'.replaceAll(
        'ID"',
        `${id}"`,
      ),
    );
    const changed = await ask(db, principal, `mutation { updateSalesOrder(id: "${id}", version: 1, input: { notes: "mine now" }) { id } }`);
    return JSON.stringify([read, changed]).replaceAll(id, 'ID');
  };
  for (const principal of [clerk, manager]) expect(await asked(principal, elsewhere)).toBe(await asked(principal, missing));
});

test('S39: what somebody earns and what something costs can be neither asked for nor sorted or filtered by', async () => {
  const hidden = [
    '{ salesOrders(orderBy: [{ owner: { salary: ASC } }]) { nodes { id } } }',
    '{ salesOrders(filter: { owner: { salary: { gt: "1" } } }) { nodes { id } } }',
    '{ salesOrders { nodes { owner { salary } } } }',
    '{ employeesGrouped { rows { sum { salary } } } }',
    '{ salesOrders { nodes { cost } } }',
    '{ salesOrderLines { nodes { unitCost margin } } }',
    '{ salesOrdersGrouped { rows { sum { margin } } } }',
    '{ products { nodes { cost } } }',
  ];
  const misspelt = (text: string) => text.replaceAll(/salary|cost|margin|unitCost/g, 'nonsense');
  for (const text of hidden) {
    const { data, errors } = await ask(db, clerk, text);
    expect({ text, data }).toEqual({ text, data: null });
    const other = await ask(db, clerk, misspelt(text));
    const plain = (words: string) => words.replaceAll(/salary|unitCost|cost|margin|nonsense/g, 'X');
    expect(errors.map(({ code, message }) => `${code} ${plain(message)}`)).toEqual(
      other.errors.map(({ code, message }) => `${code} ${plain(message)}`),
    );
  }
  const shown = await answerTo<{ salesOrders: { nodes: { cost: string | null }[] } }>(
    db,
    manager,
    '{ salesOrders { nodes { cost owner { name } } } }',
  );
  expect(shown.salesOrders.nodes.every(({ cost }) => cost !== null)).toBe(true);
  expect((await ask(db, manager, '{ salesOrders { nodes { owner { salary } } } }')).data).toBeNull();
});

test('CRM 19: a key sees within its scopes whatever it asks, and a seller’s totals are those of their own', async () => {
  const one = await answerTo<{ companies: { nodes: { salesOrders: { count: { value: number } } }[] } }>(
    db,
    clerk,
    '{ companies(filter: { salesOrders: { some: {} } }) { nodes { salesOrders { count { value } } } } }',
  );
  expect(one.companies.nodes.map((node) => node.salesOrders.count.value)).toEqual([2]);
  const groups = await answerTo<{ salesOrdersGrouped: { rows: { recordsFilter: object; count: number }[] } }>(
    db,
    clerk,
    '{ salesOrdersGrouped(by: [{ owner: { name: VALUE } }], having: { count: { gte: 1 } }) { rows { count recordsFilter } } }',
  );
  expect(groups.salesOrdersGrouped.rows.map(({ count }) => count)).toEqual([2]);
  const refused = await ask(db, clerk, '{ salesOrdersGrouped(having: { sum: { margin: { gt: "0" } } }) { rows { count } } }');
  expect(refused.data).toBeNull();
});

test('S39: whoever loses their trust sees nothing with their next question', async () => {
  const someone = await cast.clerk('sales', 'South');
  await db.owner.query('update sales_order set owner_id = $1 where id = $2', [someone.id, elsewhere]);
  const count = '{ salesOrders { count { value } } }';
  expect(await answerTo(db, someone, count)).toEqual({ salesOrders: { count: { value: 1 } } });
  const { rows } = await db.owner.query<{ version: number }>('select version from employee where id = $1', [someone.id]);
  await answerTo(db, head, 'mutation ($id: ID!, $v: Int!) { suspendEmployee(id: $id, version: $v) { id } }', {
    id: someone.id,
    v: rows[0]!.version,
  });
  expect((await ask(db, someone, count)).errors.map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
  expect(await loadPrincipal(db.kernel.pool, db.registry, someone.id)).toBeUndefined();
});
