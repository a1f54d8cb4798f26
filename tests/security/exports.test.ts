import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { Allowances, OverAllowance } from '../../server/kernel/http/allowances.js';
import { nobody } from '../../server/kernel/http/gate.js';
import { ExportEndpoint } from '../../server/kernel/http/exports/export-endpoint.js';
import type { Pace } from '../../server/kernel/http/exports/export-reader.js';
import { loadPrincipal, type Principal } from '../../server/kernel/rights/principal.js';
import { readArchive } from '../../server/kernel/work/archive.js';
import { asEntered, csvLine } from '../../server/kernel/work/csv-text.js';
import { logSecurity } from '../../server/kernel/work/security-log.js';
import { answerTo, callOf } from '../support/ask.js';
import { givenCompanyAtWork, refusalOf, type CompanyAtWork } from '../kernel/write/support/company-at-work.js';

let at: CompanyAtWork;
let folder: string;
let mine: string;
beforeAll(async () => {
  at = await givenCompanyAtWork();
  folder = await mkdtemp(join(tmpdir(), 'timon-exports-'));
  Object.assign(at.db.kernel.settings, { dataFolder: folder });
  const own = await at.order({ notes: '=HYPERLINK("http://evil")', shipName: 'Ana, "la" Ruiz' });
  mine = own.id;
  await at.order({}, at.people.otherClerk);
});
afterAll(async () => {
  await at.db.close();
  await rm(folder, { recursive: true });
});

/** What somebody who asks for a file gets to keep. */
async function fileFor(
  who: Principal,
  content: object,
  { allowances, present = async () => ({ principal: who, proof: undefined }) }: Partial<Pace> = {},
): Promise<{ headers: Record<string, string>; body: Buffer }> {
  let headers: Record<string, string> = {};
  const call = Object.defineProperty(callOf(at.db, who), 'hasEscapes', { value: true });
  const response = Object.assign(new PassThrough(), {
    setTimeout: () => undefined,
    headersSent: false,
    writeHead(_status: number, given: Record<string, string>) {
      headers = given;
      response.headersSent = true;
    },
  });
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  const ended = once(response, 'end');
  ended.catch(() => undefined);
  await new ExportEndpoint(at.db.api, allowances).answer(content, call, response as never, present);
  await ended;
  return { headers, body: Buffer.concat(parts) };
}

const rowsFor = async (who: Principal, list: object): Promise<Record<string, string>[]> =>
  parse((await fileFor(who, { list })).body, { bom: true, columns: true });

async function unpacked(body: Buffer, name: string): Promise<string> {
  const home = join(folder, name);
  await mkdir(home);
  await writeFile(`${home}.tar.gz`, body);
  for await (const entry of readArchive(`${home}.tar.gz`)) {
    await mkdir(dirname(join(home, entry.name)), { recursive: true });
    const parts: Buffer[] = [];
    for await (const part of entry.content()) parts.push(part);
    await writeFile(join(home, entry.name), Buffer.concat(parts));
  }
  return home;
}

test('a list is exported with the rows and fields of whoever asks', async () => {
  const clerk = await rowsFor(at.people.clerk, { record: 'SalesOrder' });
  expect(clerk).toHaveLength(1);
  expect(clerk[0]).toMatchObject({ id: mine, customer: 'Café Ñandú', shipName: 'Ana, "la" Ruiz', total: '500.00', state: 'DRAFT' });
  expect(clerk[0]).not.toHaveProperty('margin');

  const head = await rowsFor(at.people.head, {
    record: 'SalesOrder',
    fields: ['number', 'margin', 'customer.name', 'owner.department.name'],
  });
  expect(head).toHaveLength(2);
  expect(head[0]).toMatchObject({ 'customer.name': 'Café Ñandú', 'owner.department.name': 'Sales' });
});

test('it takes the filter and order of the list, and any number of rows', async () => {
  await Promise.all(Array.from({ length: 3 }, (_, page) => at.create('Party', { name: `Page ${page}` })));
  const names = Array.from({ length: 1203 }, (_, nth) => `Customer ${String(nth).padStart(4, '0')}`);
  for (let from = 0; from < names.length; from += 250)
    await answerTo(at.db, at.people.head, 'mutation ($inputs: [CreatePartyInput!]!) { createParties(inputs: $inputs) { id } }', {
      inputs: names.slice(from, from + 250).map((name) => ({ name })),
    });
  const rows = await rowsFor(at.people.head, {
    record: 'Party',
    fields: ['name'],
    filter: { name: { startsWith: 'Customer' } },
    orderBy: [{ name: 'DESC' }],
  });
  expect(rows.map(({ name }) => name)).toEqual(names.reverse());
});

