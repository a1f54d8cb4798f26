import { ask } from '../support/ask.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenStock } from './given-stock.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

describe('first in, first out', () => {
  let stock: GivenStock;
  beforeAll(async () => {
    stock = await GivenStock.of(db);
  });
  afterEach(() => stock.tieOut());

  test('what is sold costs what the oldest cost; what comes back costs what it cost when it left, the last that left first (S13)', async () => {
    const desk = await stock.product('desk');
    await stock.buy(desk, '10', '40.00');
    await stock.buy(desk, '10', '50.00');
    const sale = await stock.sell(desk, '15');
    expect(sale.value).toBe('65.00');
    expect(await stock.held(desk)).toEqual({ quantity: '5', value: '25.00' });

    const back = await stock.move(desk, '2', 'customer', 'W1', { returnOf: sale });
    expect(back.value).toBe('10.00');
    expect(await stock.held(desk)).toEqual({ quantity: '7', value: '35.00' });
  });

  test('no more comes back than went, however often it is tried', async () => {
    const chair = await stock.product('chair');
    await stock.buy(chair, '10', '100.00');
    const sale = await stock.sell(chair, '3', { reference: 'D-1' });
    await stock.move(chair, '2', 'customer', 'W1', { returnOf: sale });
    await expect(stock.move(chair, '2', 'customer', 'W1', { returnOf: sale })).rejects.toMatchObject({
      code: 'RETURNS_TOO_MUCH',
      facts: { reference: 'D-1', asked: '2', left: '1' },
    });
    expect(await stock.held(chair)).toEqual({ quantity: '9', value: '90.00' });
  });

  test('the last of a layer takes what is left of its value', async () => {
    const lamp = await stock.product('lamp');
    await stock.buy(lamp, '3', '10.00');
    const values = [];
    for (let sold = 0; sold < 3; sold += 1) values.push((await stock.sell(lamp, '1')).value);
    expect(values).toEqual(['3.33', '3.34', '3.33']);
    expect(await stock.held(lamp)).toEqual({ quantity: '0', value: '0.00' });
  });

  test('goods that go to another warehouse take their cost and their age along, and what is on the way is worth what left (S22)', async () => {
    const shelf = await stock.product('shelf');
    const second = await stock.alsoIn('W2');
    await stock.buy(shelf, '20', '90.00');
    const sent = await stock.move(shelf, '20', 'W1', 'transit');
    expect(sent.value).toBe('90.00');
    expect(await stock.held(shelf, null)).toEqual({ quantity: '20', value: '90.00' });

    expect((await stock.move(shelf, '18', 'transit', 'W2', { follows: sent })).value).toBe('81.00');
    expect((await stock.move(shelf, '2', 'transit', 'loss', { follows: sent })).value).toBe('9.00');
    expect(await stock.held(shelf, null)).toEqual({ quantity: '0', value: '0.00' });
    expect(await stock.held(shelf, second)).toEqual({ quantity: '18', value: '81.00' });
  });

  test('goods that go back to whom they came from cost what these very goods cost', async () => {
    const vase = await stock.product('vase');
    await stock.buy(vase, '5', '20.00');
    const dear = await stock.buy(vase, '5', '35.00');
    expect((await stock.move(vase, '2', 'W1', 'supplier', { returnOf: dear })).value).toBe('14.00');
    expect(await stock.held(vase)).toEqual({ quantity: '8', value: '41.00' });
  });

  test('within a warehouse goods move without a word about cost', async () => {
    const rug = await stock.product('rug');
    await stock.buy(rug, '4', '8.00');
    const { rows } = await db.owner.query<{ id: string }>(
      `insert into location (id, created_at, updated_at, name, kind, warehouse_id, parent_id, company_id)
         select uuidv7(), now(), now(), 'Shelf 1', kind, warehouse_id, id, company_id from location where id = $1 returning id`,
      [stock.place('W1')],
    );
    expect((await stock.move(rug, '3', 'W1', 'W1', { to: rows[0]! })).value).toBeUndefined();
    expect(await stock.held(rug)).toEqual({ quantity: '4', value: '8.00' });
  });

  test('what is not there cannot go, and the refusal says how much is', async () => {
    const mirror = await stock.product('mirror');
    await stock.buy(mirror, '4', '8.00');
    await expect(stock.sell(mirror, '5')).rejects.toMatchObject({ code: 'NOT_ENOUGH_STOCK', facts: { asked: '5', free: '4' } });
    await expect(stock.sell(await stock.product('nothing'), '5')).rejects.toMatchObject({ code: 'NOT_ENOUGH_STOCK', facts: { free: '0' } });
  });
});

