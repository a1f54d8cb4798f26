import { fileURLToPath } from 'node:url';
import { demo } from '../../seeds/demo/index.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { strayLines } from '../../server/kernel/work/check-scope-copies.js';
import { importSource } from '../../server/kernel/work/import/import-source.js';
import { answerTo } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let head: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  const folder = fileURLToPath(new URL('../../seeds/demo', import.meta.url));
  await importSource(demo, { kernel: db.kernel, principal: await systemPrincipal(db.kernel), folder });
  head = (await loadPrincipal(db.kernel.pool, db.registry, await one(`select employee_id as id from "grant" where level = 7`)))!;
});
afterAll(() => db.close());

const one = async (sql: string): Promise<string> => (await db.owner.query<{ id: string }>(`${sql} limit 1`)).rows[0]!.id;

test('after a working day every line lies where the record lies that it is part of', async () => {
  expect(await strayLines(db.kernel)).toEqual([]);
  const [customer, other] = (await db.owner.query<{ id: string }>('select id from party where is_customer order by id limit 2')).rows;
  const [seller, colleague] = (
    await db.owner.query<{ id: string; department: string }>(
      `select id, department_id as department from employee where department_id is not null order by id limit 2`,
    )
  ).rows;
  const product = await one('select id from product where active');
  const company = await one('select id from company');
  type Order = { id: string; version: number };
  const { order } = await answerTo<{ order: Order }>(
    db,
    head,
    `mutation ($i: CreateSalesOrderInput!) { order: createSalesOrder(input: $i) { id version } }`,
    {
      i: { customer: customer!.id, owner: seller!.id, department: seller!.department, company, lines: [{ product }, { product }] },
    },
  );
  const { changed } = await answerTo<{ changed: Order }>(
    db,
    head,
    'mutation ($id: ID!, $v: Int!, $c: ID!, $p: ID!) { changed: updateSalesOrder(id: $id, version: $v, input: { customer: $c, lines: [{ product: $p }] }) { id version } }',
    { id: order.id, v: order.version, c: other!.id, p: product },
  );
  await answerTo(
    db,
    head,
    'mutation ($id: ID!, $v: Int!, $o: ID!, $d: ID!) { handOverSalesOrder(id: $id, version: $v, owner: $o, department: $d) { id } }',
    {
      id: order.id,
      v: changed.version,
      o: colleague!.id,
      d: colleague!.department,
    },
  );
  expect(await strayLines(db.kernel)).toEqual([]);
});

test('a line that lies elsewhere is named', async () => {
  const line = await one('select id from sales_order_line');
  await db.owner.query('update sales_order_line set department_id = gen_random_uuid() where id = $1', [line]);
  expect(await strayLines(db.kernel)).toEqual([{ record: 'SalesOrderLine', id: line }]);
});
