import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isSameProcess, waitUntil } from './processes.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @typedef {{ pid: number, birth: string, what: string }} Holder
 * @typedef {{ ownerUrl: string, server?: { pid: number, birth: string } }} Running
 */

/** An empty cluster with its log takes 120 MB; below that PostgreSQL would stop half-way with less to say. */
const neededMb = { first: 300, later: 100 };

/** @param {string} folder */
export function prepareDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, '.writable'), '');
    rmSync(join(folder, '.writable'));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOSPC') throw new Refusal(fullDisk(folder, neededMb.later));
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : 'may not be written by this user';
    throw new Refusal(`The data folder ${folder} ${reason}: set TIMON_DATA to a folder of your own.`);
  }
}

/** @param {string} folder */
export function requireSpace(folder) {
  const mb = existsSync(join(folder, 'postgres', 'PG_VERSION')) ? neededMb.later : neededMb.first;
  const { bavail, bsize } = statfsSync(folder);
  if ((bavail * bsize) / 1e6 < mb) throw new Refusal(fullDisk(folder, mb));
}

/** @param {string} folder */
export function isDiskFull(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 20e6;
}

/**
 * @param {string} folder
 * @param {number} mb
 */
export const fullDisk = (folder, mb) =>
  `The disk that holds ${folder} is full or nearly so: free at least ${mb} MB there, or set TIMON_DATA to a folder on another disk.`;

/**
 * One process at a time owns the data. The lock names its holder by number and birth, so that a lock whose holder was
 * killed, or whose number went to another program, is known to be stale.
 * @param {string} folder
 * @param {string} what how the holder is named to whoever comes second
 * @returns {{ free: () => void, tookOver: boolean }}
 */
export function lockData(folder, what) {
  const lock = join(folder, 'lock');
  /** @type {Holder} */
  const mine = { pid: process.pid, birth: birthOf(process.pid) ?? '', what };
  // Said before anything is written, for it must be said on a full disk too.
  const present = readHolder(lock);
  if (present && isSameProcess(present)) throw new Refusal(heldBy(folder, present));
  const draft = join(folder, `lock.${process.pid}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  let tookOver = false;
  try {
    for (;;) {
      try {
        linkSync(draft, lock);
        return { free: () => freeLock(lock, mine), tookOver };
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(lock);
      if (holder && isSameProcess(holder)) throw new Refusal(heldBy(folder, holder));
      setAside(lock, holder);
      tookOver = true;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} folder
 * @param {Holder} holder
 */
function heldBy(folder, holder) {
  return `Timón already runs on the data in ${folder} (${holder.what}, process ${holder.pid}): stop that one with Ctrl-C first, or set TIMON_DATA and PORT to start a second company.`;
}

/**
 * Of two that find the same stale lock only one may remove it: whoever renames it checks what he got hold of.
 * @param {string} lock
 * @param {Holder | undefined} stale
 */
function setAside(lock, stale) {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const got = readHolder(aside);
  if (got && got.pid !== stale?.pid && isSameProcess(got)) linkSync(aside, lock);
  unlinkSync(aside);
}

/**
 * @param {string} lock
 * @param {Holder} mine
 */
function freeLock(lock, mine) {
  if (readHolder(lock)?.pid === mine.pid) rmSync(lock, { force: true });
}

/**
 * @param {string} lock
 * @returns {Holder | undefined}
 */
function readHolder(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whoever holds the data, if he still lives.
 * @param {string} folder */
export function holderOf(folder) {
  const holder = readHolder(join(folder, 'lock'));
  return holder && isSameProcess(holder) ? holder : undefined;
}

/**
 * What other commands need to join in; it holds a password and is for the owner's eyes.
 * @param {string} folder
 * @param {Running} running
 */
export function writeRunning(folder, running) {
  const file = join(folder, 'running.json');
  writeFileSync(`${file}.new`, JSON.stringify(running), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * @param {string} folder
 * @returns {Running | undefined}
 */
export function readRunning(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
export const forgetRunning = (folder) => rmSync(join(folder, 'running.json'), { force: true });

/**
 * A server whose launcher was killed is draining; it has the port until it is done.
 * @param {string} folder
 */
export async function awaitDrainingServer(folder) {
  const server = readRunning(folder)?.server;
  if (!server || !isSameProcess(server)) return;
  if (await waitUntil(() => !isSameProcess(server), 8000)) return;
  process.kill(server.pid, 'SIGKILL');
  await waitUntil(() => !isSameProcess(server), 2000);
}
