import { fullDisk } from './data-folder.mjs';
import { dataFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';

/**
 * What to tell of an error: the sentence of a refusal, a full disk by its name, and all there is of anything unforeseen.
 * @param {unknown} error
 * @param {string} what was being done
 */
export function tellOf(error, what) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return `${what}: ${error}`;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') return fullDisk(path ?? dataFolder, 100);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${what}: ${path ?? dataFolder} may not be written by this user; start as its owner.`;
  return `${what}: ${error.stack}`;
}
