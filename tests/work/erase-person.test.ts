import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kernel } from '../../server/kernel/kernel.js';
import { linkChains, sealChains } from '../../server/kernel/work/chain.js';
import { dump } from '../../server/kernel/work/dump.js';
import { readArchive } from '../../server/kernel/work/archive.js';
import { checkBackup, loadTables } from '../../server/kernel/work/load.js';
import { personalRegister } from '../../server/kernel/work/privacy/personal-register.js';
import { completeAll, replayErasures } from '../../server/kernel/work/privacy/erasure-journal.js';
import { logSecurity } from '../../server/kernel/work/security-log.js';
import { verifyChains } from '../../server/kernel/work/verify-chain.js';
import { moveSet, updateSet, type Written } from '../../server/kernel/write/index.js';
import { answerTo, ask } from '../support/ask.js';
import { givenCompanyAtWork, type CompanyAtWork } from '../kernel/write/support/company-at-work.js';

let at: CompanyAtWork;
let folder: string;
let kernel: Kernel;
let person: Written;

/** Words that occur nowhere else: whoever finds one has found the person. */
const traces = ['Zulema', 'Quintanilla', 'zulema@casa.example', 'Calle del Olvido', 'ES9121000418450200051332', '600111222', '12345678Z'];

beforeEach(async () => {
  at = await givenCompanyAtWork();
  folder = await mkdtemp(join(tmpdir(), 'timon-erase-'));
  Object.assign(at.db.kernel.settings, { dataFolder: folder });
  kernel = at.db.kernel;
  person = await at.create('Party', {
    name: 'Zulema Quintanilla',
    kind: 'person',
    isCustomer: true,
    taxId: '12345678Z',
    notes: 'Zulema likes oak',
    addresses: [{ street: 'Calle del Olvido 7', city: 'Soria' }],
    contactPoints: [
      { kind: 'email', value: 'zulema@casa.example' },
      { kind: 'phone', value: '600111222' },
    ],
    paymentAccounts: [{ bankName: 'Banco Zulema', iban: 'ES9121000418450200051332', holder: 'Zulema Quintanilla' }],
  });
});
afterEach(async () => {
  await at.db.close();
  await rm(folder, { recursive: true });
});

const erase = (id: string, kind = 'PARTY', who = at.people.head, accept = ['ERASE_PERSON']) =>
  ask<{ erasePerson: { changed: number; kept: number } }>(
    at.db,
    who,
    `mutation ($kind: RecordKind!, $id: ID!, $accept: [String!]) { erasePerson(kind: $kind, id: $id, accept: $accept) { changed kept } }`,
    { kind, id, accept },
  );

/** The traces that a whole dump of the database still holds. */
async function tracesLeft(): Promise<string[]> {
  const file = join(folder, `dump-${Math.random()}.tar.gz`);
  await dump(at.db.ownerUrl, folder, file);
  let text = '';
  for await (const entry of readArchive(file)) for await (const part of entry.content()) text += part.toString('utf8');
  await rm(file);
  return traces.filter((trace) => text.includes(trace));
}

test('of a customer who asks to be forgotten a whole dump holds nothing, and the history is still unbroken', async () => {
  const order = await at.order({
    customer: person.id,
    shipName: 'Zulema Quintanilla',
    shipStreet: 'Calle del Olvido 7',
    notes: 'call 600111222',
  });
  await updateSet(kernel, at.people.head, at.record('Party'), [{ ...person, input: { name: 'Zulema Quintanilla de Soria' } }]);
  await logSecurity(kernel, { at: at.db.clock.now, kind: 'sign-in-refused', facts: { account: 'zulema@casa.example' } });
  await linkChains(kernel);
  await sealChains(kernel);
  expect(await tracesLeft()).toEqual(traces);

  const { data, errors } = await erase(person.id);
  expect(errors).toEqual([]);
  expect(data.erasePerson).toEqual({ changed: 2, kept: 0 });

  expect(await tracesLeft()).toEqual([]);
  await linkChains(kernel);
  const [history, security] = await verifyChains(at.db.owner, folder);
  expect(history).toMatchObject({ unlinked: 0, broken: undefined });
  expect(history!.erased).toBeGreaterThan(3);
  expect(security).toMatchObject({ erased: 1, broken: undefined });

  const {
    party,
    salesOrder,
    history: told,
  } = await answerTo<{ party: object; salesOrder: object; history: { action: string }[] }>(
    at.db,
    at.people.head,
    `query ($id: ID!, $order: ID!) {
      party(id: $id) { name taxId addresses { street } contactPoints { value } }
      salesOrder(id: $order) { customer { name } shipName number }
      history(kind: PARTY, id: $id) { action changes }
    }`,
    { id: person.id, order: order.id },
  );
  expect(party).toEqual({ name: `[erased ${person.id.slice(-8)}]`, taxId: null, addresses: [{ street: null }], contactPoints: [] });
  expect(salesOrder).toMatchObject({ customer: { name: `[erased ${person.id.slice(-8)}]` }, shipName: null });
  expect(told.map(({ action }) => action)).toEqual(['ERASE', 'UPDATE', 'CREATE']);
});

