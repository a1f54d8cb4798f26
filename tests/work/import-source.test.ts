import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { importSource } from '../../server/kernel/work/import/import-source.js';
import { cases, column, fixed, found, imported, lines, pattern, type SourceMapping } from '../../server/kernel/work/import/mapping.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
let folder: string;

beforeEach(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db, { name: 'Importing Ltd' });
  folder = await mkdtemp(join(tmpdir(), 'timon-import-'));
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const shop: SourceMapping = {
  source: 'shop',
  tables: [
    {
      table: 'people',
      record: 'Party',
      rows: { file: 'people.csv' },
      key: '{no}',
      fields: {
        name: pattern('{first} {last}'),
        kind: cases('type', { B: 'company', P: 'person' }),
        isCustomer: column('customer'),
        creditLimit: column('limit'),
      },
      lines: { contactPoints: lines({ kind: fixed('phone'), value: column('phone') }) },
    },
    {
      table: 'articles',
      record: 'Product',
      rows: { file: 'articles.csv' },
      key: '{sku}',
      adoptBy: 'code',
      fields: { code: column('sku'), name: column('title'), unit: found('Unit', 'code', '{unit}'), listPrice: column('price') },
    },
    {
      table: 'orders',
      record: 'SalesOrder',
      rows: { file: 'orders.csv' },
      key: '{id}',
      fields: {
        number: column('id'),
        customer: imported('people', '{buyer}'),
        owner: found('Employee', 'email', 'seller@shop.example'),
        company: found('Company', 'name', 'Importing Ltd'),
        department: found('Department', 'name', 'North'),
        orderDate: column('day'),
      },
      lines: {
        lines: {
          from: 'file',
          file: 'items.csv',
          key: '{order}',
          fields: { product: imported('articles', '{sku}'), quantity: column('pieces'), discount: column('less', 'percent') },
        },
      },
      moves: { column: 'status', cases: { open: [], sold: ['quote', 'confirm'], lost: ['cancel'] } },
    },
  ],
};

const people = ['no,first,last,type,customer,limit,phone', '1,Ada,"Lovelace, Ltd",B,yes,5000,123', '2,Bob,Ross,P,1,,'];
const articles = ['sku,title,unit,price', 'P-1,Paint,kg,4.5', 'P-2,"Brush ""fine""",pcs,2'];
const orders = ['id,buyer,day,status', 'A1,1,2026-01-02,sold', 'A2,2,2026-01-03,open', 'A3,2,2026-01-04,lost'];
const items = ['order,sku,pieces,less', 'A2,P-1,1,0', 'A1,P-1,10,0.05', 'A1,P-2,3,0', 'A3,P-2,1,0'];

async function given(files: Readonly<Record<string, readonly string[]>> = {}): Promise<void> {
  await insert(db, 'Employee', { name: 'Seller', email: 'seller@shop.example', company: cast.companyId });
  await write({ people, articles, orders, items, ...files });
}

async function write(files: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [name, rows] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), rows.join('\r\n'));
}

async function run(allOrNothing = false) {
  const report = await importSource(shop, { kernel: db.kernel, principal: await systemPrincipal(db.kernel), folder, allOrNothing });
  return { counts: Object.fromEntries(report.tables), problems: report.problems };
}

const rowsOf = async (sql: string) => (await db.owner.query(sql)).rows;
const count = (created: number, changed: number, unchanged: number, failed = 0) => ({ created, changed, unchanged, failed });

test('rows become records with their lines, links and states', async () => {
  await given();
  expect(await run()).toEqual({ counts: { people: count(2, 0, 0), articles: count(2, 0, 0), orders: count(3, 0, 0) }, problems: [] });
  expect(
    await rowsOf(
      `select name, p.kind, is_customer, credit_limit, c.value from party p left join party_contact_point c on c.party_id = p.id order by name`,
    ),
  ).toEqual([
    { name: 'Ada Lovelace, Ltd', kind: 'company', is_customer: true, credit_limit: '5000.00', value: '123' },
    { name: 'Bob Ross', kind: 'person', is_customer: true, credit_limit: null, value: null },
  ]);
  expect(await rowsOf(`select number, state, net_amount::text as net from sales_order order by number`)).toEqual([
    { number: 'A1', state: 'confirmed', net: '48.75' },
    { number: 'A2', state: 'draft', net: '4.50' },
    { number: 'A3', state: 'cancelled', net: '2.00' },
  ]);
});

