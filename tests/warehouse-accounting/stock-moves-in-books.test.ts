import { Decimal } from 'decimal.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { moveStock } from '../../server/erp/warehouse/index.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenBooks } from '../accounting/given-books.js';
import { GivenStock } from '../warehouse/given-stock.js';
import { StockAndBooks } from './stock-and-books.js';

let db: TestDatabase;
let company: StockAndBooks;
let stock: GivenStock;
let clerk: Principal;
let manager: Principal;
let supplier: string;

beforeAll(async () => {
  db = await openTestDatabase();
  company = await StockAndBooks.of(db);
  stock = company.stock;
  clerk = await stock.storekeeper('clerk');
  manager = await stock.storekeeper('manager');
  supplier = await insert(db, 'Party', { name: 'Maker', isSupplier: true });
});
afterAll(() => db.close());
afterEach(() => company.tieOut());

const received = async (lines: readonly object[], more: object = {}) => {
  const receipt = await stock.document(manager, 'Receipt', { party: supplier, warehouse: stock.warehouse, lines, ...more });
  return stock.moved(clerk, 'receive', 'Receipt', await stock.moved(manager, 'confirm', 'Receipt', receipt));
};
const moveOf = async (reference: string) => {
  const { rows } = await db.owner.query<{ id: string }>('select id from stock_move where reference = $1', [reference]);
  return rows[0]!.id;
};

test('a receipt owes what it brings, a delivery costs what it takes, and what comes back costs it no more (S13)', async () => {
  const desk = await stock.product('desk');
  const first = await received([{ product: desk, quantity: '10', unitCost: '4.00' }]);
  const second = await received([{ product: desk, quantity: '10', unitCost: '5.00' }]);
  expect(await company.entries(first.number)).toEqual(['Dr STOCK 40.00, Cr GRNI 40.00']);
  expect(await company.entries(second.number)).toEqual(['Dr STOCK 50.00, Cr GRNI 50.00']);

  const sale = await stock.moved(clerk, 'ship', 'Delivery', await stock.delivery(clerk, desk, '15'));
  expect(await company.entries(sale.number)).toEqual(['Dr COGS 65.00, Cr STOCK 65.00']);

  const returnOf = await moveOf(sale.number);
  const back = await received([{ product: desk, quantity: '2', returnOf }], { kind: 'CUSTOMER' });
  expect(await company.entries(back.number)).toEqual(['Dr STOCK 10.00, Cr COGS 10.00']);
  expect(await stock.held(desk)).toEqual({ quantity: '7', value: '35.00' });
});

test('an entry is one for all lines of its document, dated as the goods moved, and leads back to it', async () => {
  const [cup, plate] = [await stock.product('cup'), await stock.product('plate')];
  const receipt = await received([
    { product: cup, quantity: '10', unitCost: '1.10' },
    { product: plate, quantity: '4', unitCost: '2.25' },
  ]);
  expect(await company.entries(receipt.number)).toEqual(['Dr STOCK 20.00, Cr GRNI 20.00']);
  const { rows } = await db.owner.query(
    `select e.date::text as date, e.source_kind as kind, e.source_id as id, e.description, j.code, l.party_id as party from journal_entry e
       join journal j on j.id = e.journal_id join journal_entry_line l on l.entry_id = e.id and l.credit > 0 where e.reference = $1`,
    [receipt.number],
  );
  const [moved] = (await db.owner.query<{ day: string }>('select day::text as day from stock_move where reference = $1', [receipt.number]))
    .rows;
  expect(rows).toEqual([
    { date: moved!.day, kind: 'Receipt', id: receipt.id, description: `Receipt ${receipt.number}`, code: 'STK', party: supplier },
  ]);
});

test('a hundred moves of many documents are booked by one call: an entry for each document', async () => {
  const nail = await stock.product('nail');
  const [from, to] = [{ id: stock.place('supplier') }, { id: stock.place('W1') }];
  await asSystem(db.kernel, (work) =>
    moveStock(
      work,
      Array.from({ length: 100 }, (_, at) => ({
        reference: `LOAD-${at % 4}`,
        day: '2026-06-15',
        product: { id: nail },
        quantity: new Decimal(1),
        value: new Decimal('0.03'),
        from,
        to,
      })),
    ),
  );
  expect(await company.entries('LOAD-0')).toEqual(['Dr STOCK 0.75, Cr GRNI 0.75']);
  expect(await company.entries('LOAD-3')).toEqual(['Dr STOCK 0.75, Cr GRNI 0.75']);
});

