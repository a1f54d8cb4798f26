import { answerTo } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenTrade } from './given-trade.js';

let db: TestDatabase;
let trade: GivenTrade;

beforeAll(async () => {
  db = await openTestDatabase();
  db.clock.set('2026-12-01T10:00:00.000Z');
  trade = await GivenTrade.of(db);
});
afterAll(() => db.close());
afterEach(() => trade.tieOut());

async function expected(product: string, quantity: string, expectedOn: string): Promise<void> {
  const { storekeeper, stock } = trade;
  const { rows } = await db.owner.query<{ id: string }>('select id from party limit 1');
  const receipt = await stock.document(storekeeper, 'Receipt', {
    party: rows[0]!.id,
    warehouse: stock.warehouse,
    expectedOn,
    lines: [{ product, quantity }],
  });
  await stock.moved(storekeeper, 'confirm', 'Receipt', receipt);
}

/** What could still be promised of a product for a day. */
async function promisableOn(product: string, on: string): Promise<string> {
  const { stockForecast } = await answerTo<{ stockForecast: { promisable: string } }>(
    db,
    trade.storekeeper,
    `query ($product: ID!, $warehouse: ID!, $on: Date) { stockForecast(product: $product, warehouse: $warehouse, on: $on) { promisable } }`,
    { product, warehouse: trade.stock.warehouse, on },
  );
  return stockForecast.promisable;
}

/** 30 there and all of them reserved; 50 come on 12 December, of which 20 are promised, and 40 on 20 December. */
async function givenS37(code: string): Promise<string> {
  const product = await trade.stock.product(code);
  await trade.stock.buy(product, '30', '300');
  await trade.confirmed([{ product, quantity: '30' }]);
  await expected(product, '50', '2026-12-12');
  await expected(product, '40', '2026-12-20');
  await trade.confirmed([{ product, quantity: '20' }]);
  return product;
}

test('S37: an order of 40 is promised in full for the 20th of December, and 30 are left to promise for then', async () => {
  const product = await givenS37('promised');
  const order = await trade.confirmed([{ product, quantity: '40' }], { requestedOn: '2026-12-05' });
  expect(await trade.progress(order)).toMatchObject({ promisedOn: '2026-12-20', lines: [{ promisedOn: '2026-12-20' }] });
  expect(await trade.open(order)).toMatchObject([{ plannedOn: '2026-12-20', reservation: 'NONE' }]);
  expect(await promisableOn(product, '2026-12-20')).toBe('30');
});

test('each line is promised for its own day, and what one line takes is not promised to the next', async () => {
  const product = await givenS37('lines');
  const there = await trade.stock.product('there');
  await trade.stock.buy(there, '5', '5');
  const order = await trade.confirmed([
    { product: there, quantity: '5' },
    { product, quantity: '30' },
    { product, quantity: '35' },
    { product, quantity: '10' },
  ]);
  const { promisedOn, lines } = await trade.progress(order);
  expect(lines.map((line) => line.promisedOn)).toEqual(['2026-12-01', '2026-12-12', '2026-12-20', null]);
  expect(promisedOn).toBeNull();
});

test('what is wanted later is promised for then', async () => {
  const product = await givenS37('later');
  const order = await trade.confirmed([{ product, quantity: '30' }], { requestedOn: '2026-12-16' });
  expect(await trade.progress(order)).toMatchObject({ promisedOn: '2026-12-16' });
});

test('of eight who ask at once for what is to come, two are promised it first', async () => {
  const product = await givenS37('race');
  const orders = await Promise.all(Array.from({ length: 8 }, () => trade.order([{ product, quantity: '15' }])));
  await Promise.all(orders.map((order) => trade.moved('confirm', order)));
  const promised = await Promise.all(orders.map(async (order) => (await trade.progress(order)).promisedOn));
  expect(promised.sort()).toEqual(['2026-12-12', '2026-12-12', '2026-12-20', '2026-12-20', null, null, null, null]);
});
