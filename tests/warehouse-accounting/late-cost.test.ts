import { Decimal } from 'decimal.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { adjustReceiptCost } from '../../server/erp/warehouse/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import type { GivenStock, Moved } from '../warehouse/given-stock.js';
import { StockAndBooks } from './stock-and-books.js';

let db: TestDatabase;
let fifo: StockAndBooks;
let average: StockAndBooks;
let stock: GivenStock;
let manager: Principal;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  fifo = await StockAndBooks.of(db);
  average = await StockAndBooks.of(db, { name: 'Average Goods', costingMethod: 'average' });
  stock = fifo.stock;
  manager = await stock.storekeeper('manager');
  supplier = await insert(db, 'Party', { name: 'Maker', isSupplier: true });
});
afterAll(() => db.close());
afterEach(() => fifo.tieOut());

/** A receipt that came, of so much of each product at its cost. */
async function received(
  company: StockAndBooks,
  lines: readonly { product: string; quantity: string; unitCost: string }[],
): Promise<string> {
  const who = await company.stock.storekeeper('manager');
  const given = await company.stock.document(who, 'Receipt', { party: supplier, warehouse: company.stock.warehouse, lines });
  return (await company.stock.moved(who, 'receive', 'Receipt', await company.stock.moved(who, 'confirm', 'Receipt', given))).id;
}

/** Freight of so much for these receipts, booked. */
async function freight(company: StockAndBooks, amount: string, receipts: readonly string[], more: object = {}): Promise<string> {
  const who = await company.stock.storekeeper('manager');
  const lines = receipts.map((receipt) => ({ receipt }));
  const draft = await company.stock.document(who, 'LandedCost', { amount, lines, ...more });
  return (await company.stock.moved(who, 'book', 'LandedCost', draft)).number;
}

const billed = (receipt: Moved, amount: string, reference: string): Promise<void> =>
  asSystem(db.kernel, (work) => adjustReceiptCost(work, [{ move: receipt, amount: new Decimal(amount), cause: 'bill', reference }]));

