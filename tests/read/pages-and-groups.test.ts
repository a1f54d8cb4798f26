import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { tradingCompany, type TradingCompany } from '../support/trading-company.js';

let db: TestDatabase;
let company: TradingCompany;

beforeAll(async () => {
  db = await openTestDatabase();
  company = await tradingCompany(db);
}, 120_000);

afterAll(() => db.close());

interface Page {
  readonly page: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean> & Record<'startCursor' | 'endCursor', string | null>>;
    readonly count: { readonly value: number };
  };
}

const lists = [
  ['parties', 'orderBy: [{ name: ASC }]'],
  ['parties', 'orderBy: [{ city: DESC }, { kind: ASC }]'],
  ['parties', 'filter: { search: "smit" }'],
  ['salesOrders', ''],
  ['salesOrders', 'orderBy: [{ total: DESC }]'],
  ['salesOrders', 'orderBy: [{ customer: { city: ASC } }, { orderDate: DESC }]'],
  ['salesOrderLines', 'orderBy: [{ order: { shippedOn: DESC } }]'],
  ['salesOrderLines', 'orderBy: [{ product: { name: DESC } }]'],
  ['salesOrderLines', 'orderBy: [{ taxCode: { code: ASC } }]'],
  ['salesOrderLines', 'orderBy: [{ unit: { code: DESC } }]'],
  ['salesOrders', 'orderBy: [{ currency: { code: ASC } }]'],
  ['salesOrders', 'orderBy: [{ company: { name: DESC } }], archived: true'],
  ['products', 'orderBy: [{ barcode: ASC }, { listPrice: DESC }]'],
  ['employees', 'orderBy: [{ hiredOn: DESC }, { manager: { name: ASC } }]'],
] as const;

describe.each(['head', 'lead', 'twoDepartments'])('a walk through all pages as %s', (who) => {
  test.each(lists)('%s (%s) meets each row exactly once, forwards and backwards', async (list, args) => {
    const principal = company.principals[who]!;
    const forwards = await walk(principal, list, args, 'first: 7', 'after', 'endCursor', 'hasNextPage');
    const backwards = await walk(principal, list, args, 'last: 7', 'before', 'startCursor', 'hasPreviousPage');

    expect(new Set(forwards.ids).size).toBe(forwards.ids.length);
    expect(forwards.ids).toHaveLength(forwards.count);
    expect(backwards.ids).toEqual(forwards.ids);
  });
});

async function walk(
  principal: Principal,
  list: string,
  args: string,
  size: string,
  from: 'after' | 'before',
  end: 'endCursor' | 'startCursor',
  further: 'hasNextPage' | 'hasPreviousPage',
) {
  const document = `query ($cursor: String) { page: ${list}(${args} ${size} ${from}: $cursor) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } count { value } } }`;
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { page }: Page = await answerTo<Page>(db, principal, document, { cursor });
    const met = page.nodes.map(({ id }) => id);
    if (from === 'after') ids.push(...met);
    else ids.unshift(...met);
    if (!page.pageInfo[further]) return { ids, count: page.count.value };
    cursor = page.pageInfo[end];
  }
}

interface Grouped {
  readonly groups: { readonly rows: readonly { readonly depth: number; readonly count: number; readonly recordsFilter: unknown }[] };
}

const groupings = [
  ['SalesOrder', 'salesOrders', '{ orderDate: MONTH }'],
  ['SalesOrder', 'salesOrders', '{ orderDate: WEEK }, { state: VALUE }'],
  ['SalesOrder', 'salesOrders', '{ createdAt: DAY }'],
  ['SalesOrder', 'salesOrders', '{ customer: { city: VALUE } }, { shippedOn: QUARTER }'],
  ['SalesOrder', 'salesOrders', '{ carrier: { id: VALUE } }'],
  ['SalesOrder', 'salesOrders', '{ total: VALUE }'],
  ['SalesOrderLine', 'salesOrderLines', '{ order: { customer: { name: VALUE } } }'],
  ['SalesOrderLine', 'salesOrderLines', '{ product: { category: { id: VALUE } } }'],
  ['SalesOrderLine', 'salesOrderLines', '{ order: { carrier: { id: VALUE } } }, { product: { category: { name: VALUE } } }'],
  ['Party', 'parties', '{ isCustomer: VALUE }, { country: VALUE }'],
] as const;

describe.each(['head', 'twoDepartments'])('groups as %s', (who) => {
  test.each(groupings)('of %s %s by %s open exactly the records they count', async (record, list, by) => {
    const principal = company.principals[who]!;
    const { groups } = await answerTo<Grouped>(
      db,
      principal,
      `{ groups: ${list}Grouped(by: [${by}], totals: true) { rows { depth count recordsFilter } } }`,
    );
    const open = `query ($filter: ${record}Filter) { page: ${list}(filter: $filter, first: 0) { count { value } } }`;

    for (const { count, recordsFilter } of groups.rows) {
      const { page } = await answerTo<Page>(db, principal, open, { filter: recordsFilter });
      expect({ recordsFilter, count: page.count.value }).toEqual({ recordsFilter, count });
    }
  });
});
