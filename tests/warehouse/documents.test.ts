import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenStock } from './given-stock.js';

let db: TestDatabase;
let stock: GivenStock;
let clerk: Principal;
let lead: Principal;
let manager: Principal;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  stock = await GivenStock.of(db);
  clerk = await stock.storekeeper('clerk');
  lead = await stock.storekeeper('lead');
  manager = await stock.storekeeper('manager');
  supplier = await insert(db, 'Party', { name: 'Maker', isSupplier: true });
});
afterAll(() => db.close());
afterEach(() => stock.tieOut());

test('what sells while people count is no difference (S21)', async () => {
  const bolt = await stock.product('bolt');
  await stock.buy(bolt, '100', '400.00');
  const count = await stock.moved(clerk, 'start', 'StockCount', await stock.document(clerk, 'StockCount', { location: stock.place('W1') }));
  const line = count.lines!.find(({ product }) => (product as unknown as { id: string }).id === bolt)!;
  expect(line['expected']).toBe('100');
  await stock.sell(bolt, '5');

  const lines = count.lines!.map(({ id }) => (id === line['id'] ? { id, counted: '97' } : { id }));
  const { updateStockCount } = await answerTo<{ updateStockCount: { id: string; version: number } }>(
    db,
    clerk,
    `mutation ($id: ID!, $version: Int!, $lines: [StockCountLineInput!]) { updateStockCount(id: $id, version: $version, input: { lines: $lines }) { id version } }`,
    { id: count.id, version: count.version, lines },
  );
  const { errors } = await stock.attempt(clerk, 'apply', 'StockCount', { ...count, ...updateStockCount });
  expect(errors[0]!.message).toMatch(/Cannot query field "applyStockCount"/);
  await stock.moved(lead, 'apply', 'StockCount', { ...count, ...updateStockCount });

  expect(await movesOf(count.number)).toEqual([{ quantity: '3', value: '12.00' }]);
  expect(await stock.held(bolt)).toEqual({ quantity: '92', value: '368.00' });
});

test('goods are on the way between two warehouses, and what does not arrive is lost (S22)', async () => {
  await stock.alsoIn('W2');
  const shelf = await stock.product('shelf');
  await stock.buy(shelf, '20', '90.00');
  const draft = await stock.document(clerk, 'Transfer', {
    from: stock.place('W1'),
    to: stock.place('W2'),
    lines: [{ product: shelf, quantity: '20' }],
  });
  const sent = await stock.moved(clerk, 'ship', 'Transfer', draft);
  expect(await stock.held(shelf, null)).toEqual({ quantity: '20', value: '90.00' });

  const arrived = (line: object) =>
    ask<{ updateTransfer: { version: number } }>(
      db,
      clerk,
      `mutation ($id: ID!, $version: Int!, $lines: [TransferLineInput!]) { updateTransfer(id: $id, version: $version, input: { lines: $lines }) { version } }`,
      { id: sent.id, version: sent.version, lines: [{ id: sent.lines![0]!['id'], ...line }] },
    );
  expect((await arrived({ quantity: '18' })).errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { lines: 'FIXED' } }]);
  const { data } = await arrived({ received: '18' });
  await stock.moved(clerk, 'receive', 'Transfer', { ...sent, ...data.updateTransfer });

  expect(await movesOf(sent.number)).toEqual([
    { quantity: '20', value: '90.00' },
    { quantity: '18', value: '81.00' },
    { quantity: '2', value: '9.00' },
  ]);
  expect(await stock.held(shelf, null)).toEqual({ quantity: '0', value: '0.00' });
  expect(await stock.counted(shelf)).toEqual({ quantity: '18', reserved: '0' });
});

test('a receipt brings goods at their cost, names new lots and expects what did not come', async () => {
  const milk = await stock.product('milk', { tracking: 'lot', shelfLifeDays: 20 });
  const receipt = await stock.moved(
    manager,
    'confirm',
    'Receipt',
    await stock.document(manager, 'Receipt', {
      party: supplier,
      warehouse: stock.warehouse,
      lines: [{ product: milk, quantity: '12', received: '10', unitCost: '0.85', lotNumber: 'L-7', madeOn: '2026-06-10' }],
    }),
  );
  const received = await stock.moved(clerk, 'receive', 'Receipt', receipt);
  expect(received).toMatchObject({ state: 'RECEIVED', backorders: { nodes: [{ state: 'EXPECTED' }] } });
  expect(await stock.held(milk)).toEqual({ quantity: '10', value: '8.50' });
  const { rows } = await db.owner.query(`select number, expires_on::text as expires from lot where product_id = $1`, [milk]);
  expect(rows).toEqual([{ number: 'L-7', expires: '2026-06-30' }]);
});

