import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenCustomer, givenOrder, givenProduct, givenTax } from './given-sales.js';

let db: TestDatabase;
let cast: Cast;
let manager: Principal;
const currencies = new Map<string, string>();

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  manager = await cast.manager('sales', 'North');
  const { rows } = await db.owner.query<{ code: string; id: string }>('select code, id from currency');
  for (const { code, id } of rows) currencies.set(code, id);
});
afterAll(() => db.close());

interface Priced {
  salesOrder: Record<string, string | null> & { lines: Record<string, string | null>[] };
}

async function priced(id: string, who = manager): Promise<Priced['salesOrder']> {
  const { salesOrder } = await answerTo<Priced>(
    db,
    who,
    `query ($id: ID!) { salesOrder(id: $id) { linesAmount discountAmount netAmount taxAmount total exchangeRate roundingMode cost margin
       totalInCompanyCurrency lines { unitPrice listPrice amount netAmount taxAmount total unitCost margin description } } }`,
    { id },
  );
  return salesOrder;
}

const update = (id: string, version: number, input: object) =>
  answerTo<{ updateSalesOrder: { version: number } }>(
    db,
    manager,
    `mutation ($id: ID!, $v: Int!, $input: UpdateSalesOrderInput!) { updateSalesOrder(id: $id, version: $v, input: $input) { version lines { id } } }`,
    { id, v: version, input },
  );

test('S36: the customer’s own list with breaks, a line and a document discount, and a tax', async () => {
  const product = await givenProduct(db, 'broken', { listPrice: '10', taxCode: await givenTax(db, 'vat20', '20') });
  const customer = await givenCustomer(db, 'Breaks Ltd');
  await insert(db, 'PriceList', {
    name: 'Breaks',
    currency: currencies.get('EUR'),
    customer,
    lines: [
      { product, minQuantity: '1', price: '10' },
      { product, minQuantity: '10', price: '9' },
      { product, minQuantity: '100', price: '8' },
    ],
  });
  const order = await givenOrder(db, manager, customer, [{ product, quantity: '120', discount: '5' }], { documentDiscount: '2' });
  expect(await priced(order.id)).toMatchObject({
    linesAmount: '912.00',
    discountAmount: '18.24',
    netAmount: '893.76',
    taxAmount: '178.75',
    total: '1072.51',
    roundingMode: 'HALF_UP',
  });

  await update(order.id, order.version, { lines: [{ product, quantity: '99', discount: '0' }], documentDiscount: '0' });
  expect(await priced(order.id)).toMatchObject({ netAmount: '891.00', lines: [{ unitPrice: '9', listPrice: '9' }] });
});

test('a price given by hand stays when the quantity changes; a listed one follows the list', async () => {
  const product = await givenProduct(db, 'followed', { listPrice: '10' });
  const customer = await givenCustomer(db, 'Followed Ltd');
  const order = await givenOrder(db, manager, customer, [{ product }, { product, unitPrice: '7.5' }]);
  await db.owner.query(`update product set list_price = 11 where id = $1`, [product]);
  const { rows } = await db.owner.query<{ id: string }>('select id from sales_order_line where order_id = $1 order by position', [
    order.id,
  ]);
  await update(order.id, order.version, { lines: rows.map(({ id }) => ({ id, quantity: '2' })) });
  expect((await priced(order.id)).lines).toMatchObject([
    { unitPrice: '11', listPrice: '11' },
    { unitPrice: '7.5', listPrice: null },
  ]);
});

test('prices agreed with one customer serve no other, even if they are asked for', async () => {
  const product = await givenProduct(db, 'agreed', { listPrice: '10' });
  const [favoured, other] = [await givenCustomer(db, 'Favoured Ltd'), await givenCustomer(db, 'Other Ltd')];
  const priceList = await insert(db, 'PriceList', {
    name: 'Favours',
    currency: currencies.get('EUR'),
    customer: favoured,
    lines: [{ product, price: '5' }],
  });
  const theirs = await givenOrder(db, manager, favoured, [{ product }]);
  expect(await priced(theirs.id)).toMatchObject({ netAmount: '5.00' });
  const cheeky = await givenOrder(db, manager, other, [{ product }], { priceList });
  expect(await priced(cheeky.id)).toMatchObject({ netAmount: '10.00' });
  await update(theirs.id, theirs.version, { customer: other });
  expect(await priced(theirs.id)).toMatchObject({ netAmount: '10.00' });
});

