import { Decimal } from 'decimal.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { StockAndBooks } from '../warehouse-accounting/stock-and-books.js';
import { GivenPurchases, type GivenOrder } from './given-purchases.js';

let db: TestDatabase;
let company: StockAndBooks;
let given: GivenPurchases;
let buyer: Principal;
let head: Principal;
let accountant: Principal;
let storekeeper: Principal;
let papers = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  company = await StockAndBooks.of(db);
  given = await GivenPurchases.of(db, company.stock);
  buyer = await given.cast.specialist('purchasing', 'North');
  head = await given.cast.manager('purchasing', 'North');
  storekeeper = await given.stock.storekeeper();
  accountant = await given.cast.employee('Accountant', [
    { domain: 'accounting', level: 'Specialist' },
    { domain: 'purchasing', level: 'Director' },
    ...['directory', 'catalog', 'company', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);
});
afterAll(() => db.close());
afterEach(async () => {
  await given.tieOut();
  await company.tieOut();
});

interface Bill {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly state: string;
  readonly total: string;
  readonly blockedAmount: string;
  readonly lines: readonly { readonly id: string }[];
}

interface Match {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly quantityBlocked: string;
  readonly priceBlocked: string;
}

const billFields = 'id version number state total blockedAmount lines { id }';

async function ordered(quantity: string, unitPrice: string): Promise<GivenOrder & { product: string; supplier: string }> {
  papers += 1;
  const [product, supplier] = [await given.stock.product(`goods ${papers}`), await given.supplier()];
  return { ...(await given.submitted(buyer, supplier, [{ product, quantity, unitPrice }])), product, supplier };
}

/** The supplier's paper over an order, entered and posted; a price or a quantity that differs is entered in the draft. */
async function billed(
  order: GivenOrder,
  basis: 'RECEIVED' | 'ORDERED',
  line: { unitPrice?: string; quantity?: string } = {},
): Promise<Bill> {
  papers += 1;
  const { billPurchaseOrder: id } = await answerTo<{ billPurchaseOrder: string }>(
    db,
    accountant,
    `mutation ($order: ID!, $number: String!, $basis: BillingBasis!) { billPurchaseOrder(order: $order, supplierNumber: $number, basis: $basis) }`,
    { order: order.id, number: `P-${papers}`, basis },
  );
  const draft = await billNow({ id });
  const { updateSupplierBill } = await answerTo<{ updateSupplierBill: Bill }>(
    db,
    accountant,
    `mutation ($id: ID!, $version: Int!, $input: UpdateSupplierBillInput!) { updateSupplierBill(id: $id, version: $version, input: $input) { ${billFields} } }`,
    { id, version: draft.version, input: { lines: [{ id: draft.lines[0]!.id, ...line }] } },
  );
  const { postSupplierBill } = await answerTo<{ postSupplierBill: Bill }>(
    db,
    accountant,
    `mutation ($id: ID!, $version: Int!) { postSupplierBill(id: $id, version: $version) { ${billFields} } }`,
    { id, version: updateSupplierBill.version },
  );
  return postSupplierBill;
}

async function billNow({ id }: Pick<Bill, 'id'>): Promise<Bill> {
  const text = `query ($id: ID!) { supplierBill(id: $id) { ${billFields} } }`;
  return (await answerTo<{ supplierBill: Bill }>(db, accountant, text, { id })).supplierBill;
}

async function matchOf(order: GivenOrder, who = head): Promise<Match> {
  const text = `query ($id: ID!) { billMatches(filter: { order: { id: { eq: $id } } }) { nodes { id version state quantityBlocked priceBlocked } } }`;
  return (await answerTo<{ billMatches: { nodes: Match[] } }>(db, who, text, { id: order.id })).billMatches.nodes[0]!;
}

const accept = (who: Principal, what: 'Price' | 'Quantity', { id, version }: Match) =>
  ask(db, who, `mutation ($id: ID!, $version: Int!) { accept${what}BillMatch(id: $id, version: $version) { state } }`, { id, version });

const payable = ({ total, blockedAmount }: Bill): string => new Decimal(total).minus(blockedAmount).toFixed(2);

