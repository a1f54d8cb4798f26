import { createHash } from 'node:crypto';
import { createSet, moveSet, uuidV7 } from '../../../server/kernel/write/index.js';
import { purgeOldTraces } from '../../../server/kernel/work/housekeeping.js';
import { givenCompanyAtWork, refusalOf, type CompanyAtWork } from './support/company-at-work.js';

let at: CompanyAtWork;
beforeAll(async () => (at = await givenCompanyAtWork()));
afterAll(() => at.db.close());

const request = (key: string, content: string) => ({ key, hash: createHash('sha256').update(content).digest() });
const createOrder = (key: string, content = 'the same', customer = at.ids.customer) =>
  createSet(at.db.kernel, at.people.clerk, at.record('SalesOrder'), [{ customer, lines: [{ product: at.ids.desk, quantity: '1' }] }], {
    idempotency: request(key, content),
  });
const ordersIn = async () => (await at.rows('select count(*)::int from sales_order'))[0]!['count'] as number;

test('a request sent again under its key answers again and does nothing', async () => {
  const first = await createOrder('once');
  const before = await ordersIn();
  expect(await createOrder('once')).toEqual(first);
  expect(await ordersIn()).toBe(before);
});

test('twins sent at once have one effect and one answer', async () => {
  const before = await ordersIn();
  const answers = await Promise.all(Array.from({ length: 4 }, () => createOrder('twins')));
  expect(new Set(answers.map(([order]) => order!.id)).size).toBe(1);
  expect(await ordersIn()).toBe(before + 1);
});

test('a key remembers all of a set, also what had been created before', async () => {
  const order = (id: string) => ({ id, customer: at.ids.customer, lines: [{ product: at.ids.desk, quantity: '1' }] });
  const [one, other] = [order(uuidV7()), order(uuidV7())];
  const create = (inputs: object[], key?: string) =>
    createSet(at.db.kernel, at.people.clerk, at.record('SalesOrder'), inputs as Record<string, unknown>[], {
      listed: true,
      idempotency: key === undefined ? undefined : request(key, 'a set'),
    });
  await create([one]);
  const both = await create([one, other], 'set');
  expect(both.map(({ id }) => id)).toEqual([one.id, other.id]);
  expect(await create([one, other], 'set')).toEqual(both);
});

test('the key with other content is refused', async () => {
  await createOrder('other');
  expect((await refusalOf(createOrder('other', 'different'))).code).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('a refusal is not kept: the request may be put right and sent again under its key', async () => {
  expect((await refusalOf(createOrder('mended', 'wrong', at.ids.desk))).code).toBe('INVALID_INPUT');
  expect((await createOrder('mended', 'right'))[0]!.version).toBe(1);
});

test('another principal has keys of their own', async () => {
  const [order] = await createOrder('shared');
  const [moved] = await moveSet(at.db.kernel, at.people.lead, at.record('SalesOrder'), 'confirm', [order!], {
    idempotency: request('shared', 'a move'),
  });
  expect(moved!.version).toBe(2);
});

test('keys are forgotten after seven days, but never where money is concerned', async () => {
  await createOrder('money');
  await createSet(at.db.kernel, at.system, at.record('ProductCategory'), [{ name: 'Keyed' }], { idempotency: request('plain', 'x') });
  await purgeOldTraces({ ...at.db.kernel, clock: () => new Date('2026-06-23T00:00:00Z') });
  const kept = await at.rows(`select key from timon.idempotency where key in ('money', 'plain')`);
  expect(kept).toEqual([{ key: 'money' }]);
});
