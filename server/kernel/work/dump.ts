import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ArchiveWriter } from './archive.js';
import {
  backupFormat,
  checksEntry,
  manifestEntry,
  migrationsRun,
  quoted,
  sequencesOfOurs,
  sqlName,
  tablesOfOurs,
  titleOf,
  type BackedUpTable,
  type BackupChecks,
  type BackupManifest,
} from './backup-contents.js';
import { withUnforcedPolicies } from './unforced-policies.js';

const chunkBytes = 4 * 1024 * 1024;
const dumpsKept = 10;

export interface DumpProgress {
  table?: (title: string, rows: number) => void;
}

/**
 * Writes everything an organisation has into one archive: all tables as of one instant, and the files.
 * The tables come first and the files after, for a file is never changed and is stored before the row that names it.
 */
export async function dump(ownerUrl: string, dataFolder: string, file: string, progress: DumpProgress = {}): Promise<BackupChecks> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const archive = new ArchiveWriter(file);
  try {
    const checks = await withUnforcedPolicies(client, ownerUrl, () => dumpTables(client, archive, progress));
    await dumpFiles(join(dataFolder, 'files'), archive, checks);
    await archive.add(checksEntry, Buffer.from(JSON.stringify(checks)));
    await archive.finish();
    return checks;
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await client.end();
  }
}

/** A way back from every migration: called when some are pending on a database that holds something already. */
export async function dumpBeforeMigrating(ownerUrl: string, dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `before-migrating-${instantForName()}.tar.gz`);
  await dump(ownerUrl, dataFolder, file);
  const older = (await readdir(folder))
    .filter((name) => /^before-migrating-.*\.tar\.gz$/.test(name))
    .sort()
    .slice(0, -dumpsKept);
  for (const name of older) await rm(join(folder, name), { force: true });
  return file;
}

/** An instant as file names can carry it, so that names sort by time. */
export const instantForName = (): string =>
  new Date()
    .toISOString()
    .replace(/:/g, '-')
    .replace(/\.\d+Z$/, 'Z');

async function dumpTables(client: pg.Client, archive: ArchiveWriter, progress: DumpProgress): Promise<BackupChecks> {
  const checks: BackupChecks = { tables: {}, files: {} };
  await client.query('begin isolation level repeatable read, read only');
  // A policy that would hide a row must end the dump, not shorten it.
  await client.query('set local row_security = off');
  await client.query(
    "set local statement_timeout = 0; set local datestyle = 'ISO, YMD'; set local extra_float_digits = 3; set local timezone = 'UTC'",
  );
  const manifest: BackupManifest = {
    format: backupFormat,
    made: new Date().toISOString(),
    postgres: (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '',
    migrations: await migrationsRun(client),
    tables: await tablesOfOurs(client),
    sequences: await sequencesOfOurs(client),
  };
  await archive.add(manifestEntry, Buffer.from(JSON.stringify(manifest, null, 2)));
  for (const table of manifest.tables) {
    checks.tables[titleOf(table)] = await dumpTable(client, archive, table);
    progress.table?.(titleOf(table), checks.tables[titleOf(table)]?.rows ?? 0);
  }
  await client.query('commit');
  return checks;
}

/** In pieces, because a tar entry states its size first and nobody knows a table's size before it is read. */
async function dumpTable(client: pg.Client, archive: ArchiveWriter, table: BackedUpTable): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  const rows = copyTo(`copy ${sqlName(table)} (${table.columns.map(quoted).join(', ')}) to stdout`);
  const stream = client.query(rows);
  let parts: Buffer[] = [];
  let held = 0;
  let piece = 0;
  const flush = async (): Promise<void> => {
    if (held === 0) return;
    const content = Buffer.concat(parts);
    parts = [];
    held = 0;
    hash.update(content);
    piece += 1;
    await archive.add(`tables/${titleOf(table)}/${String(piece).padStart(6, '0')}`, content);
  };
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    held += part.length;
    if (held >= chunkBytes) await flush();
  }
  await flush();
  return { rows: rows.rowCount, sha256: hash.digest('hex') };
}

async function dumpFiles(folder: string, archive: ArchiveWriter, checks: BackupChecks): Promise<void> {
  if (!existsSync(folder)) return;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const { size } = await stat(path);
    const hash = createHash('sha256');
    await archive.addStream(`files/${name}`, size, hashed(createReadStream(path), hash));
    checks.files[name] = { size, sha256: hash.digest('hex') };
  }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const part of content) {
    hash.update(part);
    yield part;
  }
}