test('goods on the way have an account of their own, and what is lost there is a difference (S22)', async () => {
  await stock.alsoIn('W2');
  const shelf = await stock.product('shelf');
  await received([{ product: shelf, quantity: '20', unitCost: '4.50' }]);
  const draft = await stock.document(clerk, 'Transfer', {
    from: stock.place('W1'),
    to: stock.place('W2'),
    lines: [{ product: shelf, quantity: '20' }],
  });
  const sent = await stock.moved(clerk, 'ship', 'Transfer', draft);
  expect(await company.entries(sent.number)).toEqual(['Dr GIT 90.00, Cr STOCK 90.00']);
  await company.tieOut();

  const { updateTransfer } = await answerTo<{ updateTransfer: { version: number } }>(
    db,
    clerk,
    `mutation ($id: ID!, $version: Int!, $lines: [TransferLineInput!]) { updateTransfer(id: $id, version: $version, input: { lines: $lines }) { version } }`,
    { id: sent.id, version: sent.version, lines: [{ id: sent.lines![0]!['id'], received: '18' }] },
  );
  await stock.moved(clerk, 'receive', 'Transfer', { ...sent, ...updateTransfer });
  expect(await company.entries(sent.number)).toEqual(['Dr GIT 90.00, Cr STOCK 90.00', 'Dr STOCK 81.00, Dr ADJ 9.00, Cr GIT 90.00']);
  expect(await company.books.balance('1210')).toBe('0.00');
});

test('what a count does not find is a difference, whatever was sold meanwhile (S21)', async () => {
  const bolt = await stock.product('bolt');
  await received([{ product: bolt, quantity: '100', unitCost: '4.00' }]);
  const count = await stock.moved(clerk, 'start', 'StockCount', await stock.document(clerk, 'StockCount', { location: stock.place('W1') }));
  const line = count.lines!.find(({ product }) => (product as unknown as { id: string }).id === bolt)!;
  await stock.moved(clerk, 'ship', 'Delivery', await stock.delivery(clerk, bolt, '5'));
  const lines = count.lines!.map(({ id }) => (id === line['id'] ? { id, counted: '97' } : { id }));
  const { updateStockCount } = await answerTo<{ updateStockCount: { version: number } }>(
    db,
    clerk,
    `mutation ($id: ID!, $version: Int!, $lines: [StockCountLineInput!]) { updateStockCount(id: $id, version: $version, input: { lines: $lines }) { version } }`,
    { id: count.id, version: count.version, lines },
  );
  await stock.moved(await stock.storekeeper('lead'), 'apply', 'StockCount', { ...count, ...updateStockCount });
  expect(await company.entries(count.number)).toEqual(['Dr ADJ 12.00, Cr STOCK 12.00']);
  expect(await stock.held(bolt)).toEqual({ quantity: '92', value: '368.00' });
});

test('what is thrown away is a difference', async () => {
  const glass = await stock.product('glass');
  await received([{ product: glass, quantity: '10', unitCost: '2.50' }]);
  const scrap = await stock.document(clerk, 'Scrap', {
    location: stock.place('W1'),
    reason: 'DAMAGED',
    lines: [{ product: glass, quantity: '4' }],
  });
  await stock.moved(await stock.storekeeper('specialist'), 'scrap', 'Scrap', scrap);
  expect(await company.entries(scrap.number)).toEqual(['Dr ADJ 10.00, Cr STOCK 10.00']);
});

test('goods that go back to their supplier are owed no more, at what was owed for them, to the last cent', async () => {
  const vase = await stock.product('vase');
  await stock.buy(vase, '3', '10.00', { reference: 'VASES' });
  const returnOf = { id: await moveOf('VASES') };
  for (const reference of ['BACK-1', 'BACK-2', 'BACK-3']) await stock.move(vase, '1', 'W1', 'supplier', { returnOf, reference });
  expect(await company.entries('BACK-1')).toEqual(['Dr GRNI 3.33, Cr STOCK 3.33']);
  expect(await company.entries('BACK-2')).toEqual(['Dr GRNI 3.34, Cr STOCK 3.34']);
  expect(await company.entries('BACK-3')).toEqual(['Dr GRNI 3.33, Cr STOCK 3.33']);
});

