import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { checkBackup, type CheckedBackup } from '../../server/kernel/work/load.js';

const runner = fileURLToPath(new URL('../../server/launch/run.mjs', import.meta.url));
const cluster = process.env.TIMON_TEST_CLUSTER ?? '';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timon-restore-'));
});

afterAll(async () => {
  for (const name of ['restore_from', 'restore_into', 'forgotten_from', 'forgotten_into'])
    await inCluster(`drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

test('what npm run backup writes, npm run restore brings back into an empty database, and only there unless told', async () => {
  await inCluster('create database restore_from template timon_template');
  await inCluster('create database restore_into');
  const [first, second] = [join(folder, 'first.tar.gz'), join(folder, 'second.tar.gz')];

  expect(await run('backup', 'restore_from', first)).toMatchObject({ code: 0 });
  expect(await run('restore', 'restore_into', first)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Restored \d+ rows of \d+ tables/),
  });
  expect(await run('backup', 'restore_into', second)).toMatchObject({ code: 0 });

  const [before, after] = [await checkBackup(first), await checkBackup(second)];
  expect(before.manifest.migrations.length).toBeGreaterThan(0);
  expect(before.checks.tables['public.currency']?.rows).toBeGreaterThan(0);
  // That it was restored is itself written down.
  const told = ['timon.security_log', 'timon.security_fact'];
  const others = ({ checks }: CheckedBackup) => Object.entries(checks.tables).filter(([title]) => !told.includes(title));
  expect(others(after)).toEqual(others(before));
  for (const title of told) expect(after.checks.tables[title]!.rows).toBe(before.checks.tables[title]!.rows + 1);
  const drawn = ({ manifest }: CheckedBackup) => manifest.sequences.filter(({ name }) => name !== 'security_log_id_seq');
  expect(after.manifest.migrations).toEqual(before.manifest.migrations);
  expect(drawn(after)).toEqual(drawn(before));

  const again = await run('restore', 'restore_into', first);
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('This database holds data already') });
});

test('whoever was forgotten after the backup was made is forgotten again by the restore, and verified history says so', async () => {
  const id = '01a20a03-0000-7000-8000-0000000abcde';
  await inCluster('create database forgotten_from template timon_template');
  await inCluster('create database forgotten_into');
  await inDatabase(
    'forgotten_from',
    `insert into party (id, version, created_at, updated_at, kind, name, is_customer, is_supplier, is_carrier)
       values ('${id}', 1, now(), now(), 'person', 'Zulema Quintanilla', true, false, false);
     insert into timon.history (record, record_id, version, at, principal_id, action, changes) values ('Party', '${id}', 1, now(), '${id}', 'create', '{}');
     insert into timon.history_private (history_id, class, changes) select max(id), 'internal', '{"name": [null, "Zulema Quintanilla"]}' from timon.history`,
  );
  const file = join(folder, 'forgotten.tar.gz');
  expect(await run('backup', 'forgotten_from', file)).toMatchObject({ code: 0 });
  await mkdir(join(folder, 'journal'), { recursive: true });
  const erasure = {
    id: '01a20a03-0000-7000-8000-0000000fffff',
    at: new Date().toISOString(),
    principalId: id,
    record: 'Party',
    recordId: id,
  };
  await appendFile(join(folder, 'journal', 'erasures.jsonl'), `${JSON.stringify(erasure)}\n`);

  expect(await run('restore', 'forgotten_into', file)).toMatchObject({ code: 0 });

  expect(await inDatabase('forgotten_into', 'select name from party')).toEqual([{ name: '[erased 000abcde]' }]);
  expect(await inDatabase('forgotten_into', `select * from timon.history_private where changes::text like '%Zulema%'`)).toEqual([]);
  expect(await run('verify', 'forgotten_into')).toMatchObject({ code: 0, said: expect.stringContaining('history: unbroken') });
});

test('a restore is refused while someone is connected', async () => {
  const client = new pg.Client({ connectionString: addressOf('restore_into') });
  await client.connect();
  const refused = await run('restore', 'restore_into', join(folder, 'first.tar.gz'), '--yes');
  await client.end();
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('is connected to this database: stop it and restore again') });
});

async function inCluster(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function inDatabase(database: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: addressOf(database) });
  await client.connect();
  return client
    .query(statement)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
}

function addressOf(database: string): string {
  const url = new URL(cluster);
  url.pathname = database;
  return url.href;
}

function run(command: string, database: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: addressOf(database), TIMON_DATA: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [runner, command, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}
