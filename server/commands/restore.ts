import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readConfig } from '../config.js';
import type { Registry } from '../kernel/declare/registry.js';
import { openKernel } from '../kernel/open-kernel.js';
import { Refusal } from '../kernel/refusal.js';
import { anchorRestored } from '../kernel/work/chain.js';
import { migrate } from '../kernel/orm/migrate.js';
import { dump, instantForName } from '../kernel/work/dump.js';
import { checkBackup, emptyDatabase, loadFiles, loadTables, stateOfTarget, type CheckedBackup } from '../kernel/work/load.js';
import { hasErasures } from '../kernel/work/privacy/erasure-journal.js';
import { logSecurity } from '../kernel/work/security-log.js';
import { loadModules } from '../wiring.js';
import { clearProgress, showProgress } from './table-progress.js';

export const needsDatabase = true;

const usage = `Usage: npm run restore -- FILE [--yes]

Puts a backup back: checks it from end to end, builds the tables as they were when it was made, loads every row and file,
counts them, and brings the result up to this Timón. Stop Timón first.
  --yes   replace what the database holds now; that is written to backups/ in the data folder before`;

/** `npm run restore`. */
export default async function restore(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const [name, ...more] = args.filter((word) => word !== '--yes');
  if (name === undefined || name.startsWith('-') || more.length > 0) throw new Refusal(`Name one backup file.\n\n${usage}`);
  const { ownerUrl, dataFolder } = readConfig();
  const file = resolve(name);
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}: name the backup to restore.`);
  const started = Date.now();
  const backup = await checkBackup(file);
  await makeRoom(ownerUrl, dataFolder, args.includes('--yes'));
  const registry = await loadModules();
  await load(ownerUrl, registry, backup);
  await takeUp(ownerUrl, dataFolder, backup);
  const files = await loadFiles(backup, join(dataFolder, 'files'));
  await forgetAgain(registry);
  const rows = Object.values(backup.checks.tables).reduce((sum, table) => sum + table.rows, 0);
  clearProgress();
  console.log(
    `Restored ${rows} rows of ${backup.manifest.tables.length} tables and ${files} files as of ${backup.manifest.made}, in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  );
  return 0;
}

/** Refuses while anyone works on the database or, without a yes, while it holds anything; else empties it. */
async function makeRoom(ownerUrl: string, dataFolder: string, isSure: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { isEmpty, others } = await stateOfTarget(client);
    if (others > 0) throw new Refusal('Timón or another program is connected to this database: stop it and restore again.');
    if (!isEmpty && !isSure)
      throw new Refusal('This database holds data already: restore into an empty one (another TIMON_DATA), or add --yes to replace them.');
    if (!isEmpty) {
      const kept = join(dataFolder, 'backups', `before-restoring-${instantForName()}.tar.gz`);
      await mkdir(join(dataFolder, 'backups'), { recursive: true, mode: 0o700 });
      await dump(ownerUrl, dataFolder, kept);
      console.error(`What was there is kept in ${kept}.`);
    }
    await emptyDatabase(client);
  } finally {
    await client.end();
  }
}

async function load(ownerUrl: string, registry: Registry, backup: CheckedBackup): Promise<void> {
  const upTo = backup.manifest.migrations.at(-1);
  if (upTo !== undefined) await migrate(registry, ownerUrl, { upTo });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await loadTables(client, backup, showProgress);
  } finally {
    await client.end();
  }
  await migrate(registry, ownerUrl);
}

/** The history goes on from where the backup ends, and says so; anchors of what came after no longer hold. */
async function takeUp(ownerUrl: string, dataFolder: string, { manifest }: CheckedBackup): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const at = new Date();
    await anchorRestored(client, dataFolder, at);
    await logSecurity(client, { at, kind: 'restored', facts: { asOf: manifest.made } });
  } finally {
    await client.end();
  }
}

/** Whoever was forgotten since the backup is forgotten again, before anybody looks. */
async function forgetAgain(registry: Registry): Promise<void> {
  const config = readConfig();
  if (!hasErasures(config.dataFolder)) return;
  const { close } = await openKernel({ ...config, logLevel: 'error' }, registry);
  await close();
}