const customers = { record: 'Party', fields: ['name'], filter: { name: { startsWith: 'Customer' } } };

test("a long export takes of what is its asker's as every question does: it waits for it, and leaves them enough to go on working", async () => {
  const time = { ms: 0, pauses: 0, now: () => time.ms, pause: async (ms: number) => void ((time.ms += ms), (time.pauses += 1)) };
  // 2,000 objects, and 100 more a second: 1,203 rows in three pages, below which half of it all is left alone.
  const allowances = new Allowances(0.1, time);
  const { head } = at.people;
  const { body } = await fileFor(head, { list: customers }, { allowances });
  expect(parse(body, { bom: true, columns: true })).toHaveLength(1203);
  expect(time.pauses).toBe(2);
  expect([time.ms > 5_000, time.ms < 15_000]).toEqual([true, true]);
  expect(allowances.reserve(head, 1_000).points).toBe(1_000);

  // Whoever has taken all of it already is told when to come back, before anything is sent.
  const left = () => allowances.reserve(head, 100);
  expect(() => Array.from({ length: 20 }, left)).toThrow(OverAllowance);
  expect((await refusalOf(fileFor(head, { list: customers }, { allowances }))).code).toBe('RATE_LIMITED');
});

test('whoever is signed out while their file goes out gets no more of it, and it does not look whole', async () => {
  const warnings: unknown[] = [];
  const { log } = at.db.kernel;
  const { warn } = log;
  Object.assign(log, { warn: (facts: unknown) => void warnings.push(facts) });
  await expect(fileFor(at.people.head, { list: customers }, { present: async () => nobody })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(warnings).toMatchObject([{ who: at.people.head.id, err: { code: 'UNAUTHENTICATED' } }]);
  Object.assign(log, { warn });
});

test('a field that is not mine is answered like one that does not exist', async () => {
  const refused = async (fields: string[]) => (await refusalOf(rowsFor(at.people.clerk, { record: 'SalesOrder', fields }))).fields;
  expect(await refused(['margin'])).toEqual({ 'fields.margin': 'UNKNOWN_FIELD' });
  expect(await refused(['nonsense'])).toEqual({ 'fields.nonsense': 'UNKNOWN_FIELD' });
  expect(await refused(['owner.salary'])).toEqual({ 'fields.owner.salary': 'UNKNOWN_FIELD' });
  expect((await refusalOf(rowsFor(at.people.clerk, { record: 'Nonsense' }))).code).toBe('INVALID_INPUT');
  await expect(rowsFor(at.people.clerk, { record: 'SalesOrder', filter: { margin: { gt: '0' } } })).rejects.toThrow();
});

test('every export stands in the security log with who, what and how much, and without a value', async () => {
  await rowsFor(at.people.clerk, { record: 'SalesOrder', fields: ['number'], filter: { shipName: { eq: 'Ana, "la" Ruiz' } } }).catch(
    () => undefined,
  );
  await rowsFor(at.people.clerk, { record: 'SalesOrder', fields: ['number'] });
  const { securityLog } = await answerTo<{ securityLog: { entries: object[] } }>(
    at.db,
    at.people.head,
    '{ securityLog(filter: { kinds: [EXPORTED] }, first: 1) { entries { who { name } address facts } } }',
  );
  expect(securityLog.entries).toEqual([
    { who: { name: at.people.clerk.name }, address: '127.0.0.1', facts: { record: 'SalesOrder', fields: ['number'], rows: 1 } },
  ]);
});

const payloads = [
  '=1+1', '+1+1', '-1+1', '@SUM(A1)', '=cmd|"/c calc"!A0', ' =1+1', '\t=1+1', '\r=1+1', '\n=1+1', '\0=1+1', '\u00a0=1+1', '\u200b=1+1',
  '\ufeff=1+1', '\u2003@A1', '\u3000=1', '＝1+1', '＋1+1', '－1+1', '＠A1', '  \t ＝1', '−1+1', '\u0001=1', '\u202e=1', '\u00ad=1',
  '=HYPERLINK("http://evil","x")', '@A1', '+A1', '-A1', '\tharmless', '\rharmless', '\u2060=1', '\u0301=1',
]; // prettier-ignore

test.each(payloads)('no spreadsheet takes %j for a formula', (payload) => {
  const [[cell]] = parse(csvLine([payload])) as [[string]];
  expect(cell!.startsWith("'")).toBe(true);
  expect(asEntered(cell!)).toBe(payload.replaceAll('\0', ''));
});

/** As a spreadsheet of another country reads it: whatever parts its columns, and nothing that it does not expect to be quoted. */
const readElsewhere = (line: string, separator: string): string[] => line.split(new RegExp(`[${separator}\\r\\n]`));

test.each([
  'Ana;=1+1', 'Ana\t=1+1', 'Ana\n=1+1', 'Ana;;@SUM(A1)', 'Ana; +1+1', 'Ana;"=1+1"', 'x;\t＝1', '=1;=2', 'Ana;-2+3', 'Ana\r\n-1+1',
])('nor any part of %j, whatever separator it goes by', (payload) => {
  const live = /^["\s]*[=+\-@＝]/;
  for (const foreign of [';', '\t'])
    expect(readElsewhere(csvLine(['x', payload, 'y']), foreign).filter((part) => live.test(part))).toEqual([]);
  const turned = payload.replaceAll(';', ',');
  expect(readElsewhere(csvLine(['x', turned, 'y'], ';'), ',').filter((part) => live.test(part))).toEqual([]);
  const [[, cell]] = parse(csvLine(['x', payload, 'y'])) as [[string, string]];
  expect(asEntered(cell)).toBe(payload);
}); // prettier-ignore

test('numbers stay numbers, and texts stay as they are', () => {
  expect(csvLine(['-12.50', 7, "O'Neill", "'tis", 'a;b', null])).toBe("-12.50,7,O'Neill,'tis,a;b,\r\n");
  expect(csvLine(['-12,5', '-5', 'Madrid, +34 600; 5', 'from;-5'], ';')).toBe('\'-12,5;-5;"Madrid,\' +34 600; 5";"from;-5"\r\n');
  expect(csvLine(['Madrid, -5', 'a;-5'])).toBe('"Madrid, -5",a;-5\r\n');
  expect(asEntered("'tis")).toBe("'tis");
});

test('an exported formula is inert', async () => {
  const [row] = await rowsFor(at.people.clerk, { record: 'SalesOrder', fields: ['notes'] });
  expect(row!['notes']).toBe(`'=HYPERLINK("http://evil")`);
});

test("an auditor's pack can be verified without us, and what was changed in it is found", async () => {
  await at.create('Party', { name: 'Zoe Erased', kind: 'person' });
  const home = await unpacked((await fileFor(at.people.head, { audit: {} })).body, 'audit');
  const verify = () => promisify(execFile)(process.execPath, [join(home, 'verify.mjs')]);
  expect((await verify()).stdout).toMatch(/^history: unbroken from position 1 to \d+, 0 withheld, 0 values erased\nsecurity: unbroken/);

  const table = parse(await readFile(join(home, 'history.csv')), { columns: true }) as Record<string, string>[];
  expect(table.filter(({ record, field }) => record === mine && field === 'notes')).toMatchObject([
    { action: 'create', name: at.people.clerk.name },
  ]);

  const manifest = await readFile(join(home, 'manifest.json'), 'utf8');
  const lines = await readFile(join(home, 'history.jsonl'), 'utf8');
  await writeFile(join(home, 'history.jsonl'), lines.replaceAll('Zoe Erased', 'Zoe Changed'));
  await expect(verify()).rejects.toThrow('history.jsonl is not the file that was handed out');
  const { files, ...rest } = JSON.parse(manifest) as { files: object };
  await writeFile(join(home, 'manifest.json'), JSON.stringify({ ...rest, files: { ...files, 'history.jsonl': undefined } }));
  await expect(verify()).rejects.toThrow('history has another value at position');
});

test('what is asked of an export is measured as every question is', async () => {
  const many = { filter: { or: Array.from({ length: 1_500 }, () => ({ shipName: { eq: 'x' } })) } };
  await expect(rowsFor(at.people.clerk, { record: 'SalesOrder', ...many })).rejects.toThrow('Too costly');
  expect((await refusalOf(rowsFor(at.people.clerk, { record: 'SalesOrder', filter: { shipName: { eq: 'a\0b' } } }))).fields).toEqual({
    'filter.shipName.eq': 'BAD_CHARACTERS',
  });
});

test("an auditor's pack of a part begins where the chain stood, and withholds what is not mine as its hash", async () => {
  const { id } = await at.create('Employee', {
    name: 'Dora Director',
    company: at.ids.company,
    grants: [{ domain: 'personnel', company: at.ids.company, level: 6 }],
  });
  const director = (await loadPrincipal(at.db.kernel.pool, at.db.registry, id))!;
  at.db.clock.set('2027-06-20T10:00:00.000Z');
  await at.order();
  await at.create('Employee', { name: 'Paula Paid', company: at.ids.company, salary: '1234.56' });
  const home = await unpacked((await fileFor(director, { audit: { from: '2027-06-18T00:00:00.000Z' } })).body, 'part');
  const { stdout } = await promisify(execFile)(process.execPath, [join(home, 'verify.mjs')]);
  expect(stdout).toMatch(/^history: unbroken from position (?!1 )\d+ to \d+, 2 withheld/);
  const text = await readFile(join(home, 'history.jsonl'), 'utf8');
  expect(text).toContain('Paula Paid');
  expect(text).not.toContain('1234.56');
});

test('everything about a person goes into one file, as far as whoever asks may read it', async () => {
  const { id } = await at.create('Party', {
    name: 'Zulema Quintanilla',
    kind: 'person',
    isCustomer: true,
    contactPoints: [{ kind: 'email', value: 'zulema@casa.example' }],
    paymentAccounts: [{ bankName: 'Banco', iban: 'ES9121000418450200051332' }],
  });
  await at.order({ customer: id, shipName: 'Zulema en casa' });

  const whole = await unpacked((await fileFor(at.people.head, { person: { record: 'Party', id } })).body, 'person');
  const told = await readFile(join(whole, 'person.json'), 'utf8');
  for (const trace of ['Zulema Quintanilla', 'zulema@casa.example', 'ES9121000418450200051332', 'Zulema en casa'])
    expect(told).toContain(trace);
  expect(await readFile(join(whole, 'salesOrders.csv'), 'utf8')).toContain('Zulema en casa');
  expect(JSON.parse(told)).toMatchObject({ history: [{ action: 'create' }] });

  const part = await unpacked((await fileFor(at.people.clerk, { person: { record: 'Party', id } })).body, 'person-for-clerk');
  expect(await readFile(join(part, 'person.json'), 'utf8')).not.toContain('ES9121000418450200051332');
  expect((await refusalOf(fileFor(at.people.head, { person: { record: 'Party', id: at.ids.customer } }))).fields).toEqual({
    id: 'NOT_A_PERSON',
  });
});

test('nobody without a right takes a pack, and only one thing is asked for at a time', async () => {
  expect((await refusalOf(fileFor(at.people.manager, { audit: {} }))).code).toBe('FORBIDDEN');
  expect((await refusalOf(fileFor(at.people.head, { audit: {}, list: { record: 'Party' } }))).fields).toEqual({ export: 'ONE_KEY_EACH' });
});

test('whoever directs personnel elsewhere is not told when and from where somebody signed in', async () => {
  const { db, create, ids } = at;
  const { id: elsewhere } = await create('Company', { name: 'Muebles del Norte', currency: ids.euro, timeZone: 'Europe/Madrid' });
  const director = async (company: string) => {
    const { id } = await create('Employee', {
      name: 'Dario Director',
      company,
      grants: [{ domain: 'personnel', company, level: 6 }],
    });
    return (await loadPrincipal(db.kernel.pool, db.registry, id))!;
  };
  const { id } = at.people.otherClerk;
  await logSecurity(db.kernel, { at: db.clock.now, kind: 'signed-in', principal: { id }, address: '192.0.2.77' });
  const toldTo = async (who: Principal, name: string) =>
    readFile(join(await unpacked((await fileFor(who, { person: { record: 'Employee', id } })).body, name), 'person.json'), 'utf8');
  expect(await toldTo(await director(ids.company), 'told-here')).toContain('192.0.2.77');
  expect(await toldTo(await director(elsewhere), 'told-elsewhere')).not.toContain('192.0.2.77');
});
