import type { Principal } from '../../server/kernel/rights/principal.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenPurchases, type GivenOrder } from './given-purchases.js';

let db: TestDatabase;
let given: GivenPurchases;
let buyer: Principal;
let storekeeper: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  given = await GivenPurchases.of(db);
  buyer = await given.cast.specialist('purchasing', 'North');
  storekeeper = await given.stock.storekeeper();
});
afterAll(() => db.close());
afterEach(() => given.tieOut());

async function confirmed(
  quantity: string,
  unitPrice: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<GivenOrder & { product: string }> {
  const product = await given.stock.product(`P${quantity}x${unitPrice}x${Math.random()}`.slice(0, 40));
  const order = await given.submitted(buyer, await given.supplier(), [{ product, quantity, unitPrice }], more);
  expect(order.state).toBe('CONFIRMED');
  return { ...order, product };
}

test('what is confirmed is expected at the price of the order, less its discounts, and comes in parts', async () => {
  const order = await confirmed('100', '10', { documentDiscount: '5' });
  const [receipt] = await given.receipts(order);
  expect(receipt).toMatchObject({ state: 'expected', quantity: '100', unitCost: '9.5' });

  await given.receive(storekeeper, receipt!, '60');
  expect(await given.now(buyer, order)).toMatchObject({ receiving: 'PARTIAL', lines: [{ received: '60' }] });
  expect(await given.stock.held(order.product)).toEqual({ quantity: '60', value: '570.00' });
  const rest = (await given.receipts(order))[1]!;
  expect(rest).toMatchObject({ state: 'expected', quantity: '40' });

  await given.receive(storekeeper, rest);
  expect(await given.now(buyer, order)).toMatchObject({ receiving: 'FULL', lines: [{ received: '100' }] });
  expect(await given.stock.held(order.product)).toEqual({ quantity: '100', value: '950.00' });
});

test('more than is let pass is refused, whoever accepts it; what is let pass comes', async () => {
  const order = await confirmed('100', '2');
  const supplier = await given.supplier();
  const [receipt] = await given.receipts(order);
  const { errors } = await given.receive(storekeeper, receipt!, '101', ['RECEIVE_MORE']);
  expect(errors).toMatchObject([{ code: 'RECEIVED_TOO_MUCH' }]);

  await insert(db, 'PurchaseTolerance', { name: 'Bulk', company: given.cast.companyId, supplier, overReceipt: '5' });
  const bulk = await given.submitted(buyer, supplier, [{ product: order.product, quantity: '100', unitPrice: '2' }]);
  const tooMuch = await given.receive(storekeeper, (await given.receipts(bulk))[0]!, '106', ['RECEIVE_MORE']);
  expect(tooMuch.errors).toMatchObject([{ code: 'RECEIVED_TOO_MUCH' }]);
  const fits = await given.receive(storekeeper, (await given.receipts(bulk))[0]!, '105', ['RECEIVE_MORE']);
  expect(fits.errors).toEqual([]);
  expect(await given.now(buyer, bulk)).toMatchObject({ receiving: 'FULL', lines: [{ received: '105' }] });
});

test('what goes back to the supplier has not come', async () => {
  const order = await confirmed('10', '3');
  await given.receive(storekeeper, (await given.receipts(order))[0]!);
  const { rows } = await db.owner.query<{ id: string; party: string }>(
    `select id, party_id as party from stock_move where product_id = $1`,
    [order.product],
  );
  const back = await given.stock.document(storekeeper, 'Delivery', {
    kind: 'SUPPLIER',
    party: rows[0]!.party,
    warehouse: given.stock.warehouse,
    lines: [{ product: order.product, quantity: '4', returnOf: rows[0]!.id }],
  });
  await given.stock.moved(storekeeper, 'ship', 'Delivery', await given.stock.moved(storekeeper, 'confirm', 'Delivery', back));
  expect(await given.now(buyer, order)).toMatchObject({ receiving: 'PARTIAL', lines: [{ received: '6', returned: '4' }] });
  expect(await given.stock.held(order.product)).toEqual({ quantity: '6', value: '18.00' });
});

test('a changed order changes what is expected, and no less is ordered than has come', async () => {
  const order = await confirmed('100', '1');
  await given.receive(storekeeper, (await given.receipts(order))[0]!, '30');
  const before = await given.now(buyer, order);
  const line = { id: order.lines[0]!.id };
  const tooLittle = await given.changed(buyer, before, { lines: [{ ...line, quantity: '20' }] });
  expect(tooLittle.errors).toMatchObject([{ code: 'LESS_THAN_CAME' }]);
  const { data } = await given.changed(buyer, before, { lines: [{ ...line, quantity: '50' }] });
  expect(data.updatePurchaseOrder).toMatchObject({ state: 'CONFIRMED', revision: 2 });
  expect((await given.receipts(order)).map(({ state, quantity }) => [state, quantity])).toEqual([
    ['received', '100'],
    ['expected', '20'],
  ]);
});

test('what is closed or cancelled is expected no longer, and what has come is not cancelled', async () => {
  const order = await confirmed('10', '1');
  await given.moved(buyer, 'cancel', order);
  expect(await given.receipts(order)).toMatchObject([{ state: 'cancelled' }]);

  const partly = await confirmed('10', '1');
  await given.receive(storekeeper, (await given.receipts(partly))[0]!, '4');
  const now = await given.now(buyer, partly);
  expect((await given.attempt(buyer, 'cancel', now)).errors).toMatchObject([{ code: 'ORDER_UNDER_WAY' }]);
  expect(await given.moved(buyer, 'close', now)).toMatchObject({ state: 'CLOSED', receiving: 'PARTIAL' });
  expect((await given.receipts(partly)).map(({ state }) => state)).toEqual(['received', 'cancelled']);
});

test('what is to come on different days is expected by receipts of their own', async () => {
  const [first, second] = [await given.stock.product('early'), await given.stock.product('late')];
  const order = await given.submitted(buyer, await given.supplier(), [
    { product: first, expectedOn: '2027-07-01' },
    { product: second, expectedOn: '2027-08-01' },
  ]);
  expect((await given.receipts(order)).map(({ expectedOn }) => expectedOn)).toEqual(['2027-07-01', '2027-08-01']);
});

describe('what the supplier asks', () => {
  let supplier: string;
  let screws: string;

  beforeAll(async () => {
    supplier = await given.supplier();
    const { rows } = await db.owner.query<{ currency: string }>('select currency_id as currency from company where id = $1', [
      given.cast.companyId,
    ]);
    const usual = { supplier, ...rows[0], orderMultiple: '100', leadTimeDays: 7 };
    const suppliers = [
      { ...usual, minQuantity: '200', price: '0.05', validUntil: '2026-12-31' },
      { ...usual, minQuantity: '1000', price: '0.04', validUntil: '2026-12-31' },
      { ...usual, minQuantity: '200', price: '0.06', validFrom: '2027-01-01' },
    ];
    screws = await given.stock.product('screws', { suppliers });
  });

  const asked = async (quantity: string, more: object = {}) => {
    const order = await given.order(buyer, supplier, [{ product: screws, quantity }], { orderDate: '2026-06-15', ...more });
    return order.total;
  };

  test('more cost less each, from a day on another price holds, and a price given by hand stays', async () => {
    expect(await asked('200')).toBe('10.00');
    expect(await asked('1000')).toBe('40.00');
    expect(await asked('200', { orderDate: '2027-02-01' })).toBe('12.00');
    const byHand = await given.order(buyer, supplier, [{ product: screws, quantity: '200', unitPrice: '1' }]);
    expect(byHand.total).toBe('200.00');
  });

  test('less than the minimum, or half a box, is ordered only by who says so', async () => {
    for (const quantity of ['100', '250']) {
      const order = await given.order(buyer, supplier, [{ product: screws, quantity }]);
      const { errors } = await given.attempt(buyer, 'submit', order);
      expect(errors).toMatchObject([{ code: 'NEEDS_CONFIRMATION', facts: { accept: ['UNUSUAL_QUANTITY'] } }]);
      expect((await given.moved(buyer, 'submit', order, ['UNUSUAL_QUANTITY'])).state).toBe('CONFIRMED');
    }
  });
});
