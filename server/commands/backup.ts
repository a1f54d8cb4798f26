import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.js';
import { Refusal } from '../kernel/refusal.js';
import { dump, instantForName } from '../kernel/work/dump.js';
import { clearProgress, showProgress } from './table-progress.js';

export const needsDatabase = true;

const usage = `Usage: npm run backup [-- FILE]

Writes everything into one archive: all tables as of one instant, and the files. Timón may go on running.
FILE is backups/timon-<time>.tar.gz in the data folder unless it is named. It holds everything the company has,
password hashes included: keep it where only you can read it. "npm run restore -- FILE" brings it back.`;

/** `npm run backup`. */
export default async function backup(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const strange = args.find((word) => word.startsWith('-')) ?? args[1];
  if (strange !== undefined) throw new Refusal(`"${strange}" is not understood.\n\n${usage}`);
  const { ownerUrl, dataFolder } = readConfig();
  const file = args[0] ? resolve(args[0]) : join(dataFolder, 'backups', `timon-${instantForName()}.tar.gz`);
  if (existsSync(file)) throw new Refusal(`${file} exists already: name another file, or move it away first.`);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const started = Date.now();
  const checks = await dump(ownerUrl, dataFolder, file, { table: showProgress }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC') throw new Refusal(`The disk that holds ${file} is full: name a file on another disk.`);
    if (error.code === 'EACCES' || error.code === 'EPERM')
      throw new Refusal(`${file} may not be written: name a file in a folder of your own.`);
    throw error;
  });
  const rows = Object.values(checks.tables).reduce((sum, table) => sum + table.rows, 0);
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  const contents = `${rows} rows of ${Object.keys(checks.tables).length} tables and ${Object.keys(checks.files).length} files`;
  clearProgress();
  console.error(`${contents} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${megabytes} MB:`);
  console.log(file);
  return 0;
}
