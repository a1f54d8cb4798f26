import { Decimal } from 'decimal.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { promisable, promisedInFull, promisedParts } from '../../server/erp/warehouse/promise.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenStock } from './given-stock.js';

let db: TestDatabase;
let stock: GivenStock;
let clerk: Principal;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  stock = await GivenStock.of(db);
  clerk = await stock.storekeeper('clerk');
  supplier = await insert(db, 'Party', { name: 'Maker', isSupplier: true });
});
afterAll(() => db.close());

test('what is promised is never taken from somebody promised before', () => {
  const day = (on: string, incoming: number, outgoing: number) => ({
    day: on,
    incoming: new Decimal(incoming),
    outgoing: new Decimal(outgoing),
  });
  const days = [day('2026-12-01', 0, 0), day('2026-12-05', 0, 8), day('2026-12-10', 20, 0)];
  const available = promisable(new Decimal(10), days);
  expect(available.map(({ quantity }) => quantity.toFixed())).toEqual(['2', '2', '22']);
  expect(promisedInFull(available, new Decimal(5))).toBe('2026-12-10');
  expect(promisedParts(available, new Decimal(5)).map(({ on, quantity }) => [on, quantity.toFixed()])).toEqual([
    ['2026-12-01', '2'],
    ['2026-12-10', '3'],
  ]);
  expect(promisedInFull(available, new Decimal(23))).toBeUndefined();
});

test('what is there, what is free and what there will be (S19)', async () => {
  const desk = await stock.product('desk');
  await stock.buy(desk, '100', '400.00');
  await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, desk, '30', { plannedOn: '2026-06-16' }));
  await stock.delivery(clerk, desk, '30', { plannedOn: '2026-06-18' });
  await expected(desk, '50', '2026-06-20');
  expect(await outlook(desk, '2026-06-20')).toEqual({
    onHand: '100',
    reserved: '30',
    free: '70',
    incoming: '50',
    outgoing: '60',
    forecast: '90',
  });
  expect(await outlook(desk, '2026-06-17')).toMatchObject({ incoming: '0', outgoing: '30', forecast: '70' });
});

test('when an order can be promised, in full and in parts (S37)', async () => {
  db.clock.set('2026-12-01T09:00:00.000Z');
  const chair = await stock.product('chair');
  await stock.buy(chair, '30', '30.00');
  await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, chair, '30', { plannedOn: '2026-12-02' }));
  await stock.delivery(clerk, chair, '20', { plannedOn: '2026-12-12' });
  await expected(chair, '50', '2026-12-12');
  await expected(chair, '40', '2026-12-20');
  expect(await promise(chair, '40')).toEqual({
    inFullOn: '2026-12-20',
    parts: [
      { on: '2026-12-12', quantity: '30' },
      { on: '2026-12-20', quantity: '10' },
    ],
  });
  await stock.delivery(clerk, chair, '40', { plannedOn: '2026-12-20' });
  expect(await promise(chair, '31')).toMatchObject({ inFullOn: null });
  expect(await promise(chair, '30')).toMatchObject({ inFullOn: '2026-12-12' });
});

test('what is passed over says why (S20)', async () => {
  const cheese = await stock.product('cheese', { tracking: 'lot' });
  for (const [number, quantity, expiresOn] of [
    ['C', '50', '2027-02-15'],
    ['A', '20', '2026-12-10'],
    ['B', '30', '2026-12-31'],
  ] as const)
    await stock.buy(cheese, quantity, '10.00', { lot: { id: await insert(db, 'Lot', { product: cheese, number, expiresOn }) } });
  const { pickableStock } = await answerTo<{ pickableStock: object[] }>(
    db,
    clerk,
    `query ($product: ID!, $warehouse: ID!) { pickableStock(product: $product, warehouse: $warehouse, shipOn: "2026-11-25", minimumShelfLifeDays: 30) { lotNumber free skipped } }`,
    { product: cheese, warehouse: stock.warehouse },
  );
  expect(pickableStock).toEqual([
    { lotNumber: 'A', free: '20', skipped: 'EXPIRES_TOO_SOON' },
    { lotNumber: 'B', free: '30', skipped: null },
    { lotNumber: 'C', free: '50', skipped: null },
  ]);
});

test('a warehouse of another company is not there, and whoever does not work with goods cannot ask', async () => {
  const others = await GivenStock.of(db, { name: 'Other Goods' });
  const text = `query ($product: ID!, $warehouse: ID!) { stockForecast(product: $product, warehouse: $warehouse) { onHand } }`;
  const variables = { product: await stock.product('lamp'), warehouse: others.warehouse };
  expect((await ask(db, clerk, text, variables)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await ask(db, await stock.cast.clerk('sales'), text, variables)).errors[0]!.message).toMatch(/Cannot query field/);
});

async function expected(product: string, quantity: string, expectedOn: string): Promise<void> {
  const input = { party: supplier, warehouse: stock.warehouse, expectedOn, lines: [{ product, quantity }] };
  await stock.moved(clerk, 'confirm', 'Receipt', await stock.document(clerk, 'Receipt', input));
}

async function outlook(product: string, on: string): Promise<object> {
  const text = `query ($product: ID!, $warehouse: ID!, $on: Date) {
    stockForecast(product: $product, warehouse: $warehouse, on: $on) { onHand reserved free incoming outgoing forecast }
  }`;
  return (await answerTo<{ stockForecast: object }>(db, clerk, text, { product, warehouse: stock.warehouse, on })).stockForecast;
}

async function promise(product: string, quantity: string): Promise<object> {
  const text = `query ($product: ID!, $warehouse: ID!, $quantity: Quantity!) {
    stockPromise(product: $product, warehouse: $warehouse, quantity: $quantity) { inFullOn parts { on quantity } }
  }`;
  return (await answerTo<{ stockPromise: object }>(db, clerk, text, { product, warehouse: stock.warehouse, quantity })).stockPromise;
}
