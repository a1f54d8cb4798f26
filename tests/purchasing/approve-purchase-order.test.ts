import type { Principal } from '../../server/kernel/rights/principal.js';
import { insert } from '../support/cast.js';
import { Door } from '../door/support/door.js';
import { GivenPurchases, type GivenOrder } from './given-purchases.js';

let door: Door;
let given: GivenPurchases;
let desk: string;
let buyer: Principal;
let head: Principal;
let director: Principal;

beforeAll(async () => {
  door = await Door.open();
  given = await GivenPurchases.of(door.db);
  desk = await given.stock.product('desk');
  buyer = await given.cast.specialist('purchasing', 'North');
  head = await given.cast.manager('purchasing', 'North');
  director = await given.cast.director('purchasing');
  await given.rule('1000', 5);
  await given.rule('10000', 6, { accumulationDays: 7 });
});
afterAll(() => door.close());
beforeEach(() => door.db.clock.set('2026-06-15T10:00:00.000Z'));

const orderOver = async (unitPrice: string, supplier?: string, who = buyer): Promise<GivenOrder> =>
  given.submitted(who, supplier ?? (await given.supplier()), [{ product: desk, unitPrice }]);

const codesOf = async (attempt: Promise<{ errors: readonly { code: string }[] }>) => (await attempt).errors.map(({ code }) => code);