test('a closed month and a lock refuse the goods with the reason of the books, and nothing has moved', async () => {
  const lamp = await stock.product('lamp');
  await stock.buy(lamp, '2', '8.00');
  const before = await stock.counted(lamp);
  await expect(stock.sell(lamp, '1', { day: '2027-01-04' })).rejects.toMatchObject({ code: 'PERIOD_NOT_OPEN' });
  const lock = await insert(db, 'LockDate', { company: company.books.companyId, lock: 'all', lockedThrough: '2026-05-31' });
  await expect(stock.sell(lamp, '1', { day: '2026-05-31' })).rejects.toMatchObject({ code: 'BOOKS_LOCKED' });
  await db.owner.query('delete from lock_date where id = $1', [lock]);
  expect(await stock.counted(lamp)).toEqual(before);
});

describe('moving average', () => {
  let average: StockAndBooks;
  beforeAll(async () => {
    average = await StockAndBooks.of(db, { name: 'Average Books', costingMethod: 'average' });
  });
  afterEach(() => average.tieOut());

  test('what is sold costs the average, and three for ten leave nothing behind (S14)', async () => {
    const desk = await average.stock.product('average-desk');
    await average.stock.buy(desk, '10', '40.00');
    await average.stock.buy(desk, '10', '50.00');
    await average.stock.sell(desk, '15', { reference: 'SALE' });
    expect(await average.entries('SALE')).toEqual(['Dr COGS 67.50, Cr STOCK 67.50']);

    const lamp = await average.stock.product('average-lamp');
    await average.stock.buy(lamp, '3', '10.00');
    for (const reference of ['ONE', 'TWO', 'THREE']) await average.stock.sell(lamp, '1', { reference });
    expect(await average.entries('ONE')).toEqual(['Dr COGS 3.33, Cr STOCK 3.33']);
    expect(await average.entries('TWO')).toEqual(['Dr COGS 3.34, Cr STOCK 3.34']);
    expect(await average.entries('THREE')).toEqual(['Dr COGS 3.33, Cr STOCK 3.33']);
  });
});

describe('a company that had goods before it had books', () => {
  test('moves them without a word, books once what is there, and from then on each move', async () => {
    const early = await GivenStock.of(db, { name: 'Early Goods' });
    const rug = await early.product('rug');
    await early.buy(rug, '10', '120.00');
    await early.sell(rug, '4');
    await early.move(rug, '2', 'W1', 'transit');
    const books = await givenBooks(db, early.cast);
    expect(await books.balance('1200')).toBe('0.00');

    const accountant = await early.cast.manager('accounting');
    const open = () =>
      ask<{ bookOpeningStock: string | null }>(db, accountant, `mutation ($company: ID!) { bookOpeningStock(company: $company) }`, {
        company: early.cast.companyId,
      });
    const { data, errors } = await open();
    expect(errors).toEqual([]);
    expect(data.bookOpeningStock).not.toBeNull();
    expect([await books.balance('1200'), await books.balance('1210'), await books.balance('3200')]).toEqual(['48.00', '24.00', '-72.00']);
    expect((await open()).data.bookOpeningStock).toBeNull();

    await early.sell(rug, '1');
    expect(await books.balance('1200')).toBe('36.00');
    await early.tieOut();
  });

  test('only whoever posts entries may book it, and only in a company of theirs', async () => {
    const text = `mutation ($company: ID!) { bookOpeningStock(company: $company) }`;
    const trainee = await stock.cast.trainee('accounting');
    expect((await ask(db, trainee, text, { company: company.books.companyId })).errors[0]!.message).toMatch(/Cannot query field/);
    const accountant = await stock.cast.manager('accounting');
    const elsewhere = await GivenStock.of(db, { name: 'Elsewhere' });
    expect((await ask(db, accountant, text, { company: elsewhere.cast.companyId })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
