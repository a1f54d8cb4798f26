import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '../refusal.js';
import { readArchive, type ArchiveEntry } from './archive.js';
import {
  backupFormat,
  checksEntry,
  manifestEntry,
  quoted,
  sqlName,
  tablesOfOurs,
  titleOf,
  type BackedUpTable,
  type BackupChecks,
  type BackupManifest,
} from './backup-contents.js';

export interface CheckedBackup {
  file: string;
  manifest: BackupManifest;
  checks: BackupChecks;
}

/** Reads a backup from end to end and compares every checksum, so that a damaged one is refused before anything is lost. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let manifest: BackupManifest | undefined;
  let checks: BackupChecks | undefined;
  const found = new Map<string, ReturnType<typeof createHash>>();
  try {
    for await (const entry of readArchive(file)) {
      if (entry.name === manifestEntry) manifest = JSON.parse((await wholeOf(entry)).toString('utf8')) as BackupManifest;
      else if (entry.name === checksEntry) checks = JSON.parse((await wholeOf(entry)).toString('utf8')) as BackupChecks;
      else {
        const subject = subjectOf(entry.name);
        const hash = found.get(subject) ?? createHash('sha256');
        found.set(subject, hash);
        for await (const part of entry.content()) hash.update(part);
      }
    }
  } catch (error) {
    throw new Refusal(`${file} could not be read as a backup (${(error as Error).message}): use another copy of it.`);
  }
  if (!manifest || !checks) throw new Refusal(`${file} is not a whole backup of Timón: use another copy of it.`);
  if (manifest.format !== backupFormat) throw new Refusal(`${file} was made by a newer Timón: restore it with that one.`);
  const empty = createHash('sha256').digest('hex');
  const stated = [
    ...Object.entries(checks.tables).map(([title, { sha256 }]) => [`tables/${title}`, sha256] as const),
    ...Object.entries(checks.files).map(([name, { sha256 }]) => [`files/${name}`, sha256] as const),
  ];
  for (const [subject, sha256] of stated) {
    if ((found.get(subject)?.digest('hex') ?? empty) !== sha256)
      throw new Refusal(`${file} is damaged at ${subject}: use another copy of it.`);
  }
  return { file, manifest, checks };
}

/** Whether the database holds any row of ours, and who else is using it. */
export async function stateOfTarget(client: pg.Client): Promise<{ isEmpty: boolean; others: number }> {
  const { rows } = await client.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  for (const table of await tablesOfOurs(client)) {
    const { rows: found } = await client.query(`select 1 from ${sqlName(table)} limit 1`);
    if (found.length > 0) return { isEmpty: false, others: rows[0]?.others ?? 0 };
  }
  return { isEmpty: true, others: rows[0]?.others ?? 0 };
}

/** Leaves nothing of ours in the database, so that the migrations can build it up as it was when the backup was made. */
export async function emptyDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname <> 'information_schema' and nspname not like 'pg\\_%'",
  );
  await client.query('begin');
  for (const { name } of rows) await client.query(`drop schema ${quoted(name)} cascade`);
  await client.query('create schema public');
  await client.query('commit');
}

