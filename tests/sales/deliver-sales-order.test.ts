import { ask } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenTrade } from './given-trade.js';

let db: TestDatabase;
let trade: GivenTrade;

beforeAll(async () => {
  db = await openTestDatabase();
  trade = await GivenTrade.of(db);
});
afterAll(() => db.close());
afterEach(() => trade.tieOut());

/** A product of which so much lies in the warehouse. */
async function givenStocked(code: string, quantity: string): Promise<string> {
  const product = await trade.stock.product(code);
  await trade.stock.buy(product, quantity, '100');
  return product;
}

test('a confirmed order has a delivery with the goods set aside; once it is shipped, all is delivered and to be invoiced', async () => {
  const desk = await givenStocked('desk', '10');
  const order = await trade.confirmed([{ product: desk, quantity: '4' }]);
  expect(await trade.open(order)).toMatchObject([{ reservation: 'FULL', lines: [{ quantity: '4', reserved: '4' }] }]);
  expect(await trade.stock.counted(desk)).toEqual({ quantity: '10', reserved: '4' });
  expect(await trade.progress(order)).toMatchObject({
    deliveryStatus: 'NONE',
    lines: [{ delivered: '0', toDeliver: '4', toInvoice: '0' }],
  });
  await trade.ship(order);
  expect(await trade.progress(order)).toMatchObject({
    state: 'CONFIRMED',
    deliveryStatus: 'FULLY',
    invoiceStatus: 'NONE',
    done: false,
    lines: [{ delivered: '4', invoiced: '0', toDeliver: '0', toInvoice: '4' }],
  });
});

test('what is there is set aside, the rest follows with a delivery of its own', async () => {
  const lamp = await givenStocked('lamp', '6');
  const order = await trade.confirmed([{ product: lamp, quantity: '10' }]);
  expect(await trade.open(order)).toMatchObject([{ reservation: 'PARTIAL', lines: [{ reserved: '6' }] }]);
  await trade.ship(order, undefined, ['SHIP_PARTLY']);
  expect(await trade.progress(order)).toMatchObject({
    deliveryStatus: 'PARTLY',
    lines: [{ delivered: '6', toDeliver: '4', toInvoice: '6' }],
  });
  await trade.stock.buy(lamp, '4', '40');
  await trade.ship(order);
  expect(await trade.progress(order)).toMatchObject({
    deliveryStatus: 'FULLY',
    lines: [{ delivered: '10', toDeliver: '0', toInvoice: '10' }],
  });
});

test('S24: of ten that are there seven leave, and the three that stay behind stay set aside', async () => {
  const item = await trade.stock.product('S24');
  await trade.stock.buy(item, '6', '24');
  await trade.stock.buy(item, '10', '50');
  const order = await trade.confirmed([{ product: item, quantity: '10', unitPrice: '20' }]);
  await trade.ship(order, ['7']);
  expect(await trade.stock.held(item)).toEqual({ quantity: '9', value: '45.00' });
  expect(await trade.open(order)).toMatchObject([{ reservation: 'FULL', lines: [{ quantity: '3', reserved: '3' }] }]);
  expect(await trade.progress(order)).toMatchObject({
    deliveryStatus: 'PARTLY',
    lines: [{ delivered: '7', toDeliver: '3', toInvoice: '7' }],
  });
});

test('of a confirmed delivery only what leaves is still to be said, and something has to', async () => {
  const rack = await givenStocked('rack', '5');
  const order = await trade.confirmed([{ product: rack, quantity: '5' }]);
  const [delivery] = await trade.open(order);
  await expect(trade.say({ ...delivery!, lines: [] }, [])).rejects.toThrow(/FIXED|Fixed|cannot|stay/i);
  const { id, version } = delivery!;
  const removed = await ask(
    db,
    await trade.stock.storekeeper('manager'),
    `mutation ($id: ID!, $version: Int!) { removeDelivery(id: $id, version: $version) { id } }`,
    { id, version },
  );
  expect(removed.errors).toMatchObject([{ code: 'STILL_IN_USE' }]);
  const nothing = await trade.say(delivery!, ['0']);
  const { errors } = await trade.stock.attempt(trade.storekeeper, 'ship', 'Delivery', nothing);
  expect(errors).toMatchObject([{ code: 'NOTHING_TO_SHIP' }]);
});

