import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { csvMapping, recordCalled } from '../../server/kernel/work/import/csv-mapping.js';
import { importSource } from '../../server/kernel/work/import/import-source.js';
import { csvHeader } from '../../server/kernel/work/import/source-rows.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'timon-csv-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

/** Imports a file as the command would; what came of it, and what was wrong. */
async function take(record: string, content: string | Buffer, key?: string) {
  await writeFile(join(folder, 'file.csv'), content);
  const header = await csvHeader(folder, 'file.csv');
  const mapping = csvMapping(recordCalled(db.registry, record), { file: 'file.csv', header, key });
  const report = await importSource(mapping, { kernel: db.kernel, principal: await systemPrincipal(db.kernel), folder });
  const { created, changed, unchanged, failed } = [...report.tables.values()][0]!;
  const problems = report.problems.map(({ line, field, cell, reason }) => [line, field, cell, reason].join(' | '));
  return { counts: [created, changed, unchanged, failed], problems };
}

const parties = async (where: string) =>
  (await db.owner.query(`select name, kind, credit_limit::text as limit from party where ${where} order by name`)).rows;

test('columns and choices are named as in the API or as on the screen, in either language', async () => {
  const words =
    'Código,NAME,Tipo,isCustomer,Addresses.city,Direcciones.Tipo\nE-1,Casa Ñandú,Empresa,sí,Sevilla,Principal\nE-2,Pepa Ruiz,PERSON,no,,\n';
  expect(await take('Terceros', words)).toEqual({ counts: [2, 0, 0, 0], problems: [] });
  expect(await parties(`code in ('E-1', 'E-2')`)).toEqual([
    { name: 'Casa Ñandú', kind: 'company', limit: null },
    { name: 'Pepa Ruiz', kind: 'person', limit: null },
  ]);
  const { rows } = await db.owner.query(
    `select a.city, a.kind from party_address a join party p on p.id = a.party_id where p.code like 'E-%'`,
  );
  expect(rows).toEqual([{ city: 'Sevilla', kind: 'main' }]);
});

test('a record that was here before is changed, not made again', async () => {
  await insert(db, 'Party', { code: 'H-1', name: 'Here' });
  expect((await take('Party', 'code,name\nH-1,Here now\n')).counts).toEqual([0, 1, 0, 0]);
  expect((await take('Party', 'code,name\nH-1,Here now\n')).counts).toEqual([0, 0, 1, 0]);
  expect(await parties(`code = 'H-1'`)).toMatchObject([{ name: 'Here now' }]);
});

test('the same word may be the code of one and the name of another', async () => {
  expect((await take('Party', 'code,name\nS-1,First\n')).counts).toEqual([1, 0, 0, 0]);
  expect((await take('Party', 'name,kind\nS-1,person\n', 'name')).counts).toEqual([1, 0, 0, 0]);
  expect(await parties(`'S-1' in (code, name)`)).toMatchObject([{ name: 'First' }, { name: 'S-1' }]);
});

test('a link is named by code, title or id, and one name for two records is told', async () => {
  await insert(db, 'ProductCategory', { name: 'Paint' });
  const maker = await insert(db, 'Party', { name: 'Maker', isSupplier: true });
  for (const code of ['T-1', 'T-2']) await insert(db, 'Party', { code, name: 'Twin', isSupplier: true });
  const rows = [
    'code,name,unit,category,suppliers.supplier,suppliers.currency',
    `L-1,Red,pcs,Paint,${maker},EUR`,
    'L-2,Green,pcs,,T-1,EUR',
    'L-3,Blue,pcs,,Twin,EUR',
    'L-4,White,nothing,,Maker,EUR',
  ];
  expect(await take('Product', `${rows.join('\n')}\n`)).toEqual({
    counts: [2, 0, 0, 2],
    problems: [
      '4 | supplier | Twin | Several records have this name: use the code or the id instead.',
      '5 | unit | nothing | There is no such record, or it is not yours to see.',
    ],
  });
});

test('what is not UTF-8 is refused row by row, rather than stored without its accents', async () => {
  const latin = Buffer.from('code,name\nU-1,Peña\nU-2,Plain\n', 'latin1');
  expect(await take('Party', latin)).toEqual({
    counts: [1, 0, 0, 1],
    problems: ['2 |  |  | The file is not UTF-8. Save it as “CSV UTF-8” and import it again.'],
  });
});

test('a key without end is told, and does not end the import', async () => {
  expect(await take('Party', `code,name\n${'k'.repeat(201)},Long\nK-1,Short\n`)).toMatchObject({
    counts: [1, 0, 0, 1],
    problems: [expect.stringMatching(/^2 \| id \| \{code\} \| Is too long\.$/)],
  });
});

test('unknown columns, kept columns and a file without a key are each refused in a sentence', async () => {
  await expect(take('Party', 'code,nmae\nA,B\n')).rejects.toThrow(
    /^Party has nothing to enter under “nmae”: rename or remove the column\. It takes /,
  );
  await expect(take('Party', 'code,version\nA,1\n')).rejects.toThrow(/under “version”/);
  await expect(take('Party', 'name\nA\n')).rejects.toThrow(
    'file.csv needs a column that tells the records apart: name it with --key, as in --key "name".',
  );
  await expect(take('Wizard', 'name\nA\n')).rejects.toThrow(/^There is no record called Wizard\. These can be imported: .*Party/);
  await expect(take('PartyAddress', 'city\nA\n')).rejects.toThrow(/^There is no record called PartyAddress\./);
});
