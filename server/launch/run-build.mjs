import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { fullDisk } from './data-folder.mjs';
import { inProject, projectFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Builds in a process of its own, under the tested Node, so that the compilers leave no memory behind in the launcher.
 * @param {string} node
 * @param {'server' | 'admin'} part
 */
export function runBuild(node, part) {
  const child = spawn(node, [inProject('server', 'launch', 'build.mjs'), part], {
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  /** @type {Promise<void>} */
  const done = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Refusal(reasonOf(stripVTControlCharacters(said))))));
  });
  // A failure is told where someone waits for it.
  done.catch(() => {});
  return { done, stop: () => void child.kill() };
}

/** @param {string} said */
function reasonOf(said) {
  if (/ENOSPC/.test(said)) return fullDisk(inProject('dist'), 100);
  if (/EACCES|EROFS|EPERM/.test(said))
    return `The build could not be written into ${inProject('dist')}: start as the user that owns the folder.`;
  // What follows is the compiler's own call stack.
  return `The sources do not compile: ${said.split('\n\nCaused by:')[0]?.trim()}`;
}