describe('S29: the three-way match', () => {
  test('ordered 100 at 10.00, received 95, billed 100 at 10.20: 51.00 and 19.00 are blocked and 950.00 payable; later all of it', async () => {
    await insert(db, 'PurchaseTolerance', { name: 'Usual', company: given.cast.companyId, price: '1', quantity: '0' });
    const order = await ordered('100', '10.00');
    await given.receive(storekeeper, (await given.receipts(order))[0]!, '95');
    const bill = await billed(order, 'ORDERED', { unitPrice: '10.20' });
    expect(bill).toMatchObject({ state: 'POSTED', total: '1020.00' });
    expect(await matchOf(order)).toMatchObject({ state: 'BLOCKED', quantityBlocked: '51.00', priceBlocked: '19.00' });
    expect(payable(await billNow(bill))).toBe('950.00');
    expect(await given.now(buyer, order)).toMatchObject({ billing: 'FULL', receiving: 'PARTIAL', lines: [{ billed: '100' }] });

    await given.receive(storekeeper, (await given.receipts(order))[1]!);
    expect(await matchOf(order)).toMatchObject({ quantityBlocked: '0.00', priceBlocked: '20.00' });
    expect((await accept(head, 'Price', await matchOf(order))).errors).toEqual([]);
    expect(await matchOf(order)).toMatchObject({ state: 'MATCHED', priceBlocked: '0.00' });
    expect(payable(await billNow(bill))).toBe('1020.00');
    expect(await company.books.balance('2050')).toBe('0.00');
    expect(await given.stock.held(order.product)).toEqual({ quantity: '100', value: '1020.00' });
  });

  test('whoever bought does not accept the difference, and neither does another department', async () => {
    const order = await ordered('10', '10.00');
    await given.receive(storekeeper, (await given.receipts(order))[0]!);
    await billed(order, 'RECEIVED', { unitPrice: '12.00' });
    const match = await matchOf(order);
    expect(match).toMatchObject({ state: 'BLOCKED', priceBlocked: '20.00' });
    expect((await accept(buyer, 'Price', match)).errors).toHaveLength(1);
    const elsewhere = await given.cast.manager('purchasing', 'South');
    expect((await accept(elsewhere, 'Price', match)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);

    const lead = await given.cast.lead('purchasing', 'North');
    const own = { product: order.product, quantity: '10', unitPrice: '10.00' };
    const theirs = await given.submitted(lead, order.supplier, [own]);
    await given.receive(storekeeper, (await given.receipts(theirs))[0]!);
    await billed(theirs, 'RECEIVED', { unitPrice: '12.00' });
    expect((await accept(lead, 'Price', await matchOf(theirs))).errors).toMatchObject([{ code: 'OWN_APPROVAL' }]);
    expect((await accept(head, 'Price', await matchOf(theirs))).errors).toEqual([]);
    expect((await accept(head, 'Price', await matchOf(order))).errors).toEqual([]);
  });
});

test('S16: billed 85.00 for what came at 80.00 with 4 of 10 sold: 3.00 go to the stock, 2.00 are a variance, nothing stays between', async () => {
  const order = await ordered('10', '8.00');
  await insert(db, 'PurchaseTolerance', { name: 'Lenient', company: given.cast.companyId, supplier: order.supplier, price: '10' });
  const before = await company.books.balance('5100');
  await given.receive(storekeeper, (await given.receipts(order))[0]!);
  expect((await given.stock.sell(order.product, '4')).value).toBe('32.00');
  const bill = await billed(order, 'RECEIVED', { unitPrice: '8.50' });
  expect(await matchOf(order)).toMatchObject({ state: 'MATCHED' });
  expect((await billNow(bill)).blockedAmount).toBe('0.00');
  expect(await given.stock.held(order.product)).toEqual({ quantity: '6', value: '51.00' });
  expect(new Decimal(await company.books.balance('5100')).minus(before).toFixed(2)).toBe('2.00');
  expect(await company.books.balance('2050')).toBe('0.00');
});

test('what is billed before it comes is blocked whole, and cleared by what comes', async () => {
  const order = await ordered('3', '10.00');
  const bill = await billed(order, 'ORDERED');
  expect(payable(await billNow(bill))).toBe('0.00');
  expect(await company.books.balance('2050')).toBe('30.00');
  await given.receive(storekeeper, (await given.receipts(order))[0]!);
  expect(payable(await billNow(bill))).toBe('30.00');
  expect(await company.books.balance('2050')).toBe('0.00');
});

test('what the supplier credits of what never came is blocked no longer', async () => {
  const order = await ordered('100', '1.00');
  await given.receive(storekeeper, (await given.receipts(order))[0]!, '95');
  const bill = await billed(order, 'ORDERED');
  expect(payable(await billNow(bill))).toBe('95.00');
  papers += 1;
  const input = {
    kind: 'CREDIT_NOTE',
    supplier: order.supplier,
    supplierNumber: `C-${papers}`,
    original: bill.id,
    lines: [{ original: bill.lines[0]!.id, quantity: '5' }],
  };
  const { createSupplierBill } = await answerTo<{ createSupplierBill: Bill }>(
    db,
    accountant,
    `mutation ($input: CreateSupplierBillInput!) { createSupplierBill(input: $input) { ${billFields} } }`,
    { input },
  );
  await answerTo(db, accountant, `mutation ($id: ID!, $version: Int!) { postSupplierBill(id: $id, version: $version) { id } }`, {
    ...createSupplierBill,
  });
  expect(await matchOf(order)).toMatchObject({ state: 'MATCHED', quantityBlocked: '0.00' });
  expect((await billNow(bill)).blockedAmount).toBe('0.00');
  expect(await given.now(buyer, order)).toMatchObject({ billing: 'PARTIAL', lines: [{ billed: '95' }] });
  expect(await company.books.balance('2050')).toBe('0.00');
});

test('goods that come while their bill is posted wait for it or are waited for, and both are matched', async () => {
  const orders = [await ordered('10', '2.00'), await ordered('10', '2.00'), await ordered('10', '2.00')];
  const receipts = await Promise.all(orders.map(async (order) => (await given.receipts(order))[0]!));
  const bills = await Promise.all(
    orders.flatMap((order, at) => [billed(order, 'ORDERED', { unitPrice: '2.10' }), given.receive(storekeeper, receipts[at]!)]),
  );
  expect(bills).toHaveLength(6);
  for (const order of orders) {
    expect(await matchOf(order)).toMatchObject({ quantityBlocked: '0.00', priceBlocked: '1.00' });
    expect(await given.stock.held(order.product)).toEqual({ quantity: '10', value: '21.00' });
  }
});

test('one receipt is paid by several bills, and there is nothing to bill twice', async () => {
  const order = await ordered('10', '1.00');
  await given.receive(storekeeper, (await given.receipts(order))[0]!);
  expect((await billed(order, 'RECEIVED', { quantity: '4' })).blockedAmount).toBe('0.00');
  expect(await given.now(buyer, order)).toMatchObject({ billing: 'PARTIAL', lines: [{ billed: '4' }] });
  expect((await billed(order, 'RECEIVED')).total).toBe('6.00');
  expect(await given.now(buyer, order)).toMatchObject({ billing: 'FULL', lines: [{ billed: '10' }] });
  const { errors } = await ask(db, accountant, `mutation ($order: ID!) { billPurchaseOrder(order: $order, supplierNumber: "again") }`, {
    order: order.id,
  });
  expect(errors).toMatchObject([{ code: 'NOTHING_TO_BILL' }]);
  expect(await company.books.balance('2050')).toBe('0.00');
});

test('a stranger drafts no bill, and an accountant none of an order they do not see', async () => {
  const order = await ordered('1', '1.00');
  const text = `mutation ($order: ID!) { billPurchaseOrder(order: $order, supplierNumber: "strange") }`;
  const blind = await given.cast.specialist('accounting');
  expect((await ask(db, blind, text, { order: order.id })).errors).toHaveLength(1);
  const elsewhere = await given.cast.employee('Elsewhere', [
    { domain: 'accounting', level: 'Specialist' },
    { domain: 'purchasing', level: 'Lead', department: 'South' },
  ]);
  expect((await ask(db, elsewhere, text, { order: order.id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
});
