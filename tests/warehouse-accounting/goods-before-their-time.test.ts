import { openTestDatabase, type TestDatabase } from '../support/database.js';
import type { GivenStock } from '../warehouse/given-stock.js';
import { StockAndBooks } from './stock-and-books.js';

let db: TestDatabase;
let fifo: StockAndBooks;
let average: StockAndBooks;
let stock: GivenStock;

beforeAll(async () => {
  db = await openTestDatabase();
  fifo = await StockAndBooks.of(db);
  average = await StockAndBooks.of(db, { name: 'Average Goods', costingMethod: 'average' });
  stock = fifo.stock;
});
afterAll(() => db.close());
afterEach(() => fifo.tieOut());

/** From now on goods may leave the company's warehouse before they are entered. */
const letOwe = ({ stock: { warehouse } }: StockAndBooks) =>
  db.owner.query('update warehouse set may_go_below_zero = true where id = $1', [warehouse]);

describe('goods that leave before they came', () => {
  test('stay where they are unless the warehouse lets them go (S17)', async () => {
    const desk = await stock.product('kept-desk');
    await expect(stock.sell(desk, '5')).rejects.toMatchObject({ code: 'NOT_ENOUGH_STOCK' });
  });

  test.each(['fifo', 'average'] as const)(
    'cost what the last ones cost, and what they really cost when they come (S17, %s)',
    async (method) => {
      const company = method === 'fifo' ? fifo : average;
      await letOwe(company);
      const desk = await company.stock.product(`desk-${method}`, { cost: '4.00' });
      expect((await company.stock.sell(desk, '5', { reference: `SALE-${method}` })).value).toBe('20.00');
      expect(await company.entries(`SALE-${method}`)).toEqual(['Dr COGS 20.00, Cr STOCK 20.00']);
      expect(await company.stock.held(desk)).toEqual({ quantity: '-5', value: '-20.00' });
      await company.tieOut();

      await company.stock.buy(desk, '10', '46.00', { reference: `CAME-${method}` });
      expect(await company.entries(`CAME-${method}`)).toEqual(['Dr STOCK 46.00, Cr GRNI 46.00', 'Dr COGS 3.00, Cr STOCK 3.00']);
      expect(await company.stock.held(desk)).toEqual({ quantity: '5', value: '23.00' });
      expect((await company.stock.sell(desk, '5')).value).toBe('23.00');
    },
  );

  test('are settled as they come, a few at a time, and what customers send back of them comes first', async () => {
    const lamp = await stock.product('lamp');
    await stock.buy(lamp, '2', '8.00');
    const sale = await stock.sell(lamp, '6', { reference: 'LAMPS' });
    expect(sale.value).toBe('24.00');
    await stock.buy(lamp, '3', '15.00', { reference: 'THREE' });
    expect(await fifo.entries('THREE')).toEqual(['Dr STOCK 15.00, Cr GRNI 15.00', 'Dr COGS 3.00, Cr STOCK 3.00']);
    expect(await stock.held(lamp)).toEqual({ quantity: '-1', value: '-4.00' });
    await fifo.tieOut();

    // What went on credit left last, so it is what comes back first: at what is known of it by now.
    expect((await stock.move(lamp, '2', 'customer', 'W1', { returnOf: sale })).value).toBe('9.50');
    await fifo.tieOut();
    await stock.buy(lamp, '1', '6.00', { reference: 'ONE' });
    await fifo.tieOut();
    expect((await stock.held(lamp)).quantity).toBe('2');
  });

  test('leave with their delivery, as far as nobody else was promised any', async () => {
    const rug = await stock.product('rug');
    const clerk = await stock.storekeeper('clerk');
    await stock.buy(rug, '3', '30.00');
    const shipped = await stock.moved(clerk, 'ship', 'Delivery', await stock.delivery(clerk, rug, '5'));
    expect(shipped).toMatchObject({ state: 'SHIPPED', lines: [{ shipped: '5' }], backorders: { nodes: [] } });
    expect(await fifo.entries(shipped.number)).toEqual(['Dr COGS 50.00, Cr STOCK 50.00']);
    expect(await stock.counted(rug)).toEqual({ quantity: '-2', reserved: '0' });

    await stock.buy(rug, '4', '40.00');
    await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, rug, '2'));
    expect(await stock.counted(rug)).toEqual({ quantity: '2', reserved: '2' });
    await expect(stock.sell(rug, '1')).rejects.toMatchObject({ code: 'NOT_ENOUGH_STOCK' });
  });

  test('are found by a count as what is really there', async () => {
    const cup = await stock.product('cup', { cost: '2.00' });
    await stock.sell(cup, '3');
    await stock.move(cup, '3', 'loss', 'W1', { reference: 'FOUND' });
    expect(await stock.held(cup)).toEqual({ quantity: '0', value: '0.00' });
    expect(await fifo.entries('FOUND')).toEqual(['Dr STOCK 6.00, Cr ADJ 6.00']);
  });
});

