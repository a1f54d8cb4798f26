import type { Principal } from '../../server/kernel/rights/principal.js';
import { ask } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { attempt, givenCustomer, givenOrder, givenProduct, moved } from './given-sales.js';

let db: TestDatabase;
let cast: Cast;
let desk: string;
let specialist: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  desk = await givenProduct(db, 'desk');
  specialist = await cast.specialist('sales', 'North');
});
afterAll(() => db.close());

const lineOver = (unitPrice: string) => [{ product: desk, unitPrice }];

test('an order is quoted, then confirmed', async () => {
  const customer = await givenCustomer(db, 'Calm Ltd');
  const quoted = await moved(db, specialist, 'quote', await givenOrder(db, specialist, customer, lineOver('250')));
  expect(quoted.state).toBe('QUOTED');
  expect((await moved(db, specialist, 'confirm', quoted)).state).toBe('CONFIRMED');
});

test('numbers are drawn per year, without a gap where an order was refused', async () => {
  const customer = await givenCustomer(db, 'Counting Ltd');
  const first = await givenOrder(db, specialist, customer, lineOver('1'), { orderDate: '2031-02-01' });
  await ask(db, specialist, `mutation ($input: CreateSalesOrderInput!) { createSalesOrder(input: $input) { id } }`, {
    input: { customer, orderDate: '2031-02-01', lines: [{ product: desk, quantity: '-1' }] },
  });
  const second = await givenOrder(db, specialist, customer, lineOver('1'), { orderDate: '2031-02-01' });
  expect([first.number, second.number]).toEqual(['SO-2031-000001', 'SO-2031-000002']);
});

test('an order without lines is neither quoted nor confirmed', async () => {
  const order = await givenOrder(db, specialist, await givenCustomer(db, 'Empty Ltd'), []);
  for (const move of ['quote', 'confirm'] as const) {
    const { errors } = await attempt(db, specialist, move, order);
    expect(errors).toMatchObject([{ code: 'ORDER_WITHOUT_LINES' }]);
  }
});

test('a quoted order keeps its prices: it can no longer be edited', async () => {
  const draft = await givenOrder(db, specialist, await givenCustomer(db, 'Firm Ltd'), lineOver('250'));
  const { id, version } = await moved(db, specialist, 'quote', draft);
  const { errors } = await ask(
    db,
    specialist,
    `mutation ($id: ID!, $v: Int!) { updateSalesOrder(id: $id, version: $v, input: { documentDiscount: "50" }) { id } }`,
    {
      id,
      v: version,
    },
  );
  expect(errors).toMatchObject([{ code: 'INVALID_MOVE' }]);
});

test('a clerk quotes but does not confirm, and a specialist does not cancel', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const order = await givenOrder(db, clerk, await givenCustomer(db, 'Ranks Ltd'), lineOver('10'));
  const { errors } = await attempt(db, clerk, 'confirm', order);
  expect(errors.length).toBe(1);
  const own = await givenOrder(db, specialist, await givenCustomer(db, 'Ranks II Ltd'), lineOver('10'));
  expect((await attempt(db, specialist, 'cancel', own)).errors.length).toBe(1);
});

describe('S37: the credit limit', () => {
  async function givenCreditUsed(used: string): Promise<string> {
    const customer = await givenCustomer(db, `Owing ${used}`, { creditLimit: '5000' });
    const colleague = await cast.specialist('sales', 'South');
    await moved(db, colleague, 'confirm', await givenOrder(db, colleague, customer, lineOver(used)));
    return customer;
  }

  test('900 on top of 4,200 is refused, 800 passes, by what the caller cannot see', async () => {
    const customer = await givenCreditUsed('4200');
    const tooMuch = await givenOrder(db, specialist, customer, lineOver('900'));
    const { errors } = await attempt(db, specialist, 'confirm', tooMuch);
    expect(errors).toMatchObject([{ code: 'CREDIT_LIMIT_EXCEEDED', path: ['confirmSalesOrder'] }]);
    const fits = await givenOrder(db, specialist, customer, lineOver('800'));
    expect((await moved(db, specialist, 'confirm', fits)).state).toBe('CONFIRMED');
  });

  test('the refusal keeps the limit from those who may not read it, and never says how much is used', async () => {
    const customer = await givenCreditUsed('4990');
    const order = await givenOrder(db, specialist, customer, lineOver('11'));
    const refusal = (await attempt(db, specialist, 'confirm', order)).errors[0]!;
    expect(JSON.stringify(refusal)).not.toMatch(/5000|4990/);
    const informed = await cast.employee('Informed', [
      { domain: 'sales', level: 'Specialist', department: 'North' },
      { domain: 'directory', level: 'Clerk' },
      ...['catalog', 'company', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const })),
    ]);
    const theirs = await givenOrder(db, informed, customer, lineOver('11'));
    const told = (await attempt(db, informed, 'confirm', theirs)).errors[0]!;
    expect(told.message).toContain('5000');
    expect(JSON.stringify(told)).not.toContain('4990');
  });

  test('a manager confirms all the same, but has to say so', async () => {
    const customer = await givenCreditUsed('4999');
    const manager = await cast.manager('sales', 'North');
    const order = await givenOrder(db, manager, customer, lineOver('2'));
    const { errors } = await attempt(db, manager, 'confirm', order);
    expect(errors).toMatchObject([{ code: 'NEEDS_CONFIRMATION', facts: { accept: ['CREDIT_OVERRIDE'] } }]);
    const { data } = await attempt(db, manager, 'confirm', order, ['CREDIT_OVERRIDE']);
    expect(data['confirmSalesOrder']).toMatchObject({ state: 'CONFIRMED' });
  });

  test('a specialist who accepts on their own is refused like any other', async () => {
    const customer = await givenCreditUsed('4998');
    const order = await givenOrder(db, specialist, customer, lineOver('3'));
    const { errors } = await attempt(db, specialist, 'confirm', order, ['CREDIT_OVERRIDE']);
    expect(errors).toMatchObject([{ code: 'CREDIT_LIMIT_EXCEEDED' }]);
  });

  test('of two orders that fit alone, only one takes the last of the credit', async () => {
    const customer = await givenCreditUsed('4000');
    const orders = await Promise.all([600, 600, 600].map((price) => givenOrder(db, specialist, customer, lineOver(String(price)))));
    const answers = await Promise.all(orders.map((order) => attempt(db, specialist, 'confirm', order)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  test('a cancelled order gives its credit back', async () => {
    const customer = await givenCustomer(db, 'Second thoughts Ltd', { creditLimit: '1000' });
    const lead = await cast.lead('sales', 'North');
    const first = await moved(db, lead, 'confirm', await givenOrder(db, lead, customer, lineOver('900')));
    const second = await givenOrder(db, lead, customer, lineOver('900'));
    expect((await attempt(db, lead, 'confirm', second)).errors).toHaveLength(1);
    await moved(db, lead, 'cancel', first);
    expect((await moved(db, lead, 'confirm', second)).state).toBe('CONFIRMED');
  });

  test('without a limit there is nothing to exceed, and with a limit of nothing everything does', async () => {
    const free = await givenOrder(db, specialist, await givenCustomer(db, 'Trusted Ltd'), lineOver('900000'));
    expect((await attempt(db, specialist, 'confirm', free)).errors).toEqual([]);
    const cash = await givenOrder(db, specialist, await givenCustomer(db, 'Cash Ltd', { creditLimit: '0' }), lineOver('0.01'));
    expect((await attempt(db, specialist, 'confirm', cash)).errors).toMatchObject([{ code: 'CREDIT_LIMIT_EXCEEDED' }]);
  });
});
