import { handOverSet, removeSet, restoreSet, updateSet, uuidV7, type Input, type Written } from '../../../server/kernel/write/index.js';
import { purgeArchived } from '../../../server/kernel/work/housekeeping.js';
import type { Principal } from '../../../server/kernel/rights/principal.js';
import { givenCompanyAtWork, refusalOf, type CompanyAtWork } from './support/company-at-work.js';

let at: CompanyAtWork;
beforeAll(async () => (at = await givenCompanyAtWork()));
afterAll(() => at.db.close());

const update = async (order: Written, input: Input, as: Principal = at.people.clerk) =>
  (await updateSet(at.db.kernel, as, at.record('SalesOrder'), [{ ...order, input }]))[0]!;
const linesOf = (order: Written) =>
  at.rows('select id, position, quantity, product_id from sales_order_line where order_id = $1 order by position', [order.id]);

test('what is not sent stays, what is sent is priced again, and history says from what to what', async () => {
  const order = await at.order({ notes: 'first' });
  const changed = await update(order, { documentDiscount: '10' });
  expect(changed.version).toBe(2);
  expect(await at.rows('select notes, total from sales_order where id = $1', [order.id])).toEqual([{ notes: 'first', total: '450.00' }]);
  const [history] = await at.rows(`select changes from timon.history where record_id = $1 and action = 'update'`, [order.id]);
  expect(history!['changes']).toMatchObject({ documentDiscount: ['0', '10'], total: ['500.00', '450.00'] });
});

test('a change that changes nothing leaves version, history and outbox alone', async () => {
  const order = await at.order({ notes: 'same' });
  expect(await update(order, { notes: 'same', documentDiscount: '0.00' })).toEqual(order);
  expect(await at.rows('select count(*)::int from timon.outbox where record_id = $1', [order.id])).toEqual([{ count: 1 }]);
});

test('the lines given replace the lines: known ones change, new ones come, missing ones go, in the order given', async () => {
  const order = await at.order({
    lines: [
      { product: at.ids.desk, quantity: '1' },
      { product: at.ids.lamp, quantity: '2' },
    ],
  });
  const [desk, lamp] = await linesOf(order);
  const changed = await update(order, {
    lines: [
      { product: at.ids.lamp, quantity: '7' },
      { id: lamp!['id'], quantity: '3' },
    ],
  });
  const after = await linesOf(order);
  expect(after.map((line) => [line['position'], line['quantity']])).toEqual([
    [1, '7'],
    [2, '3'],
  ]);
  expect(after[1]!['id']).toBe(lamp!['id']);
  const [history] = await at.rows('select changes from timon.history where record_id = $1 and version = $2', [order.id, changed.version]);
  const lines = (history!['changes'] as { lines: Record<string, unknown> }).lines;
  expect(lines[desk!['id'] as string]).toMatchObject({ quantity: ['1', null] });
  expect(lines[lamp!['id'] as string]).toMatchObject({ quantity: ['2', '3'] });
});

test('a line may only move up or down', async () => {
  const order = await at.order({
    lines: [
      { product: at.ids.desk, quantity: '1' },
      { product: at.ids.lamp, quantity: '2' },
    ],
  });
  const [first, second] = await linesOf(order);
  await update(order, { lines: [{ id: second!['id'] }, { id: first!['id'] }] });
  expect((await linesOf(order)).map(({ id }) => id)).toEqual([second!['id'], first!['id']]);
});

test('who saved second is told both values of what differs', async () => {
  const order = await at.order({ notes: 'mine', shipCity: 'Cádiz' });
  await update(order, { notes: 'theirs' });
  const refusal = await refusalOf(update(order, { notes: 'yours', shipCity: 'Cádiz' }));
  expect(refusal).toMatchObject({ code: 'CONFLICT', facts: { version: 2, yours: { notes: 'yours' }, theirs: { notes: 'theirs' } } });
  expect(refusal.facts['yours']).not.toHaveProperty('shipCity');
});

test('hidden and absent records are one answer', async () => {
  const order = await at.order();
  const hidden = await refusalOf(update(order, { notes: 'x' }, at.people.otherClerk));
  const absent = await refusalOf(update({ id: uuidV7(), version: 1 }, { notes: 'x' }, at.people.otherClerk));
  expect(hidden.code).toBe('NOT_FOUND');
  expect({ ...hidden, facts: { ...hidden.facts, id: '' } }).toEqual({ ...absent, facts: { ...absent.facts, id: '' } });
});

test('a hidden and an absent link are one answer', async () => {
  const { id: list } = await at.create('PriceList', { name: 'Hidden?', currency: at.ids.euro });
  await removeSet(at.db.kernel, at.system, at.record('PriceList'), [{ id: list, version: 1 }]);
  const order = await at.order();
  expect((await refusalOf(update(order, { priceList: list }))).fields).toEqual({ priceList: 'NOT_FOUND' });
  expect((await refusalOf(update(order, { priceList: uuidV7() }))).fields).toEqual({ priceList: 'NOT_FOUND' });
});

test('what was fixed, is kept by the kernel or decides whose the record is cannot be changed in passing', async () => {
  const order = await at.order();
  const refusal = await refusalOf(update(order, { owner: at.people.lead.id, company: uuidV7(), version: 7, total: '1' }));
  expect(refusal.fields).toEqual({ owner: 'HAND_OVER', company: 'HAND_OVER', version: 'READ_ONLY', total: 'READ_ONLY' });
  expect((await update(order, { owner: at.people.clerk.id, notes: 'as it is' })).version).toBe(2);
});