test('more than was expected is taken only by somebody who says so', async () => {
  const nail = await stock.product('nail');
  const lines = [{ product: nail, quantity: '5', received: '6' }];
  const draft = await stock.document(clerk, 'Receipt', { party: supplier, warehouse: stock.warehouse, lines });
  const receipt = await stock.moved(clerk, 'confirm', 'Receipt', draft);
  const { errors } = await stock.attempt(clerk, 'receive', 'Receipt', receipt);
  expect(errors).toMatchObject([{ code: 'NEEDS_CONFIRMATION', facts: { accept: ['RECEIVE_MORE'] } }]);
  await stock.moved(clerk, 'receive', 'Receipt', receipt, ['RECEIVE_MORE']);
  expect(await stock.counted(nail)).toEqual({ quantity: '6', reserved: '0' });
});

test('what a customer sends back costs what it cost when it left', async () => {
  const vase = await stock.product('vase');
  await stock.buy(vase, '10', '40.00');
  await stock.buy(vase, '10', '50.00');
  const delivery = await stock.moved(clerk, 'ship', 'Delivery', await stock.delivery(clerk, vase, '15'));
  const [sale] = (await db.owner.query<{ id: string }>('select id from stock_move where reference = $1', [delivery.number])).rows;
  const back = await stock.document(clerk, 'Receipt', {
    kind: 'CUSTOMER',
    party: supplier,
    warehouse: stock.warehouse,
    lines: [{ product: vase, quantity: '2', returnOf: sale!.id }],
  });
  await stock.moved(clerk, 'receive', 'Receipt', await stock.moved(clerk, 'confirm', 'Receipt', back));
  expect(await stock.held(vase)).toEqual({ quantity: '7', value: '35.00' });
});

test('what is thrown away is lost with what it was worth', async () => {
  const glass = await stock.product('glass');
  await stock.buy(glass, '10', '25.00');
  const specialist = await stock.storekeeper('specialist');
  const scrap = await stock.document(clerk, 'Scrap', {
    location: stock.place('W1'),
    reason: 'DAMAGED',
    lines: [{ product: glass, quantity: '4' }],
  });
  await stock.moved(specialist, 'scrap', 'Scrap', scrap);
  expect(await movesOf(scrap.number)).toEqual([{ quantity: '4', value: '10.00' }]);
  expect(await stock.held(glass)).toEqual({ quantity: '6', value: '15.00' });
});

test('each piece with a number of its own is in one place', async () => {
  const drill = await stock.product('drill', { tracking: 'serial' });
  const lot = { id: await insert(db, 'Lot', { product: drill, number: 'SN-1' }) };
  await stock.buy(drill, '1', '80.00', { lot });
  await expect(stock.buy(drill, '1', '80.00', { lot })).rejects.toMatchObject({ code: 'SERIAL_NOT_SINGLE' });
  await expect(stock.buy(drill, '1', '80.00')).rejects.toMatchObject({ code: 'LOT_MISSING' });
  await stock.sell(drill, '1', { lot });
  expect(await stock.counted(drill)).toEqual({ quantity: '0', reserved: '0' });
});

test('a place that holds goods stays, and so do the places through which all goods come and go', async () => {
  const jar = await stock.product('jar');
  await stock.buy(jar, '1', '1.00');
  for (const place of ['W1', 'customer']) {
    const { errors } = await ask(db, manager, `mutation ($id: ID!) { removeLocation(id: $id, version: 1) { id } }`, {
      id: stock.place(place),
    });
    expect(errors).toMatchObject([{ code: 'STILL_IN_USE' }]);
  }
});

test('what is in stock keeps how it is tracked', async () => {
  const pen = await stock.product('pen');
  await stock.buy(pen, '1', '1.00');
  const buyer = await stock.cast.specialist('catalog');
  const { errors } = await ask(db, buyer, `mutation ($id: ID!) { updateProduct(id: $id, version: 1, input: { tracking: LOT }) { id } }`, {
    id: pen,
  });
  expect(errors).toMatchObject([{ code: 'TRACKING_FIXED' }]);
});

test('what goods cost is for managers: a clerk sees that they moved, not what they were worth', async () => {
  const text = `{ stockMoves(first: 1) { nodes { reference value } } }`;
  expect((await ask(db, clerk, text)).errors).toMatchObject([{ message: expect.stringMatching(/value/) }]);
  expect((await ask(db, clerk, `{ costLayers { nodes { id } } }`)).errors).toHaveLength(1);
  expect((await ask(db, manager, text)).errors).toEqual([]);
});

test('nobody makes a move by hand, not even the head', async () => {
  const head = await stock.cast.head();
  for (const mutation of ['createStockMove', 'createStockOnHand', 'updateStockOnHand', 'removeCostLayer', 'createReservation'])
    expect((await ask(db, head, `mutation { ${mutation} { id } }`)).errors[0]!.message).toMatch(/Cannot query field/);
});

async function movesOf(reference: string): Promise<object[]> {
  const { rows } = await db.owner.query<object>(
    `select quantity::text as quantity, round(value, 2)::text as value from stock_move where reference = $1 order by id`,
    [reference],
  );
  return rows;
}