test('a second run changes nothing at all', async () => {
  await given();
  await run();
  const before = await rowsOf(`select (select max(id) from timon.history) as history, (select max(id) from timon.outbox) as outbox`);
  expect((await run()).counts).toEqual({ people: count(0, 0, 2), articles: count(0, 0, 2), orders: count(0, 0, 3) });
  expect(await rowsOf(`select (select max(id) from timon.history) as history, (select max(id) from timon.outbox) as outbox`)).toEqual(
    before,
  );
});

test('a later run changes what changed in the source, and only that', async () => {
  await given();
  await run();
  await write({ people: [people[0]!, '1,Ada,King,B,yes,6000,123', people[2]!, '3,Cy,Young,P,no,,'] });
  expect((await run()).counts['people']).toEqual(count(1, 1, 1));
  expect(await rowsOf(`select name, version, credit_limit from party order by name limit 1`)).toEqual([
    { name: 'Ada King', version: 2, credit_limit: '6000.00' },
  ]);
});

test('what is wrong is told with file, line, field and reason, and the rest goes on', async () => {
  await given({
    people: [...people, '4,Eve,Moon,X,1,,', '5,Dan,Day,P,maybe,,', '1,Ada,Twice,P,1,,', '6,Too,Many,P,1,,,extra'],
    orders: [...orders, 'A4,9,2026-01-05,open', 'A5,2,2026-02-30,open', 'A6,2,2026-01-05,odd', 'A7,2,2026-01-06,sold'],
    items: [...items, 'A7,P-9,1,0', 'A9,P-1,1,0', 'A4,P-1,1,0'],
  });
  const { counts, problems } = await run();
  expect(counts).toEqual({
    people: count(2, 0, 0, 4),
    articles: count(2, 0, 0),
    orders: count(3, 0, 0, 4),
    'orders lines': count(0, 0, 0, 1),
  });
  expect(problems.map(({ file, line, field, cell, reason }) => [`${file}:${line}`, field, cell, reason].join(' | ')).sort()).toEqual([
    'items.csv:6 | product | sku “P-9” | There is no such record, or it is not yours to see.',
    'items.csv:7 | lines | A9 | Belongs to a row that is not there, or was not taken.',
    'orders.csv:5 | customer | buyer “9” | There is no such record, or it is not yours to see.',
    'orders.csv:6 | orderDate | day “2026-02-30” | Is not a date.',
    'orders.csv:7 | state | status “odd” | Is not one of the choices.',
    'people.csv:4 | kind | X | Is not one of the choices.',
    'people.csv:5 | isCustomer | maybe | Is not of the kind expected here.',
    'people.csv:6 | id | 1 | Occurs twice.',
    'people.csv:7 |  |  | The row has more or fewer cells than the header.',
  ]);
});

test('with all or nothing, one bad row among good ones leaves nothing behind', async () => {
  await given({ orders: [...orders, 'A4,9,2026-01-05,open'] });
  expect((await run(true)).counts['orders']).toEqual(count(3, 0, 0, 1));
  expect(await rowsOf(`select (select count(*) from party)::int + (select count(*) from sales_order)::int as rows`)).toEqual([{ rows: 0 }]);
  await write({ orders });
  expect((await run(true)).counts['orders']).toEqual(count(3, 0, 0));
  expect(await rowsOf(`select count(*)::int as rows from sales_order`)).toEqual([{ rows: 3 }]);
});

test('a value that must be unique and is taken fails its row alone', async () => {
  await given();
  await db.owner.query(`update party set code = code`);
  const [unit] = await rowsOf(`select id from unit where code = 'pcs'`);
  await insert(db, 'Product', { code: 'P-2', name: 'Here before', unit: unit.id });
  await run();
  expect(await rowsOf(`select code, name from product order by code`)).toEqual([
    { code: 'P-1', name: 'Paint' },
    { code: 'P-2', name: 'Here before' },
  ]);
  expect(
    await rowsOf(
      `select p.name from sales_order_line l join product p on p.id = l.product_id join sales_order o on o.id = l.order_id where o.number = 'A3'`,
    ),
  ).toEqual([{ name: 'Here before' }]);
});

test('a missing file and a missing column are each told in one sentence', async () => {
  await given({ people: ['no,first,last', '1,A,B'] });
  await expect(run()).rejects.toThrow(
    'people.csv has no column type, customer, limit, phone: its first line must name the columns of the source.',
  );
  await rm(join(folder, 'people.csv'));
  await expect(run()).rejects.toThrow(/^There is no people.csv in /);
});
