import type { Principal } from '../../server/kernel/rights/principal.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { openList } from '../../server/kernel/http/exports/list-export.js';
import { buildApi } from '../../server/kernel/graphql/build-api.js';
import { loadModules } from '../../server/wiring.js';
import { attempt, givenCustomer, givenOrder, givenProduct, moved } from '../sales/given-sales.js';
import { answerTo, ask, callOf, type Answer } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
let head: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  head = await cast.head();
});
afterAll(() => db.close());

/** Every story begins with Timón as it is delivered. */
beforeEach(async () => {
  const { accessTables } = await answerTo<{ accessTables: Tables }>(db, head, '{ accessTables { version draft { edits } } }');
  if (accessTables.draft) await answerTo(db, head, `mutation { discardAccessDraft(edits: ${accessTables.draft.edits}) }`);
  if (accessTables.version !== 0) await answerTo(db, head, 'mutation { rollBackAccess(to: 0) { number } }');
});

interface Tables {
  readonly version: number;
  readonly draft: { readonly number: number; readonly edits: number } | null;
}

type Wish = { record?: string; part: string; name: string; level?: number; rule?: { reach: string; field?: string } };

const draftText = `mutation ($edits: Int, $set: [AccessOverrideInput!]!) { draftAccess(edits: $edits, set: $set) { version draft { number edits } } }`;

const draft = (who: Principal, set: readonly Wish[], edits?: number): Promise<Answer<{ draftAccess: Tables }>> =>
  ask(db, who, draftText, { set, edits });

/** Drafts and publishes at once. Returns the number of the version. */
async function publish(who: Principal, ...set: Wish[]): Promise<number> {
  const { draftAccess } = await answerTo<{ draftAccess: Tables }>(db, who, draftText, { set });
  const published = await answerTo<{ publishAccess: { number: number } }>(
    db,
    who,
    `mutation ($edits: Int!) { publishAccess(edits: $edits, note: "as decided") { number } }`,
    { edits: draftAccess.draft!.edits },
  );
  return published.publishAccess.number;
}

/** What a name is to those to whom it is not open. */
const unknown = ['BAD_USER_INPUT'];

const codes = ({ errors }: Answer<unknown>): string[] => errors.map(({ code }) => code);
const present = async ({ id }: Principal): Promise<Principal> => (await loadPrincipal(db.kernel.pool, db.registry, id))!;

/** Another process on the same database: nothing that this one remembers is known to it. */
async function otherProcess(): Promise<TestDatabase> {
  const registry = await loadModules();
  const kernel = { ...db.kernel, registry };
  return { ...db, registry, kernel, api: buildApi(kernel) };
}

let products = 0;

async function orderOf(seller: Principal, more: Readonly<Record<string, unknown>> = {}) {
  const customer = await givenCustomer(db, `Customer of ${seller.name}`);
  const product = await givenProduct(db, `P-${(products += 1)}`);
  return givenOrder(db, seller, customer, [{ product }], more);
}

test('a lead who may no longer cancel orders is refused on the next request, in every process', async () => {
  const lead = await cast.lead('sales', 'North');
  const [first, second, third] = [await orderOf(lead), await orderOf(lead), await orderOf(lead)];
  const elsewhere = await otherProcess();
  const known = (await loadPrincipal(elsewhere.kernel.pool, elsewhere.registry, lead.id))!;
  await moved(db, lead, 'cancel', first);
  await publish(head, { record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 });
  // Both still hold the rights as they knew them before.
  expect(codes(await attempt(db, lead, 'cancel', second))).toEqual(['FORBIDDEN']);
  expect(codes(await attempt(elsewhere, known, 'cancel', third))).toEqual(['FORBIDDEN']);
  const { salesOrder } = await answerTo<{ salesOrder: { movesOpenToMe: string[] } }>(
    elsewhere,
    known,
    'query ($id: ID!) { salesOrder(id: $id) { movesOpenToMe } }',
    { id: second.id },
  );
  expect(salesOrder.movesOpenToMe).not.toContain('CANCEL');
  // The mutation is unknown to whoever has read their rights again.
  expect(codes(await attempt(db, await present(lead), 'cancel', second))).toEqual(unknown);
  await moved(db, await cast.manager('sales', 'North'), 'cancel', second);
});