describe('freight that comes after the goods are sold', () => {
  test('is stock for what is there and cost of sales for what is gone; the month of the sale stays as it was (S15)', async () => {
    const desk = await stock.product('desk');
    const june = db.clock.now.toISOString();
    db.clock.set('2026-05-20T10:00:00Z');
    const receipt = await received(fifo, [{ product: desk, quantity: '10', unitCost: '100.00' }]);
    await stock.sell(desk, '4', { reference: 'MAY-SALE', day: '2026-05-20' });
    db.clock.set(june);
    await insert(db, 'LockDate', { company: fifo.books.companyId, lock: 'hard', lockedThrough: '2026-05-31' });
    expect(await fifo.entries('MAY-SALE')).toEqual(['Dr COGS 400.00, Cr STOCK 400.00']);
    const written = await stateOf(desk);

    const number = await freight(fifo, '50.00', [receipt]);
    expect(await fifo.entries(number)).toEqual(['Dr STOCK 30.00, Dr COGS 20.00, Cr LCC 50.00']);
    expect(await stock.held(desk)).toEqual({ quantity: '6', value: '630.00' });
    expect(await stateOf(desk)).toEqual(written);
    expect((await stock.sell(desk, '6')).value).toBe('630.00');
  });

  test('moves the average of what is there (S15)', async () => {
    const desk = await average.stock.product('average-desk');
    const first = await received(average, [{ product: desk, quantity: '5', unitCost: '10.00' }]);
    const second = await received(average, [{ product: desk, quantity: '5', unitCost: '12.00' }]);
    expect((await average.stock.sell(desk, '1')).value).toBe('11.00');
    const number = await freight(average, '10.00', [first, second]);
    expect(await average.entries(number)).toEqual(['Dr STOCK 9.00, Dr COGS 1.00, Cr LCC 10.00']);
    expect(await average.stock.held(desk)).toEqual({ quantity: '9', value: '108.00' });
    expect((await average.stock.sell(desk, '1')).value).toBe('12.00');
  });

  test('is split by value or weight where somebody says so, to the last cent, and by weight only where there are weights', async () => {
    const [iron, wool] = [await stock.product('iron', { weightKg: '2' }), await stock.product('wool', { weightKg: '0.5' })];
    const receipt = await received(fifo, [
      { product: iron, quantity: '10', unitCost: '1.00' },
      { product: wool, quantity: '20', unitCost: '4.50' },
    ]);
    await freight(fifo, '10.00', [receipt], { splitBy: 'WEIGHT' });
    expect([(await stock.held(iron)).value, (await stock.held(wool)).value]).toEqual(['16.67', '93.33']);
    await freight(fifo, '10.00', [receipt], { splitBy: 'VALUE' });
    expect([(await stock.held(iron)).value, (await stock.held(wool)).value]).toEqual(['17.67', '102.33']);

    const air = await stock.product('air');
    const light = await received(fifo, [{ product: air, quantity: '1', unitCost: '1.00' }]);
    const draft = await stock.document(manager, 'LandedCost', { amount: '1.00', splitBy: 'WEIGHT', lines: [{ receipt: light }] });
    const { errors } = await stock.attempt(manager, 'book', 'LandedCost', draft);
    expect(errors).toMatchObject([{ code: 'NOTHING_TO_SPLIT_BY', facts: { document: draft.number } }]);
  });

  test('goes along with goods that went on to another warehouse, and comes back with those that came back', async () => {
    const chair = await stock.product('chair');
    const second = await stock.alsoIn('W2');
    const receipt = await received(fifo, [{ product: chair, quantity: '10', unitCost: '10.00' }]);
    const sent = await stock.move(chair, '6', 'W1', 'transit');
    await stock.move(chair, '4', 'transit', 'W2', { follows: sent });
    const sale = await stock.sell(chair, '3');
    await stock.move(chair, '1', 'customer', 'W1', { returnOf: sale });
    const lost = await stock.move(chair, '1', 'W2', 'loss');
    expect(lost.value).toBe('10.00');

    const number = await freight(fifo, '20.00', [receipt]);
    // Of ten, two are lying in the first warehouse, two are on the way, three in the second; two are sold and one is lost.
    expect(await fifo.entries(number)).toEqual(['Dr STOCK 10.00, Dr GIT 4.00, Dr COGS 4.00, Dr ADJ 2.00, Cr LCC 20.00']);
    expect((await stock.held(chair)).value).toBe('24.00');
    expect((await stock.held(chair, second)).value).toBe('36.00');
    expect((await stock.held(chair, null)).value).toBe('24.00');
    expect((await stock.move(chair, '2', 'customer', 'W1', { returnOf: sale })).value).toBe('24.00');
  });

  test('is for managers, and for receipts that have come', async () => {
    const clerk = await stock.storekeeper('lead');
    const { errors } = await ask(db, clerk, `{ landedCosts { nodes { id } } }`);
    expect(errors[0]!.message).toMatch(/Cannot query field/);
    const draft = await stock.document(manager, 'Receipt', { party: supplier, warehouse: stock.warehouse, lines: [] });
    const text = `mutation ($input: CreateLandedCostInput!) { createLandedCost(input: $input) { id } }`;
    const refused = await ask(db, manager, text, { input: { amount: '1.00', lines: [{ receipt: draft.id }] } });
    expect(refused.errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
});

describe('a bill that says otherwise than the receipt', () => {
  test('is stock for what is there and a variance for what is gone (S16)', async () => {
    const lamp = await stock.product('lamp');
    const receipt = await stock.buy(lamp, '10', '80.00', { reference: 'LAMPS' });
    await stock.sell(lamp, '4', { reference: 'LAMP-SALE' });
    expect(await fifo.entries('LAMP-SALE')).toEqual(['Dr COGS 32.00, Cr STOCK 32.00']);
    await billed(receipt, '5.00', 'BILL-1');
    expect(await fifo.entries('BILL-1')).toEqual(['Dr STOCK 3.00, Dr PPV 2.00, Cr GRNI 5.00']);
    expect(await stock.held(lamp)).toEqual({ quantity: '6', value: '51.00' });
  });

  test('takes as much back where it is cheaper, and what goes back to the supplier leaves the rest as a variance', async () => {
    const vase = await stock.product('vase');
    const receipt = await stock.buy(vase, '10', '80.00');
    await stock.sell(vase, '4');
    await billed(receipt, '-5.00', 'BILL-2');
    expect(await fifo.entries('BILL-2')).toEqual(['Dr GRNI 5.00, Cr STOCK 3.00, Cr PPV 2.00']);
    await stock.move(vase, '2', 'W1', 'supplier', { returnOf: receipt, reference: 'VASES-BACK' });
    expect(await fifo.entries('VASES-BACK')).toEqual(['Dr GRNI 16.00, Cr STOCK 15.00, Cr PPV 1.00']);
  });

  test('a hundred receipts are adjusted in a handful of statements and one entry', async () => {
    const nail = await stock.product('nail');
    const receipts: Moved[] = [];
    for (let at = 0; at < 20; at += 1) receipts.push(await stock.buy(nail, '3', '1.00'));
    await asSystem(db.kernel, (work) =>
      adjustReceiptCost(
        work,
        receipts.map((move) => ({ move, amount: new Decimal('0.02'), cause: 'bill', reference: 'BILL-3' })),
      ),
    );
    expect(await fifo.entries('BILL-3')).toEqual(['Dr STOCK 0.40, Cr GRNI 0.40']);
    expect((await stock.held(nail)).value).toBe('20.40');
  });
});

describe('goods that are worth less than they cost', () => {
  const revalued = async (company: StockAndBooks, product: string, unitValue: string) => {
    const who = await company.stock.storekeeper('manager');
    const draft = await company.stock.document(who, 'StockRevaluation', { product, warehouse: company.stock.warehouse, unitValue });
    return company.stock.attempt(who, 'book', 'StockRevaluation', draft);
  };

  test('are written down where they lie; what has gone keeps its cost', async () => {
    const phone = await stock.product('phone');
    await stock.buy(phone, '10', '30.00');
    await stock.buy(phone, '10', '50.00');
    const sale = await stock.sell(phone, '4');
    const { document } = await revalued(fifo, phone, '2.50');
    expect(await fifo.entries(document!.number)).toEqual(['Dr ADJ 28.00, Cr STOCK 28.00']);
    expect(await stock.held(phone)).toEqual({ quantity: '16', value: '40.00' });
    expect((await stock.move(phone, '4', 'customer', 'W1', { returnOf: sale })).value).toBe('12.00');
  });

  test('at average cost too, and not where there are none', async () => {
    const phone = await average.stock.product('average-phone');
    await average.stock.buy(phone, '3', '10.00');
    await average.stock.buy(phone, '4', '18.00');
    await average.stock.sell(phone, '2');
    const { document } = await revalued(average, phone, '3.00');
    expect(await average.entries(document!.number)).toEqual(['Dr ADJ 5.00, Cr STOCK 5.00']);
    expect(await average.stock.held(phone)).toEqual({ quantity: '5', value: '15.00' });
    const { errors } = await revalued(average, await average.stock.product('average-none'), '1.00');
    expect(errors).toMatchObject([{ code: 'NOTHING_TO_REVALUE', facts: { product: 'Product average-none', warehouse: 'Main' } }]);
  });
});

/** All that was written of a product's goods and their cost before now. */
async function stateOf(product: string): Promise<object[]> {
  const { rows } = await db.owner.query<object>(
    `select m.id, m.value::text as value, l.value::text as layer, u.value::text as use from stock_move m left join cost_layer l on l.move_id = m.id
       left join cost_use u on u.move_id = m.id where m.product_id = $1 order by m.id`,
    [product],
  );
  return rows;
}