test('services are not delivered, and are to be invoiced once they are ordered', async () => {
  const chair = await givenStocked('chair', '2');
  const fitting = await trade.stock.product('fitting', { kind: 'service' });
  const order = await trade.confirmed([
    { product: chair, quantity: '2' },
    { product: fitting, quantity: '3' },
  ]);
  expect(await trade.open(order)).toMatchObject([{ lines: [{ quantity: '2', product: { id: chair } }] }]);
  expect(await trade.progress(order)).toMatchObject({
    deliveryStatus: 'NONE',
    lines: [
      { toDeliver: '2', toInvoice: '0' },
      { toDeliver: '0', toInvoice: '3' },
    ],
  });
  const advice = await trade.confirmed([{ product: fitting, quantity: '1' }]);
  expect(await trade.open(advice)).toEqual([]);
  expect(await trade.progress(advice)).toMatchObject({ deliveryStatus: 'NOT_NEEDED' });
});

test('what is invoiced on order is to be invoiced at once', async () => {
  const sofa = await givenStocked('sofa', '2');
  const order = await trade.confirmed([{ product: sofa, quantity: '2' }], { invoicing: 'ON_ORDER' });
  expect(await trade.progress(order)).toMatchObject({ lines: [{ toDeliver: '2', toInvoice: '2' }] });
});

test('a dozen is delivered in pieces, and told in dozens', async () => {
  const egg = await givenStocked('egg', '24');
  const { rows } = await db.owner.query<{
    id: string;
  }>(`insert into unit (id, version, created_at, updated_at, code, name, category, factor)
    values (uuidv7(), 1, now(), now(), 'doz-d', 'Dozen', 'count', 12) returning id`);
  const order = await trade.confirmed([{ product: egg, quantity: '2', unit: rows[0]!.id } as never]);
  expect(await trade.open(order)).toMatchObject([{ lines: [{ quantity: '24', reserved: '24' }] }]);
  await trade.ship(order, ['7']);
  expect(await trade.progress(order)).toMatchObject({ lines: [{ delivered: '0.583333', toDeliver: '1.416667' }] });
  await trade.ship(order);
  expect(await trade.progress(order)).toMatchObject({ deliveryStatus: 'FULLY', lines: [{ delivered: '2', toDeliver: '0' }] });
});

describe('what comes back', () => {
  test('is delivered no longer, and not to be paid for', async () => {
    const mug = await givenStocked('mug', '10');
    const order = await trade.confirmed([{ product: mug, quantity: '10' }]);
    await trade.ship(order);
    await trade.takeBack(order, '3');
    expect(await trade.progress(order)).toMatchObject({
      deliveryStatus: 'FULLY',
      lines: [{ delivered: '7', toDeliver: '0', toInvoice: '7' }],
    });
  });
});

