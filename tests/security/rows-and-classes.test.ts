import { fileURLToPath } from 'node:url';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let cast: Cast;
/** Manager with the right to bank values in North, clerk without it in South. */
let both: Principal;
let north: string;
let south: string;

beforeAll(async () => {
  db = await openTestDatabase({ modules: [fileURLToPath(new URL('./made-up', import.meta.url))] });
  cast = await Cast.of(db);
  const around = ['company', 'directory', 'catalog', 'personnel'].map((domain) => ({ domain, level: 'Trainee' as const }));
  both = await cast.employee('Both', [
    { domain: 'sales', level: 'Manager', department: 'North', bank: true },
    { domain: 'sales', level: 'Clerk', department: 'South' },
    ...around,
  ]);
  const dossier = async (name: string) =>
    insert(db, 'Dossier', {
      name,
      department: await cast.department(name),
      account: `${name} account`,
      findings: [{ text: `${name} finding` }],
    });
  north = await dossier('North');
  south = await dossier('South');
});
afterAll(() => db.close());

test('values of a class are seen on the rows where the right is held', async () => {
  const { dossiers } = await answerTo<{ dossiers: { nodes: { name: string; account: string | null }[] } }>(
    db,
    both,
    '{ dossiers { nodes { name account } } }',
  );
  expect(dossiers.nodes).toEqual([
    { name: 'North', account: 'North account' },
    { name: 'South', account: null },
  ]);
});

test('a class is written on the rows where the right is held', async () => {
  const { errors } = await ask(db, both, `mutation ($id: ID!) { updateDossier(id: $id, version: 1, input: { account: "mine" }) { id } }`, {
    id: south,
  });
  expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
});

test('history tells of a class on the rows where the right is held', async () => {
  const text = `query ($id: ID!) { history(kind: DOSSIER, id: $id) { changes } }`;
  const told = async (id: string) => JSON.stringify(await answerTo(db, both, text, { id }));
  expect(await told(north)).toContain('North account');
  expect(await told(south)).not.toContain('South account');
});

test('lines that take more than their record are seen where that is held', async () => {
  const text =
    '{ dossiers { nodes { name findings { text } } } findings { nodes { text } count { value } } findingsGrouped { rows { count } } }';
  const answer = await answerTo<Record<string, object>>(db, both, text);
  expect(JSON.stringify(answer)).toContain('North finding');
  expect(JSON.stringify(answer)).not.toContain('South finding');
  expect(answer).toMatchObject({ findings: { count: { value: 1 } }, findingsGrouped: { rows: [{ count: 1 }] } });
});

test('lines that take more than their record are searched through where that is held', async () => {
  const text = '{ dossiers(filter: { findings: { some: { text: { eq: "South finding" } } } }) { count { value } } }';
  expect(await answerTo(db, both, text)).toEqual({ dossiers: { count: { value: 0 } } });
});

test('handing over takes the level that writing the link takes', async () => {
  const hand = `mutation ($id: ID!, $to: ID!) { handOverDossier(id: $id, version: 1, department: $to) { id } }`;
  const { errors } = await ask(db, both, hand, { id: south, to: await cast.department('North') });
  expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  const clerk = await cast.clerk('sales', 'South');
  const refused = await ask(db, clerk, hand, { id: south, to: await cast.department('North') });
  expect(refused.errors).not.toEqual([]);
});

test('a conflict does not tell where a link leads that is hidden', async () => {
  const keepsake = await insert(db, 'Keepsake', { name: 'Hidden', owner: (await cast.clerk('sales', 'North')).id });
  const mine = await insert(db, 'Keepsake', { name: 'Mine', owner: both.id });
  const dossier = await insert(db, 'Dossier', { name: 'Third', department: await cast.department('North'), keepsake });
  const { errors } = await ask(
    db,
    both,
    `mutation ($id: ID!, $k: ID!) { updateDossier(id: $id, version: 99, input: { keepsake: $k, name: "Fourth" }) { id } }`,
    { id: dossier, k: mine },
  );
  expect(errors).toMatchObject([{ code: 'CONFLICT', facts: { theirs: { name: 'Third' } } }]);
  expect(JSON.stringify(errors)).not.toContain(keepsake);
});