describe('moving average', () => {
  let stock: GivenStock;
  beforeAll(async () => {
    stock = await GivenStock.of(db, { name: 'Average Goods', costingMethod: 'average' });
  });
  afterEach(() => stock.tieOut());

  test('what is sold costs the average of what is there (S14)', async () => {
    const desk = await stock.product('average-desk');
    await stock.buy(desk, '10', '40.00');
    await stock.buy(desk, '10', '50.00');
    expect((await stock.sell(desk, '15')).value).toBe('67.50');
    expect(await stock.held(desk)).toEqual({ quantity: '5', value: '22.50' });
  });

  test('three for ten, one by one, leave nothing behind (S14)', async () => {
    const lamp = await stock.product('average-lamp');
    await stock.buy(lamp, '3', '10.00');
    const values = [];
    for (let sold = 0; sold < 3; sold += 1) values.push((await stock.sell(lamp, '1')).value);
    expect(values).toEqual(['3.33', '3.34', '3.33']);
    expect(await stock.held(lamp)).toEqual({ quantity: '0', value: '0.00' });
  });

  test('a new purchase moves the average of what is left, and what comes back costs what it cost when it left', async () => {
    const chair = await stock.product('average-chair');
    await stock.buy(chair, '4', '20.00');
    const sale = await stock.sell(chair, '2');
    await stock.buy(chair, '2', '14.00');
    expect((await stock.sell(chair, '1')).value).toBe('6.00');
    expect((await stock.move(chair, '1', 'customer', 'W1', { returnOf: sale })).value).toBe('5.00');
    expect(await stock.held(chair)).toEqual({ quantity: '4', value: '23.00' });
  });
});

test('a company that has valued stock keeps its method', async () => {
  const stock = await GivenStock.of(db, { name: 'Steady Goods' });
  await stock.buy(await stock.product('steady'), '1', '1.00');
  const head = await stock.cast.head();
  const { errors } = await ask(
    db,
    head,
    `mutation ($id: ID!) { updateCompany(id: $id, version: 1, input: { costingMethod: AVERAGE }) { id } }`,
    { id: stock.cast.companyId },
  );
  expect(errors).toMatchObject([{ code: 'COSTING_METHOD_FIXED' }]);
});

test('what has moved is never changed or taken away, by whatever role of ours', async () => {
  for (const table of ['stock_move', 'cost_layer', 'cost_use']) {
    for (const role of ['timon_caller', 'timon_facts']) {
      const { rows } = await db.owner.query<{ may: boolean }>(
        `select has_table_privilege($1, $2, 'update') or has_table_privilege($1, $2, 'delete') or has_table_privilege($1, $2, 'truncate') as may`,
        [role, table],
      );
      expect({ table, role, may: rows[0]!.may }).toEqual({ table, role, may: false });
    }
  }
});

test('what moves come to is written beside them alone: whoever asks may only read it', async () => {
  for (const table of ['stock_on_hand', 'stock_value', 'reservation']) {
    const { rows } = await db.owner.query<{ reads: boolean; writes: boolean }>(
      `select has_table_privilege('timon_caller', $1, 'select') as reads,
              has_table_privilege('timon_caller', $1, 'insert') or has_table_privilege('timon_caller', $1, 'update')
                or has_table_privilege('timon_caller', $1, 'delete') as writes`,
      [table],
    );
    expect({ table, ...rows[0] }).toEqual({ table, reads: true, writes: false });
  }
});

test('the check tells of what does not tie', async () => {
  const stock = await GivenStock.of(db, { name: 'Careless Goods' });
  const tile = await stock.product('tile');
  await stock.buy(tile, '5', '5.00');
  await db.owner.query('update stock_on_hand set quantity = 4 where product_id = $1', [tile]);
  await expect(stock.tieOut()).rejects.toThrow(/stock on hand/);
  await db.owner.query('update stock_on_hand set quantity = 5 where product_id = $1', [tile]);
  await db.owner.query('update stock_value set value = 6 where product_id = $1', [tile]);
  await expect(stock.tieOut()).rejects.toThrow(/stock value/);
  await db.owner.query('update stock_value set value = 5 where product_id = $1', [tile]);
  await stock.tieOut();
});