describe('goods that are entered days after they came', () => {
  test('would have gone first: what left since costs what they cost, told today with the sale; nothing written before changes (S18)', async () => {
    const desk = await stock.product('late-desk');
    await stock.buy(desk, '10', '40.00', { day: '2026-06-02' });
    await stock.sell(desk, '5', { day: '2026-06-06', reference: 'DAY-5' });
    const before = await written(desk);
    await stock.buy(desk, '10', '30.00', { day: '2026-06-01', reference: 'DAY-0' });
    expect(await fifo.entries('DAY-5')).toEqual(['Dr COGS 20.00, Cr STOCK 20.00']);
    expect(await fifo.entries('DAY-0')).toEqual(['Dr STOCK 30.00, Cr GRNI 30.00', 'Dr STOCK 5.00, Cr COGS 5.00']);
    expect(await stock.held(desk)).toEqual({ quantity: '15', value: '55.00' });
    expect((await written(desk)).slice(0, before.length)).toEqual(before);
    const { rows } = await db.owner.query(
      `select a.day::text as day, a.amount::text as amount, m.reference from cost_adjustment a join cost_use u on u.id = a.use_id
         join stock_move m on m.id = u.move_id where a.product_id = $1`,
      [desk],
    );
    expect(rows).toEqual([{ day: '2026-06-15', amount: '-5.00', reference: 'DAY-5' }]);
    // Five at three are left of the late ones, and ten at four.
    expect([(await stock.sell(desk, '5')).value, (await stock.sell(desk, '10')).value]).toEqual(['15.00', '40.00']);
  });

  test('move on what every sale since had taken, each in its turn', async () => {
    const lamp = await stock.product('late-lamp');
    await stock.buy(lamp, '4', '16.00', { day: '2026-06-02' });
    await stock.buy(lamp, '4', '20.00', { day: '2026-06-03' });
    await stock.sell(lamp, '3', { day: '2026-06-04', reference: 'FIRST' });
    await stock.sell(lamp, '3', { day: '2026-06-05', reference: 'SECOND' });
    await stock.buy(lamp, '2', '2.00', { day: '2026-06-01', reference: 'LATE' });
    // The first took 2 at 1 and 1 at 4 instead of 3 at 4; the second 3 at 4 instead of 1 at 4 and 2 at 5.
    expect(await fifo.entries('LATE')).toEqual(['Dr STOCK 2.00, Cr GRNI 2.00', 'Dr STOCK 8.00, Cr COGS 8.00']);
    expect(await stock.held(lamp)).toEqual({ quantity: '4', value: '20.00' });
  });

  test('change the average that what left since was taken at', async () => {
    const desk = await average.stock.product('late-average');
    await average.stock.buy(desk, '10', '40.00', { day: '2026-06-02' });
    await average.stock.sell(desk, '5', { day: '2026-06-06' });
    await average.stock.buy(desk, '10', '30.00', { day: '2026-06-01', reference: 'LATE-AVERAGE' });
    expect(await average.entries('LATE-AVERAGE')).toEqual(['Dr STOCK 30.00, Cr GRNI 30.00', 'Dr STOCK 2.50, Cr COGS 2.50']);
    expect(await average.stock.held(desk)).toEqual({ quantity: '15', value: '52.50' });
  });

  test('go along to another warehouse and back from a customer with what left since', async () => {
    const vase = await stock.product('late-vase');
    const second = await stock.alsoIn('W2');
    await stock.buy(vase, '10', '40.00', { day: '2026-06-02' });
    await stock.move(vase, '4', 'W1', 'W2', { day: '2026-06-03' });
    const sale = await stock.sell(vase, '2', { day: '2026-06-04' });
    await stock.move(vase, '1', 'customer', 'W1', { returnOf: sale, day: '2026-06-05' });
    await stock.buy(vase, '5', '15.00', { day: '2026-06-01', reference: 'LATE-VASES' });
    // Four went at 3 instead of 4; of the two that were sold, one costs 3, and half of the gap has come back.
    expect((await stock.held(vase, second)).value).toBe('12.00');
    expect(await fifo.entries('LATE-VASES')).toEqual(['Dr STOCK 15.00, Cr GRNI 15.00', 'Dr STOCK 0.50, Cr COGS 0.50']);
  });
});

test('what is not allowed to be below zero and is all the same is told', async () => {
  const tile = await stock.product('tile', { cost: '1.00' });
  await stock.sell(tile, '1');
  await db.owner.query('update warehouse set may_go_below_zero = false where id = $1', [stock.warehouse]);
  await expect(stock.tieOut()).rejects.toThrow(/below zero/);
  await letOwe(fifo);
  await stock.buy(tile, '1', '1.00');
});

test('the tie-out tells of an account that says something else', async () => {
  const book = await stock.product('book');
  await stock.buy(book, '1', '7.00');
  await db.owner.query(`update stock_value set value = value + 1 where product_id = $1`, [book]);
  await expect(fifo.tieOut()).rejects.toThrow();
  await db.owner.query(`update stock_value set value = value - 1 where product_id = $1`, [book]);
});

async function written(product: string): Promise<object[]> {
  const { rows } = await db.owner.query<object>(
    `select u.id, u.quantity::text as quantity, u.value::text as value from cost_use u join stock_move m on m.id = u.move_id
      where m.product_id = $1 order by u.id`,
    [product],
  );
  return rows;
}