test('clerks who may confirm orders confirm them', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const order = await orderOf(clerk);
  expect(codes(await attempt(db, clerk, 'confirm', order))).toEqual(unknown);
  await publish(head, { record: 'SalesOrder', part: 'OPERATION', name: 'confirm', level: 2 });
  expect(await moved(db, await present(clerk), 'confirm', order)).toMatchObject({ state: 'CONFIRMED' });
});

test('a field that takes a lead is unknown to a clerk: in answers, filters, orders, groups, search, inputs, files, history and the manifest', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const lead = await cast.lead('sales', 'North');
  const order = await orderOf(clerk);
  await answerTo(db, clerk, `mutation ($id: ID!) { updateSalesOrder(id: $id, version: 1, input: { customerReference: "RED-7" }) { id } }`, {
    id: order.id,
  });
  const asked: Record<string, [string, string | undefined]> = {
    answer: ['{ salesOrders { nodes { customerReference } } }', 'RED-7'],
    filter: ['{ salesOrders(filter: { customerReference: { contains: "RED" } }) { count { value } } }', '1'],
    search: ['{ salesOrders(filter: { search: "RED-7" }) { count { value } } }', '1'],
    order: ['{ salesOrders(orderBy: [{ requestedOn: ASC }]) { count { value } } }', 'value'],
    group: ['{ salesOrdersGrouped(by: [{ customerReference: VALUE }]) { rows { keys { customerReference } count } } }', 'RED-7'],
    input: [`mutation { updateSalesOrder(id: "${order.id}", version: 2, input: { customerReference: "BLUE" }) { id } }`, undefined],
  };
  for (const [text, shown] of Object.values(asked)) if (shown) expect(JSON.stringify(await answerTo(db, clerk, text))).toContain(shown);

  await publish(
    head,
    { record: 'SalesOrder', part: 'READ', name: 'customerReference', level: 4 },
    { record: 'SalesOrder', part: 'READ', name: 'requestedOn', level: 4 },
  );
  const who = await present(clerk);
  for (const [channel, [text]] of Object.entries(asked))
    expect({ channel, codes: [...new Set(codes(await ask(db, who, text)))] }).toEqual({ channel, codes: unknown });
  const everywhere = await answerTo<{ search: { id: string }[] }>(db, who, '{ search(text: "RED-7") { id } }');
  expect(everywhere.search).toEqual([]);
  const told = await answerTo(db, who, `{ history(kind: SALES_ORDER, id: "${order.id}") { changes } manifest }`);
  expect(JSON.stringify(told)).not.toMatch(/RED-7|customerReference/);
  const taken = (fields?: readonly string[]) => openList(db.api, callOf(db, who), { record: 'SalesOrder', fields });
  await expect(taken(['number', 'customerReference'])).rejects.toThrow();
  expect((await taken()).columns).not.toContain('customerReference');
  // A process that has not heard of it answers nothing by the old rights.
  expect(codes(await ask(db, clerk, asked['answer']![0]))).toEqual(['FORBIDDEN']);
  for (const [text, shown] of Object.values(asked)) if (shown) expect(JSON.stringify(await answerTo(db, lead, text))).toContain(shown);
});

