import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';

/** Where the clone lies; everything the launcher touches is found from here, never from the current directory. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** @param {string[]} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** The folder that holds the embedded database, the files and the backups. */
export const dataFolder = resolve(projectFolder, process.env.TIMON_DATA || '.timon');
