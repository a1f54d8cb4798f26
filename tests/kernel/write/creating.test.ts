import { createSet, uuidV7 } from '../../../server/kernel/write/index.js';
import { givenCompanyAtWork, refusalOf, type CompanyAtWork } from './support/company-at-work.js';

let at: CompanyAtWork;
beforeAll(async () => (at = await givenCompanyAtWork()));
afterAll(() => at.db.close());

const set = (inputs: object[], as = at.people.clerk) =>
  createSet(at.db.kernel, as, at.record('SalesOrder'), inputs as Record<string, unknown>[], { listed: true });

test('an order takes its defaults from who creates it, and is priced, numbered and told about', async () => {
  const { id } = await at.order({
    lines: [
      { product: at.ids.desk, quantity: '2' },
      { product: at.ids.lamp, quantity: '3' },
    ],
  });
  const [order] = await at.rows('select * from sales_order where id = $1', [id]);
  const { clerk } = at.people;
  expect(order).toMatchObject({
    owner_id: clerk.id,
    company_id: at.ids.company,
    department_id: at.ids.sales,
    state: 'draft',
    version: 1,
    total: '559.97',
  });
  expect(order!['number']).toMatch(/^SO-2026-\d{6}$/);
  const lines = await at.rows('select * from sales_order_line where order_id = $1 order by position', [id]);
  expect(lines.map((line) => [line['position'], line['total'], line['owner_id']])).toEqual([
    [1, '500.00', clerk.id],
    [2, '59.97', clerk.id],
  ]);
  const [history] = await at.rows('select * from timon.history where record_id = $1', [id]);
  expect(history).toMatchObject({ record: 'SalesOrder', version: 1, action: 'create', principal_id: clerk.id });
  expect(history!['changes']).toMatchObject({ total: [null, '559.97'], lines: { [lines[0]!['id'] as string]: { quantity: [null, '2'] } } });
  expect(await at.rows('select topic, payload from timon.outbox where record_id = $1', [id])).toEqual([
    { topic: 'SalesOrder.create', payload: { version: 1 } },
  ]);
});

test('an amount in a foreign currency has a twin in company currency at the rate of its day', async () => {
  const { id } = await at.order({
    currency: at.ids.dollar,
    orderDate: '2026-05-01',
    lines: [{ product: at.ids.desk, quantity: '1', unitPrice: '10.05' }],
  });
  const [order] = await at.rows('select total, total_in_company_currency as twin, exchange_rate as rate from sales_order where id = $1', [
    id,
  ]);
  expect(order).toEqual({ total: '10.05', twin: '9.05', rate: '0.9' });
});

test('everything that is wrong is said at once, by path, and nothing is written', async () => {
  const before = await at.rows('select count(*) from sales_order');
  const refusal = await refusalOf(
    at.order({
      customer: uuidV7(),
      freight: '1.234',
      documentDiscount: '1e400',
      notes: 'a\u0000b',
      shipCity: '\ud800',
      orderDate: '2026-02-30',
      nonsense: 1,
      number: 'X1',
      lines: [{ product: at.ids.desk, quantity: '-1' }, { quantity: '0.1234567', discount: '101', total: '5' }, 'line'],
    }),
  );
  expect(refusal).toMatchObject({
    code: 'INVALID_INPUT',
    fields: {
      customer: 'NOT_FOUND',
      documentDiscount: 'BAD_NUMBER',
      notes: 'BAD_CHARACTERS',
      shipCity: 'BAD_CHARACTERS',
      orderDate: 'BAD_DATE',
      nonsense: 'UNKNOWN_FIELD',
      number: 'READ_ONLY',
      'lines.0.quantity': 'TOO_SMALL',
      'lines.1.product': 'REQUIRED',
      'lines.1.quantity': 'TOO_MANY_PLACES',
      'lines.1.discount': 'TOO_LARGE',
      'lines.1.total': 'READ_ONLY',
      'lines.2': 'BAD_TYPE',
    },
  });
  expect(await at.rows('select count(*) from sales_order')).toEqual(before);
});

test('an amount with more places than its currency has is refused, not rounded', async () => {
  expect((await refusalOf(at.order({ freight: '1.234' }))).fields).toEqual({ freight: 'TOO_MANY_PLACES' });
});

test('a link to a record that may not stand there is refused', async () => {
  const { id: stranger } = await at.create('Party', { name: 'No customer' });
  expect((await refusalOf(at.order({ customer: stranger }))).fields).toEqual({ customer: 'NOT_ALLOWED' });
});

test('nobody creates a record where they do not reach', async () => {
  expect((await refusalOf(at.order({ department: at.ids.export }))).code).toBe('FORBIDDEN');
  expect((await refusalOf(at.order({ owner: at.people.otherClerk.id }))).code).toBe('FORBIDDEN');
  expect((await at.order({ owner: at.people.otherClerk.id }, at.people.lead)).version).toBe(1);
});

test('a field above my level is refused by its path', async () => {
  const refusal = await refusalOf(at.create('Party', { name: 'X', creditLimit: '5' }, at.people.clerk));
  expect(refusal.code).toBe('FORBIDDEN');
});

test('creating again what I created succeeds and does nothing; anything else under the id is refused', async () => {
  const input = { id: uuidV7(), customer: at.ids.customer, lines: [{ product: at.ids.desk, quantity: '1' }] };
  const [first] = await set([input]);
  const reordered = { lines: [{ quantity: '1', product: at.ids.desk }], customer: at.ids.customer, id: input.id };
  expect(await set([reordered])).toEqual([first]);
  expect(await refusalOf(set([{ ...input, notes: 'more' }]))).toMatchObject({ code: 'ID_TAKEN', facts: { id: input.id } });
  expect(await refusalOf(set([input], at.people.otherClerk))).toMatchObject({ code: 'ID_TAKEN', facts: { id: input.id } });
  expect(await at.rows('select count(*)::int from timon.history where record_id = $1', [input.id])).toEqual([{ count: 1 }]);
});

