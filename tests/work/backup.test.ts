import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { dump } from '../../server/kernel/work/dump.js';
import { checkBackup, loadFiles, loadTables } from '../../server/kernel/work/load.js';
import { startThrowAwayCluster, type Cluster } from '../../server/launch/postgres.mjs';

/** Everything that makes a copy hard: links in a circle, computed columns, drawn numbers, forced policies, refusing triggers. */
const schema = `
  create schema ledger;
  create table ledger.account (id int generated always as identity primary key, name text not null, parent int references ledger.account,
    latest_entry uuid, title text generated always as (upper(name)) stored);
  create table ledger.entry (id uuid primary key, account int not null references ledger.account, amount numeric not null, data jsonb, scan bytea, at timestamptz, tags text[]);
  alter table ledger.account add foreign key (latest_entry) references ledger.entry;
  create sequence ledger.counter;
  create function ledger.refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
  create trigger closed before update or delete on ledger.entry for each row execute function ledger.refuse();
  create function ledger.double() returns trigger language plpgsql as $$ begin new.amount := new.amount * 2; return new; end $$;
  create trigger doubling before insert on ledger.entry for each row execute function ledger.double();
  alter table ledger.entry enable row level security;
  alter table ledger.entry force row level security;
  grant all on schema ledger to company_owner;
`;

const rows = `
  insert into ledger.account (name, parent) values ('assets', null), ('cash', 1), ('tab	and \\ newline
ñ€😀', 1);
  insert into ledger.entry values ('00000000-0000-7000-8000-000000000001', 2, 12.500, '{"a": [1, null]}', '\\x00ff10', '2026-02-28 23:59:59.123456+05', '{a,"b c",null}');
  insert into ledger.entry select gen_random_uuid(), 1 + n % 3, n / 7.0, null, convert_to(repeat('ñ', 1500), 'UTF8'), null, null from generate_series(1, 3000) n;
  update ledger.account set latest_entry = '00000000-0000-7000-8000-000000000001' where id = 2;
  select nextval('ledger.counter') from generate_series(1, 42);
`;

let cluster: Cluster;
let folder: string;

beforeAll(async () => {
  cluster = await startThrowAwayCluster();
  folder = await mkdtemp(join(tmpdir(), 'timon-backup-'));
}, 30_000);

afterAll(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

test('a backup of a superuser restores to the same rows, numbers and files', async () => {
  const source = await givenDatabase('first', { filled: true });
  const target = await givenDatabase('second', { filled: false });
  await givenFile('source', 'ab/abcdef', 'an attachment');

  await dump(source, join(folder, 'source'), join(folder, 'first.tar.gz'));
  const backup = await checkBackup(join(folder, 'first.tar.gz'));
  await withClient(target, (client) => loadTables(client, backup));
  await loadFiles(backup, join(folder, 'target', 'files'));

  expect(await contentsOf(target)).toEqual(await contentsOf(source));
  expect(await readFile(join(folder, 'target', 'files', 'ab', 'abcdef'), 'utf8')).toBe('an attachment');
}, 60_000);

test('an owner who is no superuser backs up rows that a forced policy hides from him, and the policy stays forced', async () => {
  const source = await givenDatabase('third', { filled: true, owner: 'company_owner' });
  const target = await givenDatabase('fourth', { filled: false, owner: 'company_owner' });
  expect((await withClient(source, (client) => client.query('select from ledger.entry'))).rowCount).toBe(0);

  await dump(source, folder, join(folder, 'third.tar.gz'));
  const backup = await checkBackup(join(folder, 'third.tar.gz'));
  await withClient(target, (client) => loadTables(client, backup));

  expect(backup.checks.tables['ledger.entry']?.rows).toBe(3001);
  const forced = 'select relforcerowsecurity from pg_class where oid = $1::regclass';
  for (const url of [source, target]) {
    expect((await withClient(url, (client) => client.query(forced, ['ledger.entry']))).rows).toEqual([{ relforcerowsecurity: true }]);
  }
}, 60_000);

test('after a restore the rules hold again', async () => {
  const url = await givenDatabase('fifth', { filled: true });
  await dump(url, folder, join(folder, 'fifth.tar.gz'));
  const backup = await checkBackup(join(folder, 'fifth.tar.gz'));
  await withClient(url, (client) => loadTables(client, backup));

  await expect(withClient(url, (client) => client.query('delete from ledger.entry'))).rejects.toThrow('append-only');
  await expect(
    withClient(url, (client) => client.query('insert into ledger.account (name, parent) values ($1, 99)', ['x'])),
  ).rejects.toThrow('foreign key');
}, 60_000);

test('a backup with a link into nothing is refused whole', async () => {
  const source = await givenDatabase('sixth', { filled: true });
  const target = await givenDatabase('seventh', { filled: true });
  await withClient(source, (client) =>
    client.query(
      "set session_replication_role = replica; delete from ledger.account where name = 'cash'; set session_replication_role = default",
    ),
  );
  await dump(source, folder, join(folder, 'sixth.tar.gz'));
  const backup = await checkBackup(join(folder, 'sixth.tar.gz'));

  const before = await contentsOf(target);
  await expect(withClient(target, (client) => loadTables(client, backup))).rejects.toThrow('foreign key');
  expect(await contentsOf(target)).toEqual(before);
}, 60_000);

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
  // In the checksum that closes the archive: elsewhere a bit may be one of the packing that nothing depends on.
  ['with a flipped bit', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 8 ? byte ^ 16 : byte)))],
  ['that is something else', () => Buffer.from('not an archive')],
])(
  'a backup %s is refused before anything is touched',
  async (_, damage) => {
    const source = await givenDatabase('eighth', { filled: true });
    await dump(source, folder, join(folder, 'eighth.tar.gz'));
    await writeFile(join(folder, 'damaged.tar.gz'), damage(await readFile(join(folder, 'eighth.tar.gz'))));
    await expect(checkBackup(join(folder, 'damaged.tar.gz'))).rejects.toThrow('use another copy of it');
  },
  60_000,
);

async function givenDatabase(name: string, { filled, owner }: { filled: boolean; owner?: string }): Promise<string> {
  const url = new URL(cluster.url);
  await withClient(cluster.url, async (client) => {
    await client.query("do $$ begin create role company_owner login password 'secret'; exception when duplicate_object then null; end $$");
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} owner ${owner ?? 'timon'}`);
  });
  url.pathname = name;
  if (owner) [url.username, url.password] = [owner, 'secret'];
  await withClient(url.href, async (client) => {
    await client.query(schema);
    if (!filled) return;
    await client.query('alter table ledger.entry no force row level security');
    await client.query(rows);
    await client.query('alter table ledger.entry force row level security');
  });
  return url.href;
}

async function contentsOf(url: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows: accounts } = await client.query('select * from ledger.account order by id');
    const { rows: entries } = await client.query(
      'select to_jsonb(e) || jsonb_build_object($1::text, e.amount::text) as entry from ledger.entry e order by id',
      ['exact'],
    );
    const { rows: drawn } = await client.query('select last_value, is_called from ledger.counter');
    const { rows: identity } = await client.query('select last_value from ledger.account_id_seq');
    return { accounts, entries, drawn, identity };
  });
}

async function givenFile(place: string, name: string, content: string): Promise<void> {
  const path = join(folder, place, 'files', name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
