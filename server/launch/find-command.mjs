import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { Refusal } from './refusal.mjs';

/**
 * The compiled module of a command, and whether it declares `export const needsDatabase = true`.
 * It is read, not imported: the module runs under the tested Node only, which may not be this one.
 * @param {string} name
 */
export function findCommand(name) {
  // The bench is a command too, but it lives outside the server.
  const places = [inProject('dist', 'server', 'commands', `${name}.js`), inProject('dist', name, 'main.js')];
  const file = places.find((place) => existsSync(place));
  if (!/^[a-z][a-z-]*$/.test(name) || file === undefined)
    throw new Refusal(`Timón has no command "${name}": "npm run" lists those it has.`);
  return { file, needsDatabase: /export const needsDatabase = true/.test(readFileSync(file, 'utf8')) };
}