describe('an order that nothing more comes of', () => {
  test('lets others have what was set aside for it when it is cancelled', async () => {
    const vase = await givenStocked('vase', '5');
    const order = await trade.confirmed([{ product: vase, quantity: '5' }]);
    expect((await trade.moved('cancel', order)).state).toBe('CANCELLED');
    expect(await trade.open(order)).toEqual([]);
    expect(await trade.stock.counted(vase)).toEqual({ quantity: '5', reserved: '0' });
    expect(await trade.progress(order)).toMatchObject({ deliveryStatus: 'NONE', lines: [{ toDeliver: '0', toInvoice: '0' }] });
  });

  test('is not cancelled but closed once a part has left: that part is to be paid for', async () => {
    const bowl = await givenStocked('bowl', '5');
    const order = await trade.confirmed([{ product: bowl, quantity: '5' }]);
    await trade.ship(order, ['2']);
    expect((await trade.attempt('cancel', order)).errors).toMatchObject([{ code: 'ORDER_UNDER_WAY' }]);
    expect((await trade.moved('close', order)).state).toBe('CLOSED');
    expect(await trade.open(order)).toEqual([]);
    expect(await trade.stock.counted(bowl)).toEqual({ quantity: '3', reserved: '0' });
    expect(await trade.progress(order)).toMatchObject({
      deliveryStatus: 'PARTLY',
      done: false,
      lines: [{ delivered: '2', toDeliver: '0', toInvoice: '2' }],
    });
  });

  test('may be cancelled when all of it came back', async () => {
    const plate = await givenStocked('plate', '5');
    const order = await trade.confirmed([{ product: plate, quantity: '5' }]);
    await trade.ship(order);
    await trade.takeBack(order, '5');
    expect((await trade.moved('cancel', order)).state).toBe('CANCELLED');
  });
});

test('when a delivery was cancelled, another one is planned, and no second one for the same goods', async () => {
  const fork = await givenStocked('fork', '8');
  const order = await trade.confirmed([{ product: fork, quantity: '8' }]);
  expect((await trade.attempt('deliver', order)).errors).toMatchObject([{ code: 'NOTHING_TO_DELIVER' }]);
  await trade.ship(order, ['3']);
  const [rest] = await trade.open(order);
  await trade.stock.moved(trade.storekeeper, 'cancel', 'Delivery', rest!);
  expect(await trade.stock.counted(fork)).toEqual({ quantity: '5', reserved: '0' });
  await trade.moved('deliver', order);
  expect(await trade.open(order)).toMatchObject([{ lines: [{ quantity: '5', reserved: '5' }] }]);
  await trade.ship(order);
  expect(await trade.progress(order)).toMatchObject({ deliveryStatus: 'FULLY', lines: [{ delivered: '8' }] });
});

test('sixteen clerks confirm orders for the same goods: what is there is promised once', async () => {
  const coin = await givenStocked('coin', '50');
  const orders = await Promise.all(Array.from({ length: 16 }, () => trade.order([{ product: coin, quantity: '5' }])));
  const answers = await Promise.all(orders.map((order) => trade.attempt('confirm', order)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(await trade.stock.counted(coin)).toEqual({ quantity: '50', reserved: '50' });
});

test('an order is cancelled while it is shipped: one of both happens, never half of each', async () => {
  const cup = await givenStocked('cup', '20');
  for (let round = 0; round < 4; round += 1) {
    const order = await trade.confirmed([{ product: cup, quantity: '5' }]);
    const [delivery] = await trade.open(order);
    const [cancelled, shipped] = await Promise.all([
      trade.attempt('cancel', order),
      trade.stock.attempt(trade.storekeeper, 'ship', 'Delivery', delivery!),
    ]);
    expect([cancelled.errors.length, shipped.errors.length].sort()).toEqual([0, 1]);
    const { state, lines } = await trade.progress(order);
    expect([state, lines[0]!.delivered]).toEqual(cancelled.errors.length === 0 ? ['CANCELLED', '0'] : ['CONFIRMED', '5']);
  }
});

test('where goods are reserved later, they are free until somebody reserves them', async () => {
  const other = await GivenTrade.of(db, 'Patient Goods');
  await other.policy({ reserving: 'later', invoicing: 'on order' });
  const pen = await other.stock.product('pen');
  await other.stock.buy(pen, '5', '5');
  const order = await other.confirmed([{ product: pen, quantity: '5' }]);
  expect(await other.open(order)).toMatchObject([{ reservation: 'NONE', lines: [{ reserved: '0' }] }]);
  expect(await other.progress(order)).toMatchObject({ lines: [{ toInvoice: '5' }] });
  await other.ship(order);
  expect(await other.progress(order)).toMatchObject({ deliveryStatus: 'FULLY' });
});
