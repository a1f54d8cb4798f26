import { moveSet, updateSet, type Input } from '../../../server/kernel/write/index.js';
import { loadPrincipal } from '../../../server/kernel/rights/principal.js';
import { Level } from '../../../server/kernel/declare/index.js';
import { givenCompanyAtWork, refusalOf, type CompanyAtWork } from './support/company-at-work.js';

let at: CompanyAtWork;
beforeAll(async () => (at = await givenCompanyAtWork()));
afterAll(() => at.db.close());

const lines = (quantity: string) => [{ product: at.ids.desk, quantity }];

test('a move changes the state, counts a version and is remembered', async () => {
  const order = await at.order({ owner: at.people.specialist.id }, at.people.lead);
  expect(await at.confirm(order, at.people.specialist)).toEqual({ id: order.id, version: 2 });
  expect(await at.rows('select state, version from sales_order where id = $1', [order.id])).toEqual([{ state: 'confirmed', version: 2 }]);
  const [history] = await at.rows(`select changes, principal_id from timon.history where record_id = $1 and action = 'confirm'`, [
    order.id,
  ]);
  expect(history).toMatchObject({ changes: { state: ['draft', 'confirmed'] }, principal_id: at.people.specialist.id });
});

test('who may not make the move at all, who may not make it here, and who may not see it get three answers', async () => {
  const order = await at.order();
  expect((await refusalOf(at.confirm(order, at.people.clerk))).code).toBe('FORBIDDEN');
  expect((await refusalOf(at.confirm(order, at.people.specialist))).code).toBe('NOT_FOUND');
  const mixed = await givenClerkHereLeadThere();
  const own = await at.order({ department: at.ids.sales, owner: mixed.id }, at.people.lead);
  expect((await refusalOf(at.confirm(own, mixed))).code).toBe('FORBIDDEN');
});

test('a state from which the move does not lead, and a version that is not the last, are refused', async () => {
  const order = await at.order();
  const confirmed = await at.confirm(order, at.people.lead);
  expect(await refusalOf(at.confirm(confirmed, at.people.lead))).toMatchObject({
    code: 'INVALID_MOVE',
    facts: { state: 'confirmed', from: ['draft', 'quoted'] },
  });
  expect((await refusalOf(at.confirm(order, at.people.lead))).code).toBe('CONFLICT');
});

test('of two who confirm at once one is told that the other was first', async () => {
  const order = await at.order();
  const outcomes = await Promise.all(
    [1, 2].map(() =>
      at.confirm(order, at.people.lead).then(
        () => 'done',
        (error: { code: string }) => error.code,
      ),
    ),
  );
  expect(outcomes.sort()).toEqual(['CONFLICT', 'done']);
});

test('credit used in rows that a specialist cannot see stops the order all the same, without figures they may not read', async () => {
  await at.confirm(await at.order({ customer: at.ids.limited, lines: lines('2') }), at.people.lead);
  const order = await at.order({ customer: at.ids.limited, owner: at.people.specialist.id, lines: lines('1') }, at.people.lead);
  const refusal = await refusalOf(at.confirm(order, at.people.specialist));
  expect(refusal.code).toBe('CREDIT_LIMIT_EXCEEDED');
  expect(JSON.stringify(refusal.facts)).not.toContain('750');
});

test('a manager is asked to confirm, and may', async () => {
  const order = await at.order({ customer: at.ids.limited, lines: lines('3') });
  const refusal = await refusalOf(at.confirm(order, at.people.manager));
  expect(refusal.code).toBe('NEEDS_CONFIRMATION');
  const accept = refusal.facts['accept'] as string[];
  expect((await refusalOf(at.confirm(order, at.people.lead, accept))).code).toBe('CREDIT_LIMIT_EXCEEDED');
  expect((await at.confirm(order, at.people.manager, accept)).version).toBe(2);
});

test('a set moves as a whole: the second order of a customer meets the credit that the first one takes', async () => {
  const { id: customer } = await at.create('Party', { name: 'Both', isCustomer: true, creditLimit: '700' });
  const orders = [await at.order({ customer }), await at.order({ customer })];
  const both = moveSet(at.db.kernel, at.people.lead, at.record('SalesOrder'), 'confirm', orders, { listed: true });
  expect((await refusalOf(both)).code).toBe('CREDIT_LIMIT_EXCEEDED');
  expect(await at.rows('select distinct state from sales_order where id = any($1)', [orders.map(({ id }) => id)])).toEqual([
    { state: 'draft' },
  ]);
});

test('rights that changed meanwhile hold at once: the old ones are loaded again, and a suspended employee is nobody', async () => {
  const [before] = await at.rows('select id, version from employee where id = $1', [at.people.otherClerk.id]);
  const promoted: Input = { grants: [{ domain: 'sales', department: at.ids.sales, level: Level.Lead }] };
  const [updated] = await updateSet(at.db.kernel, at.system, at.record('Employee'), [
    { id: before!['id'] as string, version: before!['version'] as number, input: promoted },
  ]);
  const order = await at.order();
  expect((await at.confirm(order, at.people.otherClerk)).version).toBe(2);
  await moveSet(at.db.kernel, at.system, at.record('Employee'), 'suspend', [updated!]);
  expect((await refusalOf(at.confirm(await at.order(), at.people.otherClerk))).code).toBe('UNAUTHENTICATED');
});

async function givenClerkHereLeadThere() {
  const grants = [
    { domain: 'sales', department: at.ids.sales, level: Level.Clerk },
    { domain: 'sales', department: at.ids.export, level: Level.Lead },
  ];
  const { id } = await at.create('Employee', { name: 'Mixta', company: at.ids.company, department: at.ids.sales, grants });
  return (await loadPrincipal(at.db.kernel.pool, at.db.registry, id))!;
}