test('in a state in which nothing may be edited nothing is', async () => {
  const order = await at.confirm(await at.order(), at.people.lead);
  expect(await refusalOf(update(order, { notes: 'late' }))).toMatchObject({
    code: 'INVALID_MOVE',
    facts: { move: 'update', state: 'confirmed' },
  });
});

test('a set is changed as a whole or not at all', async () => {
  const [one, other] = [await at.order(), await at.order()];
  const items = [
    { ...one, input: { notes: 'yes' } },
    { ...other, input: { notes: 'a\u0000' } },
  ];
  const refusal = await refusalOf(updateSet(at.db.kernel, at.people.clerk, at.record('SalesOrder'), items, { listed: true }));
  expect(refusal.fields).toEqual({ '1.notes': 'BAD_CHARACTERS' });
  expect(await at.rows('select notes from sales_order where id = $1', [one.id])).toEqual([{ notes: null }]);
});

test('two sets that meet in opposite order both get through', async () => {
  const [one, other] = [await at.order(), await at.order()];
  const both = (orders: Written[], notes: string) =>
    updateSet(
      at.db.kernel,
      at.people.clerk,
      at.record('SalesOrder'),
      orders.map((order) => ({ ...order, input: { notes } })),
    ).catch((error: { code: string }) => error.code);
  const outcomes = await Promise.all([both([one, other], 'a'), both([other, one], 'b')]);
  expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(1);
});

test('a record handed over is no longer mine, and its lines go along', async () => {
  const order = await at.order();
  const handOver = (as: Principal, to: Record<string, string>) =>
    handOverSet(at.db.kernel, as, at.record('SalesOrder'), [{ ...order, to }]);
  expect((await refusalOf(handOver(at.people.otherClerk, { owner: at.people.otherClerk.id }))).code).toBe('NOT_FOUND');
  expect((await refusalOf(handOver(at.people.clerk, { customer: at.ids.limited }))).fields).toEqual({ customer: 'UNKNOWN_FIELD' });
  const [handed] = await handOver(at.people.clerk, { owner: at.people.otherClerk.id });
  expect(await at.rows('select distinct owner_id from sales_order_line where order_id = $1', [order.id])).toEqual([
    { owner_id: at.people.otherClerk.id },
  ]);
  expect((await refusalOf(update(handed!, { notes: 'still mine?' }))).code).toBe('NOT_FOUND');
  expect((await update(handed!, { notes: 'mine now' }, at.people.otherClerk)).version).toBe(3);
  const [history] = await at.rows(`select changes from timon.history where record_id = $1 and action = 'hand over'`, [order.id]);
  expect(history!['changes']).toEqual({ owner: [at.people.clerk.id, at.people.otherClerk.id] });
});

test('what is removed is archived, may be restored, and is gone after 30 days unless something links to it', async () => {
  const record = at.record('Party');
  const gone = await at.create('Party', { name: 'Gone', addresses: [{ kind: 'main', city: 'Jaén' }] });
  const linked = await at.create('Party', { name: 'Linked', isCustomer: true });
  await at.order({ customer: linked.id });
  const [removed] = await removeSet(at.db.kernel, at.system, record, [gone]);
  expect((await refusalOf(updateSet(at.db.kernel, at.system, record, [{ ...removed!, input: { name: 'Back' } }]))).code).toBe('ARCHIVED');
  const [restored] = await restoreSet(at.db.kernel, at.system, record, [removed!]);
  await removeSet(at.db.kernel, at.system, record, [restored!, linked]);
  at.db.clock.set('2026-07-14T10:00:00.000Z');
  await purgeArchived(at.db.kernel);
  expect(await at.rows('select count(*)::int from party where id = $1', [gone.id])).toEqual([{ count: 1 }]);
  at.db.clock.set('2026-07-16T10:00:00.000Z');
  await purgeArchived(at.db.kernel);
  at.db.clock.set('2026-06-15T10:00:00.000Z');
  expect(await at.rows('select id from party where id = any($1)', [[gone.id, linked.id]])).toEqual([{ id: linked.id }]);
  expect(await at.rows('select count(*)::int from party_address where party_id = $1', [gone.id])).toEqual([{ count: 0 }]);
});

test('a trainee changes nothing, and a posted order is not removed', async () => {
  const order = await at.confirm(await at.order(), at.people.lead);
  expect((await refusalOf(removeSet(at.db.kernel, at.people.clerk, at.record('SalesOrder'), [order]))).code).toBe('FORBIDDEN');
  expect((await refusalOf(removeSet(at.db.kernel, at.people.manager, at.record('SalesOrder'), [order]))).code).toBe('INVALID_MOVE');
});

test('history can be added to and nothing else, also by the role that keeps it', async () => {
  const client = await at.db.kernel.pool.connect();
  await client.query('begin; set local role timon_facts');
  await expect(client.query(`update timon.history set action = 'x'`)).rejects.toThrow('permission denied');
  await client.query('rollback; begin; set local role timon_facts');
  await expect(client.query('delete from timon.history')).rejects.toThrow('permission denied');
  await client.query('rollback');
  client.release();
});
