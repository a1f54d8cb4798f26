import { logSecurity } from '../../server/kernel/work/security-log.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { removeSet } from '../../server/kernel/write/index.js';
import { purgeArchived } from '../../server/kernel/work/housekeeping.js';
import { answerTo, ask } from '../support/ask.js';
import { givenCompanyAtWork, type CompanyAtWork } from '../kernel/write/support/company-at-work.js';

interface Entry {
  id: string;
  kind: string;
  record: string;
  who: { name: string };
  action: string;
  changes: { field: string; from: unknown; to: unknown }[];
}

let at: CompanyAtWork;
let mine: string;
let theirs: string;
beforeAll(async () => {
  at = await givenCompanyAtWork();
  const own = await at.order({ notes: 'mine' });
  mine = own.id;
  theirs = (await at.order({ notes: 'theirs' }, at.people.otherClerk)).id;
  at.db.clock.set('2026-06-16T10:00:00.000Z');
  await at.confirm(own, at.people.manager);
});
afterAll(() => at.db.close());

const search = async (who: Principal, filter: object, page: object = {}): Promise<{ entries: Entry[]; hasMore: boolean }> => {
  const text = `query ($filter: AuditFilter, $first: Int, $before: ID) {
    audit(filter: $filter, first: $first, before: $before) { hasMore entries { id kind record who { name } action changes } } }`;
  return (await answerTo<{ audit: { entries: Entry[]; hasMore: boolean } }>(at.db, who, text, { filter, ...page })).audit;
};
const told = ({ entries }: { entries: Entry[] }) => entries.map(({ record, action }) => [record, action]);

test('who did what on a day is found across records, newest first', async () => {
  expect(told(await search(at.people.head, { who: [at.people.manager.id] }))).toEqual([[mine, 'CONFIRM']]);
  expect(told(await search(at.people.head, { kinds: ['SALES_ORDER'] }))).toEqual([
    [mine, 'CONFIRM'],
    [theirs, 'CREATE'],
    [mine, 'CREATE'],
  ]);
  expect(told(await search(at.people.head, { kinds: ['SALES_ORDER'], until: '2026-06-16T00:00:00.000Z' }))).toHaveLength(2);
  expect(told(await search(at.people.head, { kinds: ['SALES_ORDER'], actions: ['CONFIRM'] }))).toEqual([[mine, 'CONFIRM']]);
});

test('pages follow each other without a gap', async () => {
  const first = await search(at.people.head, { kinds: ['SALES_ORDER'] }, { first: 2 });
  expect(first.hasMore).toBe(true);
  const rest = await search(at.people.head, { kinds: ['SALES_ORDER'] }, { first: 2, before: first.entries[1]!.id });
  expect(rest.hasMore).toBe(false);
  expect([...told(first), ...told(rest)]).toEqual(told(await search(at.people.head, { kinds: ['SALES_ORDER'] })));
});

test('a clerk finds what was done to their own orders, and only fields they may read', async () => {
  const found = await search(at.people.clerk, { kinds: ['SALES_ORDER'] });
  expect(told(found)).toEqual([
    [mine, 'CONFIRM'],
    [mine, 'CREATE'],
  ]);
  expect(JSON.stringify(found)).not.toContain('margin');
  expect(JSON.stringify(await search(at.people.head, { record: mine }))).toContain('margin');
});

test('looking for a field finds only what the reader may read of it', async () => {
  expect(told(await search(at.people.head, { fields: ['margin'], kinds: ['SALES_ORDER'] }))).toHaveLength(2);
  expect(told(await search(at.people.clerk, { fields: ['margin'], kinds: ['SALES_ORDER'] }))).toEqual([]);
  expect(told(await search(at.people.clerk, { fields: ['lines.quantity'] }))).toEqual([[mine, 'CREATE']]);
  expect(told(await search(at.people.clerk, { fields: ['notes'] }))).toEqual([[mine, 'CREATE']]);
});

test('what is gone for good is still told to whoever sees all of its kind', async () => {
  const { id, version } = await at.create('Party', { name: 'Short-lived' });
  await removeSet(at.db.kernel, at.system, at.record('Party'), [{ id, version }]);
  at.db.clock.set('2026-09-01T10:00:00.000Z');
  await purgeArchived(at.db.kernel);
  expect(told(await search(at.people.head, { record: id }))).toEqual([
    [id, 'REMOVE'],
    [id, 'CREATE'],
  ]);
  const order = await at.order();
  await removeSet(at.db.kernel, at.system, at.record('SalesOrder'), [order]);
  at.db.clock.set('2026-12-01T10:00:00.000Z');
  await purgeArchived(at.db.kernel);
  expect(told(await search(at.people.clerk, { record: order.id }))).toEqual([]);
  expect(told(await search(at.people.head, { record: order.id }))).toHaveLength(2);
});

test('fields answer under any name', async () => {
  const { audit } = await answerTo<{ audit: { entries: { what: string; kind: string }[] } }>(
    at.db,
    at.people.head,
    `{ audit(filter: { actions: ["CONFIRM"] }) { entries { what: kind, kind: action } } }`,
  );
  expect(audit.entries).toEqual([{ what: 'SALES_ORDER', kind: 'CONFIRM' }]);
});

test('the security log is for the head and whoever directs personnel, and unknown to everybody else', async () => {
  const text = `query ($filter: SecurityLogFilter) { securityLog(filter: $filter) { entries { kind who { name } subject { name } address facts erased } } }`;
  await logSecurity(at.db.kernel, {
    at: at.db.clock.now,
    kind: 'key-made',
    principal: at.people.head,
    subject: { record: 'Employee', id: at.people.clerk.id },
    facts: { prefix: 'abc' },
    address: '192.0.2.7',
  });
  const { securityLog } = await answerTo<{ securityLog: { entries: object[] } }>(at.db, at.people.head, text, {
    filter: { kinds: ['KEY_MADE'] },
  });
  expect(securityLog.entries).toEqual([
    {
      kind: 'KEY_MADE',
      who: { name: at.people.head.name },
      subject: { name: at.people.clerk.name },
      address: '192.0.2.7',
      facts: { prefix: 'abc' },
      erased: false,
    },
  ]);
  const { errors } = await ask(at.db, at.people.manager, text);
  expect(errors[0]!.message).toContain('Unknown type "SecurityLogFilter"');
});
