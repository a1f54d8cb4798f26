import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenCustomer, givenOrder, givenProduct } from '../sales/given-sales.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('an order is not handed to another company, in whose books it has no number and no currency', async () => {
  const cast = await Cast.of(db);
  const other = await Cast.of(db, { name: 'Other Goods', departments: ['Far'] });
  const clerk = await cast.clerk('sales', 'North');
  const order = await givenOrder(db, clerk, await givenCustomer(db, 'Customer'), [
    { product: await givenProduct(db, 'P1'), quantity: '1' },
  ]);
  const { errors } = await ask(
    db,
    clerk,
    'mutation ($id: ID!, $v: Int!, $c: ID!) { handOverSalesOrder(id: $id, version: $v, company: $c) { id } }',
    { id: order.id, v: order.version, c: other.companyId },
  );
  expect(errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { company: 'FIXED' } }]);
  const { rows } = await db.owner.query<{ company: string }>('select company_id as company from sales_order where id = $1', [order.id]);
  expect(rows).toEqual([{ company: cast.companyId }]);
});

test('an order is not handed to a department of another company, where the wrong people would see it', async () => {
  const cast = await Cast.of(db, { name: 'Third Goods', departments: ['Here'] });
  const other = await Cast.of(db, { name: 'Fourth Goods', departments: ['There'] });
  const head = await cast.head();
  const order = await givenOrder(db, await cast.clerk('sales', 'Here'), await givenCustomer(db, 'Another customer'), [
    { product: await givenProduct(db, 'P2'), quantity: '1' },
  ]);
  const { errors } = await ask(
    db,
    head,
    'mutation ($id: ID!, $v: Int!, $d: ID!) { handOverSalesOrder(id: $id, version: $v, department: $d) { id } }',
    { id: order.id, v: order.version, d: await other.department('There') },
  );
  expect(errors).toMatchObject([{ code: 'DEPARTMENT_OF_OTHER_COMPANY' }]);
});