test('messages of somebody whose address only ends like theirs stay', async () => {
  const job = (account: string) =>
    at.rows(`insert into timon.outbox (topic, payload, at) values ('job:send-password-link', $1, now())`, [JSON.stringify({ account })]);
  await job('mizulema@casa.example');
  await job('zulema@casa.example.org');
  await job('zulema@casa.example');
  await at.rows(`insert into timon.outbox (topic, payload, at) values ('told', $1, now())`, [
    JSON.stringify({ text: 'Write to\nzulema@casa.example.' }),
  ]);
  await erase(person.id);
  const left = await at.rows(`select payload ->> 'account' as account from timon.outbox where payload::text like '%zulema@%' order by 1`);
  expect(left).toEqual([{ account: 'mizulema@casa.example' }, { account: 'zulema@casa.example.org' }]);
});

test('a confirmed order keeps to whom it went for as long as the law wants it, and not a note more', async () => {
  const order = await at.order({ customer: person.id, shipName: 'Zulema Quintanilla', notes: 'call 600111222' });
  await at.confirm(order, at.people.lead);

  expect((await erase(person.id)).data.erasePerson).toEqual({ changed: 2, kept: 1 });
  const row = async () => (await at.rows('select ship_name, notes from sales_order where id = $1', [order.id]))[0];
  expect(await row()).toEqual({ ship_name: 'Zulema Quintanilla', notes: null });
  expect(await tracesLeft()).toEqual(['Zulema', 'Quintanilla']);

  at.db.clock.set('2035-06-14T10:00:00.000Z');
  await completeAll(kernel);
  expect(await row()).toEqual({ ship_name: 'Zulema Quintanilla', notes: null });

  at.db.clock.set('2036-06-16T10:00:00.000Z');
  await completeAll(kernel);
  expect(await row()).toEqual({ ship_name: null, notes: null });
  expect(await tracesLeft()).toEqual([]);
  await linkChains(kernel);
  expect((await verifyChains(at.db.owner, folder)).map(({ broken }) => broken)).toEqual([undefined, undefined]);
});

test('an employee is forgotten once dismissed, with pay, account and sessions', async () => {
  const employee = await at.create('Employee', {
    name: 'Zulema Quintanilla',
    email: 'zulema@casa.example',
    company: at.ids.company,
    department: at.ids.sales,
    salary: '1800',
    bankAccount: 'ES9121000418450200051332',
    homePhone: '600111222',
    grants: [{ domain: 'sales', department: at.ids.sales, level: 2 }],
  });
  await at.rows(`insert into timon.credential values ($1, 'zulema@casa.example', 'x', now()) returning 1`, [employee.id]);
  await logSecurity(kernel, { at: at.db.clock.now, kind: 'signed-in', principal: employee, address: '192.0.2.99' });

  expect((await erase(employee.id, 'EMPLOYEE')).errors).toMatchObject([{ code: 'PERSON_STILL_HERE' }]);
  await moveSet(kernel, at.people.head, at.record('Employee'), 'dismiss', [employee]);
  expect((await erase(employee.id, 'EMPLOYEE')).errors).toEqual([]);
  await erase(person.id);

  expect(await tracesLeft()).toEqual([]);
  expect(await at.rows('select name, active from timon.principal where id = $1', [employee.id])).toEqual([
    { name: `[erased ${employee.id.slice(-8)}]`, active: false },
  ]);
  expect(await at.rows(`select facts from timon.security_fact where facts ->> 'address' = '192.0.2.99'`)).toEqual([]);
});