/** Puts the rows of a backup into the tables that the migrations have made: all of them or, if anything is amiss, none. */
export async function loadTables(
  client: pg.Client,
  { file, manifest, checks }: CheckedBackup,
  onTable?: (title: string, rows: number) => void,
): Promise<void> {
  const present = new Set((await tablesOfOurs(client)).map(titleOf));
  const missing = manifest.tables.filter((table) => !present.has(titleOf(table)) && checks.tables[titleOf(table)]?.rows !== 0);
  if (missing.length > 0) {
    throw new Refusal(
      `The migrations of this Timón do not make the table ${missing.map(titleOf).join(', ')} that the backup holds: restore it with the Timón that made it.`,
    );
  }
  const tables = new Map(manifest.tables.map((table) => [titleOf(table), table]));
  await client.query('begin');
  try {
    await client.query("set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local statement_timeout = 0");
    const restoreRules = await suspendRules(client);
    if (present.size > 0) await client.query(`truncate ${[...present].map(asSqlName).join(', ')}`);
    await copyIn(client, file, tables);
    for (const { schema, name, value, called } of manifest.sequences) {
      await client.query('select setval(to_regclass($1), $2, $3) where to_regclass($1) is not null', [
        sqlName({ schema, name }),
        value,
        called,
      ]);
    }
    await client.query('set constraints all immediate');
    for (const [title, table] of tables) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${sqlName(table)}`);
      if (Number(rows[0]?.count) !== checks.tables[title]?.rows) {
        throw new Refusal(
          `${title} has ${rows[0]?.count} rows after the restore instead of ${checks.tables[title]?.rows}; nothing was changed.`,
        );
      }
      onTable?.(title, checks.tables[title]?.rows ?? 0);
    }
    await restoreRules();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** Files keep their names; one that is there already is the same one, for they are named by their content. */
export async function loadFiles({ file, checks }: CheckedBackup, folder: string): Promise<number> {
  let count = 0;
  for await (const entry of readArchive(file)) {
    if (!entry.name.startsWith('files/')) continue;
    const name = normalize(entry.name.slice('files/'.length));
    if (name.startsWith('..') || name.startsWith('/') || !(name in checks.files))
      throw new Refusal(`${file} holds a file with the forbidden name "${name}".`);
    const target = join(folder, name);
    count += 1;
    if ((await stat(target).catch(() => undefined))?.size === entry.size) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(entry.content()), createWriteStream(`${target}.partial`, { mode: 0o600 }));
    await rename(`${target}.partial`, target);
  }
  return count;
}

async function copyIn(client: pg.Client, file: string, tables: ReadonlyMap<string, BackedUpTable>): Promise<void> {
  let open: { title: string; input: CopyInput } | undefined;
  for await (const entry of readArchive(file)) {
    if (!entry.name.startsWith('tables/')) continue;
    const title = entry.name.slice('tables/'.length, entry.name.lastIndexOf('/'));
    const table = tables.get(title);
    if (!table) throw new Refusal(`${file} holds rows of ${title}, which its list of tables does not name.`);
    if (open?.title !== title) {
      await open?.input.close();
      open = { title, input: new CopyInput(client, table) };
    }
    await open.input.feed(entry);
  }
  await open?.input.close();
}

/** One `copy … from stdin` that takes several pieces; a row that PostgreSQL refuses fails the piece or the close. */
class CopyInput {
  private readonly stream: ReturnType<typeof copyFrom>;
  private readonly failed: Promise<never>;

  constructor(client: pg.Client, table: BackedUpTable) {
    this.stream = client.query(copyFrom(`copy ${sqlName(table)} (${table.columns.map(quoted).join(', ')}) from stdin`));
    this.failed = new Promise((_, reject) => this.stream.once('error', reject));
    this.failed.catch(() => {});
  }

  async feed(entry: ArchiveEntry): Promise<void> {
    for await (const part of entry.content()) {
      if (!this.stream.write(part)) await Promise.race([once(this.stream, 'drain'), this.failed]);
    }
  }

  async close(): Promise<void> {
    const finished = once(this.stream, 'finish');
    this.stream.end();
    await Promise.race([finished, this.failed]);
  }
}

/**
 * Rows come back as they were, in any order: links are checked at the end, and what triggers once derived or refused is
 * not done a second time. Returns what puts the rules back.
 */
async function suspendRules(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: links } = await client.query<{ on: string; name: string; deferrable: boolean; deferred: boolean }>(`
    select conrelid::regclass::text as on, quote_ident(conname) as name, condeferrable as deferrable, condeferred as deferred
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text not like 'pg\\_%' and connamespace::regnamespace::text <> 'pgboss'`);
  const { rows: triggers } = await client.query<{ on: string; name: string; mode: string }>(`
    select tgrelid::regclass::text as on, quote_ident(tgname) as name, tgenabled as mode
    from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and tgenabled <> 'D' and c.relnamespace::regnamespace::text <> 'pgboss'`);
  const { rows: forced } = await client.query<{ name: string }>(
    "select oid::regclass::text as name from pg_class where relkind = 'r' and relforcerowsecurity and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)",
  );
  for (const link of links) await client.query(`alter table ${link.on} alter constraint ${link.name} deferrable initially deferred`);
  for (const trigger of triggers) await client.query(`alter table ${trigger.on} disable trigger ${trigger.name}`);
  for (const table of forced) await client.query(`alter table ${table.name} no force row level security`);
  await client.query('set constraints all deferred');
  const enabling: Record<string, string> = { A: 'enable always', R: 'enable replica' };
  return async () => {
    for (const link of links) {
      const mode = link.deferrable ? `deferrable initially ${link.deferred ? 'deferred' : 'immediate'}` : 'not deferrable';
      await client.query(`alter table ${link.on} alter constraint ${link.name} ${mode}`);
    }
    for (const trigger of triggers)
      await client.query(`alter table ${trigger.on} ${enabling[trigger.mode] ?? 'enable'} trigger ${trigger.name}`);
    for (const table of forced) await client.query(`alter table ${table.name} force row level security`);
  };
}

function asSqlName(title: string): string {
  const dot = title.indexOf('.');
  return sqlName({ schema: title.slice(0, dot), name: title.slice(dot + 1) });
}

const subjectOf = (name: string): string => (name.startsWith('tables/') ? name.slice(0, name.lastIndexOf('/')) : name);

async function wholeOf(entry: ArchiveEntry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of entry.content()) parts.push(part);
  return Buffer.concat(parts);
}
