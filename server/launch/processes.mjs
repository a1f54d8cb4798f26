import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/**
 * When a process began, in a form that no later process with the same number shares.
 * @param {number} pid
 * @returns {string | undefined} undefined where no such process runs
 */
export function birthOf(pid) {
  if (process.platform === 'linux') {
    try {
      // The name in brackets may hold spaces; the fields that count follow it.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, birth: string }} known */
export const isSameProcess = (known) => birthOf(known.pid) === known.birth;

/**
 * @param {() => boolean} isOver
 * @param {number} limitMs
 */
export async function waitUntil(isOver, limitMs) {
  const deadline = Date.now() + limitMs;
  while (!isOver()) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return true;
}

/**
 * Stops a PostgreSQL that runs on this cluster although nobody holds it any more, and clears a lock file whose number
 * belongs to some other program by now (after a reboot PostgreSQL itself could not tell).
 * @param {string} cluster
 * @returns {Promise<boolean>} whether one had to be stopped
 */
export async function stopLeftOverPostgres(cluster) {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number(firstLine(file));
  if (!pid || birthOf(pid) === undefined) return false;
  if (!runsIn(pid, cluster)) {
    rmSync(file, { force: true });
    return false;
  }
  const over = () => birthOf(pid) === undefined;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM') {
        throw new Refusal(`Another user's PostgreSQL (process ${pid}) runs on ${cluster}: stop it as that user and start again.`);
      }
    }
    if (await waitUntil(over, 5000)) return true;
  }
  throw new Refusal(`A PostgreSQL left behind on ${cluster} (process ${pid}) does not stop: end it by hand and start again.`);
}

/** @param {string} file */
function firstLine(file) {
  try {
    return readFileSync(file, 'utf8').split('\n')[0];
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @param {string} cluster
 */
function runsIn(pid, cluster) {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  return /postgres/.test(execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }));
}