test('a dozen is priced and costed as twelve pieces', async () => {
  const product = await givenProduct(db, 'eggs', { listPrice: '0.25', cost: '0.1' });
  const [dozen] = (await db.owner.query<{ id: string }>(`select id from unit where code = 'dz'`)).rows;
  const order = await givenOrder(db, manager, await givenCustomer(db, 'Bakery'), [{ product, quantity: '3', unit: dozen!.id } as never]);
  expect(await priced(order.id)).toMatchObject({
    netAmount: '9.00',
    cost: '3.60',
    margin: '5.40',
    lines: [{ unitPrice: '3', unitCost: '1.2' }],
  });
});

test('a unit of another kind is refused', async () => {
  const product = await givenProduct(db, 'solid');
  const [litre] = (await db.owner.query<{ id: string }>(`select id from unit where code = 'l'`)).rows;
  const { errors } = await ask(db, manager, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
    input: { customer: await givenCustomer(db, 'Chemist'), lines: [{ product, unit: litre!.id }] },
  });
  expect(errors).toMatchObject([{ code: 'INCOMPATIBLE_UNITS', facts: { from: 'l', to: 'pcs' } }]);
});

describe('in a foreign currency', () => {
  test('without a rate the order is refused in one sentence that names company, currency and day', async () => {
    const customer = await givenCustomer(db, 'Yen Ltd', { currency: currencies.get('JPY') });
    const product = await givenProduct(db, 'yen');
    const { errors } = await ask(db, manager, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
      input: { customer, orderDate: '2026-03-01', lines: [{ product }] },
    });
    expect(errors).toMatchObject([{ code: 'MISSING_EXCHANGE_RATE' }]);
    expect(errors[0]!.message).toBe('Northern Goods has no exchange rate for JPY on 2026-03-01. Enter one, or choose another currency.');
  });

  test('the rate of the day turns list price, cost and total, and the currency’s places hold', async () => {
    for (const [date, rate] of [
      ['2026-01-01', '0.008'],
      ['2026-04-01', '0.00625'],
    ] as const) {
      await insert(db, 'ExchangeRate', { company: cast.companyId, currency: currencies.get('JPY'), date, rate });
    }
    const customer = await givenCustomer(db, 'Osaka KK', { currency: currencies.get('JPY') });
    const product = await givenProduct(db, 'lantern', { listPrice: '10', cost: '4' });
    const march = await givenOrder(db, manager, customer, [{ product, quantity: '3' }], { orderDate: '2026-03-31' });
    expect(await priced(march.id)).toMatchObject({ exchangeRate: '0.008', total: '3750', totalInCompanyCurrency: '30.00', cost: '1500' });
    const april = await givenOrder(db, manager, customer, [{ product, quantity: '3' }], { orderDate: '2026-04-01' });
    expect(await priced(april.id)).toMatchObject({ exchangeRate: '0.00625', total: '4800', totalInCompanyCurrency: '30.00' });
  });
});

test('half to even where the company says so, written on the order', async () => {
  const other = await Cast.of(db, { name: 'Even Ltd', departments: ['Desk'] });
  await db.owner.query(`update company set rounding_mode = 'half-even' where id = $1`, [other.companyId]);
  const clerk = await other.clerk('sales', 'Desk');
  const product = await givenProduct(db, 'eighth', { listPrice: '0.125' });
  const order = await givenOrder(db, clerk, await givenCustomer(db, 'Even buyer'), [{ product }]);
  expect(await priced(order.id, await other.manager('sales', 'Desk'))).toMatchObject({ netAmount: '0.12', roundingMode: 'HALF_EVEN' });
});

test('cost and margin are a manager’s to see, and the clerk’s order has them all the same', async () => {
  const product = await givenProduct(db, 'secretive', { listPrice: '10', cost: '6' });
  const clerk = await cast.clerk('sales', 'North');
  const order = await givenOrder(db, clerk, await givenCustomer(db, 'Margin Ltd'), [{ product, quantity: '2' }]);
  const { errors } = await ask(db, clerk, `query ($id: ID!) { salesOrder(id: $id) { margin } }`, { id: order.id });
  expect(errors).toHaveLength(1);
  expect(await priced(order.id)).toMatchObject({ cost: '12.00', margin: '8.00' });
});

test('an order lies in a department of the company that sells', async () => {
  const other = await Cast.of(db, { name: 'Elsewhere Ltd', departments: ['Abroad'] });
  const head = await cast.head();
  const { errors } = await ask(db, head, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
    input: { customer: await givenCustomer(db, 'Lost Ltd'), department: await other.department('Abroad'), lines: [] },
  });
  expect(errors).toMatchObject([{ code: 'DEPARTMENT_OF_OTHER_COMPANY' }]);
});