test('of a set sent again, only what is missing is created', async () => {
  const inputs = [1, 2, 3].map((quantity) => ({
    id: uuidV7(),
    customer: at.ids.customer,
    lines: [{ product: at.ids.desk, quantity: String(quantity) }],
  }));
  const [first] = await set(inputs.slice(0, 1));
  const all = await set(inputs);
  expect(all[0]).toEqual(first);
  expect(all.map(({ id }) => id)).toEqual(inputs.map(({ id }) => id));
});

test('a line id that is in use is refused', async () => {
  const line = uuidV7();
  await at.order({ lines: [{ id: line, product: at.ids.desk, quantity: '1' }] });
  const refusal = await refusalOf(at.order({ lines: [{ id: line, product: at.ids.desk, quantity: '1' }] }));
  expect(refusal).toMatchObject({ code: 'ID_TAKEN', facts: { id: line } });
});

test('a unique value that is taken is named by its place in the set', async () => {
  const parties = (codes: string[]) =>
    createSet(
      at.db.kernel,
      at.system,
      at.record('Party'),
      codes.map((code) => ({ name: code, code })),
      { listed: true },
    );
  await parties(['A-1']);
  expect((await refusalOf(parties(['B-1', 'A-1']))).fields).toEqual({ '1.code': 'TAKEN' });
  expect((await refusalOf(parties(['C-1', 'C-1']))).fields).toEqual({ '1.code': 'TAKEN' });
});

test('values that need a right of their own lie apart, in the table and in history', async () => {
  const { id } = await at.create('Employee', {
    name: 'Paca Pay',
    company: at.ids.company,
    department: at.ids.sales,
    salary: '1800.5',
    birthDate: '1990-04-01',
  });
  expect(await at.rows('select salary from employee_pay where record_id = $1', [id])).toEqual([{ salary: '1800.50' }]);
  const [history] = await at.rows('select id, changes from timon.history where record_id = $1', [id]);
  expect(Object.keys(history!['changes'] as object)).not.toEqual(expect.arrayContaining(['salary']));
  expect(await at.rows('select class, changes from timon.history_private where history_id = $1 order by class', [history!['id']])).toEqual([
    { class: 'internal', changes: { name: [null, 'Paca Pay'] } },
    { class: 'pay', changes: { salary: [null, '1800.50'] } },
    { class: 'personal', changes: { birthDate: [null, '1990-04-01'] } },
  ]);
});

test('numbers have no gaps, whatever fails and however many draw at once', async () => {
  const attempts = Array.from({ length: 24 }, (_, nth) =>
    at
      .order(
        nth % 3 === 0
          ? { customer: at.ids.customer, lines: [{ id: at.ids.desk, product: at.ids.desk, quantity: nth === 0 ? '1' : '2' }] }
          : {},
      )
      .catch(() => undefined),
  );
  await Promise.all(attempts);
  const numbers = await at.rows(`select right(number, 6)::int as number from sales_order where number like 'SO-2026-%' order by number`);
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1));
});

test('a number that an import brings along is not drawn again', async () => {
  const next =
    Number((await at.rows(`select max(right(number, 6))::int as last from sales_order where number like 'SO-2026-%'`))[0]!['last']) + 3;
  const number = `SO-2026-${String(next).padStart(6, '0')}`;
  const input = { customer: at.ids.customer, number, lines: [{ product: at.ids.desk, quantity: '1' }] };
  await createSet(at.db.kernel, at.people.clerk, at.record('SalesOrder'), [input], { imported: true });
  const { id } = await at.order();
  expect(await at.rows('select right(number, 6)::int as number from sales_order where id = $1', [id])).toEqual([{ number: next + 1 }]);
});

test('a set of orders is the same as the orders one by one, history and outbox included', async () => {
  const orders = Array.from({ length: 60 }, (_, nth) => ({
    id: uuidV7(),
    customer: nth % 2 ? at.ids.customer : at.ids.limited,
    documentDiscount: String(nth % 7),
    currency: nth % 5 ? at.ids.euro : at.ids.dollar,
    lines: Array.from({ length: 1 + (nth % 6) }, (_line, place) => ({
      id: uuidV7(),
      product: place % 2 ? at.ids.desk : at.ids.lamp,
      quantity: String(1 + place),
      discount: String(nth % 4),
    })),
  }));
  await set(orders);
  const together = await written(orders);
  await at.db.owner.query('delete from sales_order where id = any($1)', [orders.map(({ id }) => id)]);
  await at.db.owner.query('delete from timon.outbox where record_id = any($1)', [orders.map(({ id }) => id)]);
  await at.db.owner.query('update timon.number_series set next = next - $1', [orders.length]);
  for (const order of orders) await set([order]);
  expect(await written(orders)).toEqual(together);
});

async function written(orders: { id: string }[]): Promise<unknown[]> {
  const ids = [orders.map(({ id }) => id)];
  return Promise.all([
    at.rows('select * from sales_order where id = any($1) order by id', ids),
    at.rows('select * from sales_order_line where order_id = any($1) order by id', ids),
    at.rows(
      `select distinct on (record_id) record, record_id, version, at, principal_id, action, changes, input_hash from timon.history
        where record_id = any($1) order by record_id, id desc`,
      ids,
    ),
    at.rows('select topic, record_id, payload, at from timon.outbox where record_id = any($1) order by record_id', ids),
  ]);
}
