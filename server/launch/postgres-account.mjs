import { readFileSync, statSync } from 'node:fs';
import { Refusal } from './refusal.mjs';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * PostgreSQL refuses to run as root. Under root it gets an account that exists already: the owner of the data, else
 * `postgres`, else `nobody`. A plain user runs it as himself.
 * @param {string} cluster the folder of the data, which need not exist yet
 * @returns {Account | undefined} undefined where no change of account is needed
 */
export function postgresAccount(cluster) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody']
    .map((name) => accounts.find((entry) => entry[0] === name))
    .find((entry) => entry && Number(entry[2]) > 0);
  if (!found) {
    throw new Refusal(
      'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody": start Timón as a plain user.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