test('whoever signs in as somebody who asks to be forgotten goes with them', async () => {
  const user = await at.create('PortalUser', {
    name: 'Zulema Quintanilla',
    email: 'zulema@casa.example',
    party: person.id,
    person: person.id,
    company: at.ids.company,
  });
  await at.rows(`insert into timon.credential values ($1, 'zulema@casa.example', 'x', now()) on conflict do nothing returning 1`, [
    user.id,
  ]);
  expect((await erase(user.id, 'PORTAL_USER')).errors).toMatchObject([{ code: 'PERSON_STILL_HERE' }]);

  expect((await erase(person.id)).data.erasePerson).toEqual({ changed: 2, kept: 0 });
  expect(await tracesLeft()).toEqual([]);
  expect(await at.rows('select name, email from portal_user')).toEqual([
    { name: `[erased ${user.id.slice(-8)}]`, email: `[erased ${user.id.slice(-8)}]` },
  ]);
});

test('forgetting takes a confirmation, a person, the right to remove them, and no key', async () => {
  expect((await erase(person.id, 'PARTY', at.people.head, [])).errors).toMatchObject([
    { code: 'NEEDS_CONFIRMATION', facts: { accept: ['ERASE_PERSON'] } },
  ]);
  expect((await erase(at.ids.customer)).errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { id: 'NOT_A_PERSON' } }]);
  expect((await erase(at.ids.desk, 'PRODUCT')).errors).toMatchObject([{ code: 'INVALID_INPUT', fields: { kind: 'NOT_A_PERSON' } }]);
  expect((await erase(person.id, 'PARTY', at.people.clerk)).errors[0]!.message).toContain('Cannot query field "erasePerson"');
  const key = { ...at.people.head, kind: 'key' as const };
  expect((await erase(person.id, 'PARTY', key)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await tracesLeft()).toEqual(traces);
});

test('that somebody was forgotten is written down without who it was', async () => {
  await erase(person.id);
  const { erasures, securityLog } = await answerTo<Record<string, unknown[]>>(
    at.db,
    at.people.head,
    '{ erasures { kind record who { name } } securityLog(filter: { kinds: [PERSON_ERASED] }) { entries { who { name } facts } } }',
  );
  expect(erasures).toEqual([{ kind: 'PARTY', record: person.id, who: { name: at.people.head.name } }]);
  expect(securityLog).toMatchObject({ entries: [{ who: { name: at.people.head.name }, facts: { records: 1, kept: 0 } }] });
  const journal = await readFile(join(folder, 'journal', 'erasures.jsonl'), 'utf8');
  expect(traces.filter((trace) => journal.includes(trace))).toEqual([]);
});

test('whoever a restored backup brings back is forgotten again before anybody is served', async () => {
  const file = join(folder, 'before.tar.gz');
  await dump(at.db.ownerUrl, folder, file);
  await erase(person.id);
  const client = await at.db.owner.connect();
  await loadTables(client as never, await checkBackup(file)).finally(() => client.release());
  await rm(file);
  expect(await tracesLeft()).toEqual(traces);

  expect(await replayErasures(kernel)).toBe(1);
  expect(await tracesLeft()).toEqual([]);
  expect(await replayErasures(kernel)).toBe(0);
});

test('an erasure that its journal missed is entered at the next start', async () => {
  await erase(person.id);
  await rm(join(folder, 'journal'), { recursive: true });
  expect(await replayErasures(kernel)).toBe(0);
  expect(await readFile(join(folder, 'journal', 'erasures.jsonl'), 'utf8')).toContain(person.id);
});

test('the register names every field that tells of a person, and each can be erased', async () => {
  const register = personalRegister(at.db.registry).map(({ field }) => field.coordinate);
  expect(register).toEqual(expect.arrayContaining(['Party.name', 'PartyContactPoint.value', 'Employee.salary', 'SalesOrder.shipName']));
  const classified = at.db.registry.resources.flatMap(({ fields }) =>
    fields.filter(({ class: of }) => ['personal', 'pay', 'bank', 'secret'].includes(of)),
  );
  expect(register).toEqual(expect.arrayContaining(classified.map(({ coordinate }) => coordinate)));
  const stuck = personalRegister(at.db.registry).filter(
    ({ field, erasing }) => erasing === 'replaced' && field.kind !== 'text' && field.kind !== 'longText',
  );
  expect(stuck).toEqual([]);

  const { personalData } = await answerTo<{ personalData: object[] }>(
    at.db,
    at.people.head,
    '{ personalData { kind field class of erasing keptYears } }',
  );
  expect(personalData).toContainEqual({
    kind: 'SALES_ORDER',
    field: 'SalesOrder.shipName',
    class: 'internal',
    of: 'customer',
    erasing: 'emptied',
    keptYears: 10,
  });
});