describe('S30: approval by amount and level', () => {
  test('a buyer buys for 1,000 alone, and not for a cent more', async () => {
    expect(await orderOver('1000')).toMatchObject({ state: 'CONFIRMED', approvalLevel: null });
    expect(await orderOver('1000.01')).toMatchObject({ state: 'TO_APPROVE', approvalLevel: 5 });
  });

  test('9,950 is approved by the head of the department; changed to 10,050 it goes back, for the director', async () => {
    const order = await orderOver('9950');
    const approved = await given.moved(head, 'approve', order);
    expect(approved).toMatchObject({ state: 'CONFIRMED', approvals: [{ decision: 'APPROVED', revision: 1 }] });

    const line = { id: order.lines[0]!.id, unitPrice: '10050' };
    const { data, errors } = await given.changed(buyer, approved, { lines: [line] });
    expect(errors).toEqual([]);
    const changed = data.updatePurchaseOrder;
    expect(changed).toMatchObject({ state: 'TO_APPROVE', revision: 2, approvalLevel: 6, total: '10050.00' });
    expect(await codesOf(given.attempt(head, 'approve', changed))).toEqual(['APPROVAL_LEVEL_TOO_LOW']);
    const again = await given.moved(director, 'approve', changed);
    expect(again.state).toBe('CONFIRMED');
    expect(again.approvals.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('a note changes nothing that anybody approved', async () => {
    const approved = await given.moved(head, 'approve', await orderOver('2000'));
    const { data } = await given.changed(buyer, approved, { notes: 'Ring before delivery' });
    expect(data.updatePurchaseOrder).toMatchObject({ state: 'CONFIRMED', revision: 1 });
  });

  test('whoever wrote, changed or submitted an order does not approve it, whatever their level', async () => {
    const own = await orderOver('5000', undefined, head);
    expect(await codesOf(given.attempt(head, 'approve', own))).toEqual(['OWN_APPROVAL']);
    expect((await given.moved(director, 'approve', own)).state).toBe('CONFIRMED');

    const order = await orderOver('5000');
    const { data } = await given.changed(head, order, { lines: [{ id: order.lines[0]!.id, unitPrice: '6000' }] });
    expect(await codesOf(given.attempt(head, 'approve', data.updatePurchaseOrder))).toEqual(['OWN_APPROVAL']);
  });

  test('two orders of 6,000 to one supplier within 7 days take the director; after 7 days, or to another, they do not', async () => {
    const supplier = await given.supplier();
    expect(await orderOver('6000', supplier)).toMatchObject({ approvalLevel: 5 });
    door.db.clock.set('2026-06-21T10:00:00.000Z');
    expect(await orderOver('6000')).toMatchObject({ approvalLevel: 5 });
    const second = await orderOver('6000', supplier);
    expect(second).toMatchObject({ approvalLevel: 6 });
    expect(await codesOf(given.attempt(head, 'approve', second))).toEqual(['APPROVAL_LEVEL_TOO_LOW']);
    door.db.clock.set('2026-07-01T10:00:00.000Z');
    expect(await orderOver('6000', supplier)).toMatchObject({ approvalLevel: 5 });
  });

  test('of two orders of 6,000 at once, one counts the other', async () => {
    const supplier = await given.supplier();
    const drafts = await Promise.all([1, 2].map(() => given.order(buyer, supplier, [{ product: desk, unitPrice: '6000' }])));
    const orders = await Promise.all(drafts.map((draft) => given.moved(buyer, 'submit', draft)));
    expect(orders.map(({ approvalLevel }) => approvalLevel).sort()).toEqual([5, 6]);
  });

  test('a stand-in approves from the first day of the delegation until the last', async () => {
    const [away, standIn] = [await given.cast.manager('purchasing', 'North'), await given.cast.clerk('purchasing', 'South')];
    const days = { validFrom: '2026-06-20', validUntil: '2026-06-30' };
    await insert(door.db, 'Delegation', { employee: away.id, substitute: standIn.id, ...days });
    const now = async () => (await door.gate.principals.load(standIn.id))!;
    const [order, another] = [await orderOver('5000'), await orderOver('5000')];
    door.db.clock.set('2026-06-19T21:59:59.000Z');
    expect(await codesOf(given.attempt(await now(), 'approve', order))).not.toEqual([]);
    // Madrid is two hours ahead: its midnights are what counts.
    door.db.clock.set('2026-06-30T21:59:59.000Z');
    const approved = await given.moved(await now(), 'approve', order);
    expect(approved).toMatchObject({ state: 'CONFIRMED', approvals: [{ onBehalfOf: { id: away.id } }] });
    door.db.clock.set('2026-06-30T22:00:00.000Z');
    expect(await codesOf(given.attempt(await now(), 'approve', another))).not.toEqual([]);
  });

  test('nobody approves their own order through whoever stands in for them', async () => {
    const [author, standIn] = [await given.cast.manager('purchasing', 'North'), await given.cast.clerk('purchasing', 'South')];
    await insert(door.db, 'Delegation', { employee: author.id, substitute: standIn.id, validFrom: '2026-06-10', validUntil: '2026-06-30' });
    const order = await orderOver('5000', undefined, author);
    const who = (await door.gate.principals.load(standIn.id))!;
    expect(await codesOf(given.attempt(who, 'approve', order))).toEqual(['OWN_APPROVAL']);
  });
});

describe('two people', () => {
  beforeAll(async () => {
    await given.rule('50000', 6, { persons: 2 });
  });

  test('two different people have to approve, and the same one twice is one', async () => {
    const order = await orderOver('60000');
    const once = await given.moved(director, 'approve', order);
    expect(once.state).toBe('TO_APPROVE');
    expect(await codesOf(given.attempt(director, 'approve', once))).toEqual(['ALREADY_APPROVED']);
    const second = await given.cast.director('purchasing');
    expect((await given.moved(second, 'approve', once)).state).toBe('CONFIRMED');
  });

  test('of two who click at once, both count in the end and the order is confirmed once', async () => {
    const second = await given.cast.director('purchasing');
    const order = await orderOver('70000');
    const answers = await Promise.all([director, second].map((who) => given.attempt(who, 'approve', order)));
    const late = answers.findIndex(({ errors }) => errors.some(({ code }) => code === 'CONFLICT'));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const confirmed = await given.moved([director, second][late]!, 'approve', await given.now(director, order));
    expect(confirmed).toMatchObject({ state: 'CONFIRMED' });
    expect(confirmed.approvals).toHaveLength(2);
    expect(await given.receipts(order)).toHaveLength(1);
  });

  test('what was rejected starts from nothing', async () => {
    const order = await orderOver('60000');
    const rejected = await given.moved(head, 'reject', await given.moved(director, 'approve', order));
    expect(rejected.state).toBe('DRAFT');
    const again = await given.moved(buyer, 'submit', rejected);
    expect((await given.moved(director, 'approve', again)).state).toBe('TO_APPROVE');
  });
});

test('a department with rules of its own goes by these alone', async () => {
  const department = await given.cast.department('South');
  const rule = await given.rule('200', 4, { department });
  const southern = await given.cast.specialist('purchasing', 'South');
  expect(await orderOver('1500', undefined, southern)).toMatchObject({ approvalLevel: 4 });
  expect(await orderOver('150', undefined, southern)).toMatchObject({ state: 'CONFIRMED' });
  await door.db.owner.query('update approval_rule set archived_at = now() where id = $1', [rule]);
});

test('a stranger sees nothing of an order, and another department neither sees nor approves it', async () => {
  const order = await orderOver('5000');
  const other = await given.cast.manager('purchasing', 'South');
  expect(await codesOf(given.attempt(other, 'approve', order))).toEqual(['NOT_FOUND']);
  const stranger = await given.cast.manager('sales', 'North');
  expect((await given.attempt(stranger, 'approve', order)).errors).toHaveLength(1);
  const specialist = await given.cast.specialist('purchasing', 'North');
  expect(await codesOf(given.attempt(specialist, 'approve', order))).not.toEqual([]);
});