test('a field that is mine to read in one department alone is empty on the rows of another, without an error', async () => {
  const both = await cast.employee('Both', [
    { domain: 'sales', level: 'Lead', department: 'North' },
    { domain: 'sales', level: 'Clerk', department: 'South' },
    ...['company', 'directory', 'catalog', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);
  const north = await orderOf(await cast.clerk('sales', 'North'));
  const south = await orderOf(both, { department: await cast.department('South') });
  await publish(head, { record: 'SalesOrder', part: 'READ', name: 'orderDate', level: 4 });
  const { salesOrders } = await answerTo<{ salesOrders: { nodes: { id: string; orderDate: string | null }[] } }>(
    db,
    both,
    '{ salesOrders(first: 200) { nodes { id orderDate } } }',
  );
  const dates = new Map(salesOrders.nodes.map(({ id, orderDate }) => [id, orderDate]));
  expect(dates.get(north.id)).toEqual(expect.any(String));
  expect(dates.get(south.id)).toBeNull();
});

test('clerks who see the rows of their department see them, and those of no other', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const [colleague, stranger] = [await orderOf(await cast.clerk('sales', 'North')), await orderOf(await cast.clerk('sales', 'South'))];
  const seen = async () => {
    const { salesOrders } = await answerTo<{ salesOrders: { nodes: { id: string }[] } }>(
      db,
      clerk,
      '{ salesOrders(first: 200) { nodes { id } } }',
    );
    return salesOrders.nodes.map(({ id }) => id);
  };
  expect(await seen()).not.toContain(colleague.id);
  const rule = { reach: 'department', field: 'department' };
  await publish(head, { record: 'SalesOrder', part: 'ROWS', name: '2', rule }, { record: 'SalesOrder', part: 'ROWS', name: '3', rule });
  expect(await seen()).toContain(colleague.id);
  expect(await seen()).not.toContain(stranger.id);
  const narrowing = await draft(head, [{ record: 'SalesOrder', part: 'ROWS', name: '3', rule: { reach: 'own', field: 'owner' } }]);
  expect(narrowing.errors).toMatchObject([{ code: 'ACCESS_NARROWS_UPWARDS', facts: { record: 'SalesOrder', level: 3 } }]);
});

test('specialists who see the rows of their team see those who report to them', async () => {
  const chief = await cast.specialist('sales', 'North');
  const report = await cast.clerk('sales', 'North');
  await answerTo(db, head, `mutation ($id: ID!, $m: ID!) { updateEmployee(id: $id, version: 1, input: { manager: $m }) { id } }`, {
    id: report.id,
    m: chief.id,
  });
  const [theirs, strange] = [await orderOf(report), await orderOf(await cast.clerk('sales', 'North'))];
  await publish(head, { record: 'SalesOrder', part: 'ROWS', name: '3', rule: { reach: 'team', field: 'owner' } });
  const { salesOrders } = await answerTo<{ salesOrders: { nodes: { id: string }[] } }>(
    db,
    chief,
    '{ salesOrders(first: 200) { nodes { id } } }',
  );
  expect(salesOrders.nodes.map(({ id }) => id)).toContain(theirs.id);
  expect(salesOrders.nodes.map(({ id }) => id)).not.toContain(strange.id);
});

test('pay, bank and personal values are never opened below their declaration, by nobody', async () => {
  for (const [record, name, lowest] of [
    ['Employee', 'salary', 4],
    ['Employee', 'bankAccount', 4],
    ['Employee', 'homePhone', 4],
  ] as const) {
    const refused = await draft(head, [{ record, part: 'READ', name, level: 3 }]);
    expect(refused.errors).toMatchObject([{ code: 'ACCESS_CEILING', facts: { record, lowest } }]);
  }
  // Nor by a row that somebody writes past the rules.
  const version = await publish(head, { record: 'Employee', part: 'READ', name: 'salary', level: 6 });
  await db.owner.query('alter table timon.access_override disable trigger access_override_kept');
  await db.owner.query(`update timon.access_override set level = 1 where version = $1 and name = 'salary'`, [version]);
  await db.owner.query('alter table timon.access_override enable trigger access_override_kept');
  const clerk = await cast.employee('Clerk with pay', [{ domain: 'personnel', level: 'Clerk', pay: true }]);
  const elsewhere = await otherProcess();
  const known = (await loadPrincipal(elsewhere.kernel.pool, elsewhere.registry, clerk.id))!;
  expect(codes(await ask(elsewhere, known, '{ employees { nodes { salary } } }'))).toEqual(unknown);
});

test('a published version is never rewritten, not even by the kernel', async () => {
  const version = await publish(head, { record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 });
  const rewriting = [
    `update timon.access_override set level = 2 where version = ${version}`,
    `delete from timon.access_override where version = ${version}`,
    `update timon.access_version set note = 'never mind' where number = ${version}`,
    `delete from timon.access_version where number = ${version}`,
  ];
  for (const text of rewriting) await expect(db.owner.query(text)).rejects.toThrow('never changes');
});

test('two who edit at once notice each other', async () => {
  const other = await cast.head();
  const begun = await draft(head, [{ record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 }]);
  const edits = begun.data.draftAccess.draft!.edits;
  expect(codes(await draft(other, [{ record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 6 }]))).toEqual(['CONFLICT']);
  expect((await draft(other, [{ record: 'SalesOrder', part: 'OPERATION', name: 'quote', level: 3 }], edits)).errors).toEqual([]);
  const late = await draft(head, [{ record: 'SalesOrder', part: 'OPERATION', name: 'quote', level: 4 }], edits);
  expect(late.errors).toMatchObject([
    { code: 'CONFLICT', facts: { version: edits + 1, yours: { 'SalesOrder.quote': '4' }, theirs: { 'SalesOrder.quote': '3' } } },
  ]);
  expect(codes(await ask(db, head, `mutation { publishAccess(edits: ${edits}) { number } }`))).toEqual(['CONFLICT']);
});

test('rolling back restores what was in force, and a draft begun before it is not published over it', async () => {
  const clerk = await cast.clerk('sales', 'North');
  const order = await orderOf(clerk);
  const strict = await publish(head, { record: 'SalesOrder', part: 'OPERATION', name: 'quote', level: 5 });
  expect(codes(await attempt(db, await present(clerk), 'quote', order))).toEqual(unknown);
  const begun = await draft(head, [{ record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 }]);
  await answerTo(db, head, 'mutation { rollBackAccess(to: 0, note: "too strict") { number } }');
  expect((await moved(db, await present(clerk), 'quote', order)).state).toBe('QUOTED');
  const stale = await ask(db, head, `mutation { publishAccess(edits: ${begun.data.draftAccess.draft!.edits}) { number } }`);
  expect(codes(stale)).toEqual(['ACCESS_DRAFT_OUTDATED']);
  const { accessVersions } = await answerTo<{ accessVersions: { restores: number | null; note: string; publishedBy: string }[] }>(
    db,
    head,
    '{ accessVersions { number restores note publishedBy publishedAt } }',
  );
  expect(accessVersions.find(({ note }) => note === 'too strict')).toMatchObject({ restores: 0, publishedBy: head.name });
  await answerTo(db, head, `mutation { rollBackAccess(to: ${strict}) { number } }`);
  expect(codes(await attempt(db, await present(clerk), 'cancel', order))).toEqual(unknown);
  const { rows } = await db.owner.query<{ kind: string }>(
    `select kind from timon.security_log where kind like 'access-%' order by id desc limit 2`,
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['access-rolled-back', 'access-rolled-back']);
});

test('what changes is said in words, with the reason of every cell', async () => {
  const version = await publish(head, { record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 });
  const { accessDiff } = await answerTo<{ accessDiff: object[] }>(
    db,
    head,
    `{ accessDiff(from: 0, to: ${version}) { record name from to widens sentence } }`,
  );
  expect(accessDiff).toEqual([
    {
      record: 'SalesOrder',
      name: 'cancel',
      from: 4,
      to: 5,
      widens: false,
      sentence: 'Sales orders, “Cancel order”: takes Manager instead of Lead.',
    },
  ]);
  const { accessTables } = await answerTo<{
    accessTables: { version: number; records: { record: string; operations: { name: string; inForce: number; why: object }[] }[] };
  }>(db, head, '{ accessTables { version records { record operations { name inForce why { source sentence version { number } } } } } }');
  expect(accessTables.version).toBe(version);
  const cells = accessTables.records.find(({ record }) => record === 'SalesOrder')!.operations;
  expect(cells.find(({ name }) => name === 'cancel')).toMatchObject({
    inForce: 5,
    why: {
      source: 'OVERRIDE',
      version: { number: version },
      sentence: expect.stringContaining(`since version ${version} by ${head.name}`),
    },
  });
  expect(cells.find(({ name }) => name === 'quote')).toMatchObject({ why: { source: 'DECLARED' } });
});

test('whom the head lets decide does so within their own domain, opens nothing that only the head opens, and hands nothing on', async () => {
  const director = await cast.employee('Director of personnel', [
    { domain: 'personnel', level: 'Director', company: null },
    { domain: 'sales', level: 'Director', department: 'North' },
    ...['company', 'directory', 'catalog'].map((domain) => ({ domain, level: 'Trainee' as const })),
  ]);
  const wish = { record: 'Employee', part: 'OPERATION', name: 'suspend', level: 6 };
  expect(codes(await draft(director, [wish]))).toEqual([...unknown, ...unknown]);
  expect((await draft(head, [{ part: 'DUTY', name: 'editAccess', level: 5 }])).errors).toMatchObject([{ code: 'ACCESS_CEILING' }]);
  await publish(head, { part: 'DUTY', name: 'editAccess', level: 6 });

  const delegate = await present(director);
  const { accessTables } = await answerTo<{ accessTables: { records: { domain: string }[]; duties: object[] } }>(
    db,
    delegate,
    '{ accessTables { records { domain } duties { name } } }',
  );
  expect(new Set(accessTables.records.map(({ domain }) => domain))).toEqual(new Set(['personnel']));
  expect(accessTables.duties).toEqual([]);
  const beyond: Wish[] = [
    { record: 'SalesOrder', part: 'OPERATION', name: 'cancel', level: 5 },
    { record: 'Employee', part: 'WRITE', name: 'grants', level: 6 },
    { record: 'Employee', part: 'WRITE', name: 'email', level: 4 },
    { record: 'Employee', part: 'READ', name: 'grants', level: 3 },
    { record: 'Grant', part: 'OPERATION', name: 'update', level: 6 },
    { part: 'DUTY', name: 'viewAs', level: 6 },
    { part: 'DUTY', name: 'editAccess', level: 7 },
  ];
  for (const each of beyond) expect({ each, codes: codes(await draft(delegate, [each])) }).toEqual({ each, codes: ['ACCESS_BEYOND_OWN'] });
  await publish(delegate, { record: 'Employee', part: 'OPERATION', name: 'suspend', level: 4 });
  expect(codes(await ask(db, delegate, 'mutation { rollBackAccess(to: 0) { number } }'))).toEqual(['ACCESS_BEYOND_OWN']);
  const { rows } = await db.owner.query<{ level: number }>(
    `select o.level from timon.access_override o where o.name = 'suspend' and o.version = (select max(number) from timon.access_version)`,
  );
  expect(rows).toEqual([{ level: 4 }]);
});

test('whatever is published, the head goes on to see all, to do all and to decide', async () => {
  await publish(
    head,
    { record: 'SalesOrder', part: 'OPERATION', name: 'read', level: 7 },
    { record: 'Employee', part: 'OPERATION', name: 'update', level: 7 },
    { record: 'SalesOrder', part: 'ROWS', name: '6', rule: { reach: 'own', field: 'owner' } },
    { record: 'SalesOrder', part: 'ROWS', name: '5', rule: { reach: 'own', field: 'owner' } },
    { record: 'SalesOrder', part: 'ROWS', name: '4', rule: { reach: 'own', field: 'owner' } },
  );
  const order = await orderOf(await present(head));
  const other = await cast.head();
  const { salesOrder } = await answerTo<{ salesOrder: { id: string } }>(db, other, 'query ($id: ID!) { salesOrder(id: $id) { id } }', {
    id: order.id,
  });
  expect(salesOrder.id).toBe(order.id);
  expect(codes(await ask(db, await cast.director('sales'), '{ salesOrders { nodes { id } } }'))).toEqual(unknown);
  expect((await draft(other, [{ record: 'SalesOrder', part: 'OPERATION', name: 'read', level: 1 }])).errors).toEqual([]);
  expect(codes(await draft(other, [{ record: 'SalesOrder', part: 'ROWS', name: '7', rule: { reach: 'own', field: 'owner' } }], 1))).toEqual(
    ['INVALID_INPUT'],
  );
});

test('whoever may create a record fills it in, also where only others may change it', async () => {
  const lead = await cast.employee('Lead of the company', [{ domain: 'company', level: 'Lead' }]);
  const [currency] = (await db.owner.query<{ id: string }>(`select id from currency where code = 'USD'`)).rows;
  const rate = { currency: currency!.id, date: '2026-06-01', rate: '0.9' };
  const entered = await ask(db, lead, 'mutation ($input: CreateExchangeRateInput!) { createExchangeRate(input: $input) { rate } }', {
    input: rate,
  });
  expect(entered).toMatchObject({ data: { createExchangeRate: { rate: '0.9' } }, errors: [] });
  const trainee = await cast.trainee('sales', 'North');
  await publish(
    head,
    { record: 'SalesOrder', part: 'OPERATION', name: 'create', level: 1 },
    { record: 'SalesOrderLine', part: 'OPERATION', name: 'update', level: 1 },
  );
  const order = await orderOf(await present(trainee));
  expect(order.state).toBe('DRAFT');
  expect(codes(await attempt(db, await present(trainee), 'quote', order))).toEqual(unknown);
});

test('a customer who signs in goes by the same tables, from the next request on', async () => {
  const party = await givenCustomer(db, 'Lighthouse');
  const id = await insert(db, 'PortalUser', { name: 'Lena', email: 'lena@example.com', party, company: cast.companyId });
  const lena = (await loadPrincipal(db.kernel.pool, db.registry, id))!;
  const order = await orderOf(await cast.clerk('sales', 'North'));
  const product = await givenProduct(db, `P-${(products += 1)}`);
  const own = await givenOrder(db, await cast.clerk('sales', 'North'), party, [{ product }]);
  const question = '{ salesOrders { nodes { id customerReference } } }';
  expect(await answerTo(db, lena, question)).toEqual({ salesOrders: { nodes: [{ id: own.id, customerReference: null }] } });
  await publish(head, { record: 'SalesOrder', part: 'READ', name: 'customerReference', level: 4 });
  expect(codes(await ask(db, lena, question))).toEqual(['FORBIDDEN']);
  const { salesOrders } = await answerTo<{ salesOrders: { nodes: { id: string }[] } }>(
    db,
    await present(lena),
    '{ salesOrders { nodes { id } } }',
  );
  expect(salesOrders.nodes.map((each) => each.id)).toEqual([own.id]);
  expect(salesOrders.nodes.map((each) => each.id)).not.toContain(order.id);
});

test('who stands in for the head looks after the work, not after who may what', async () => {
  const substitute = await cast.clerk('sales', 'North');
  const delegation = { employee: head.id, substitute: substitute.id, validFrom: '2026-06-01', validUntil: '2026-06-30' };
  await answerTo(db, head, 'mutation ($input: CreateDelegationInput!) { createDelegation(input: $input) { id } }', { input: delegation });
  const acting = await present(substitute);
  expect(acting.rights.level('sales')).toBe(7);
  expect([acting.rights.mayDo('editAccess'), acting.rights.mayDo('viewAs')]).toEqual([false, false]);
  expect(codes(await ask(db, acting, '{ accessTables { version } }'))).toEqual(unknown);
});
