import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { dataFolder, inProject, projectFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';

/** Longer than the server takes to drain by itself, short enough that everything is over within ten seconds. */
const drainMs = 7000;
const refusedToStart = 78;

/**
 * Runs a program of ours under the tested Node, tied to this process by a pipe: see lifeline.mjs.
 * @param {object} options
 * @param {string} options.node
 * @param {string} options.file
 * @param {string[]} [options.args]
 * @param {Record<string, string | undefined>} options.environment
 * @param {(import('node:child_process').IOType)[]} options.stdio for input, output and errors
 * @param {boolean} [options.detached] out of reach of the terminal's Ctrl-C
 */
export function spawnTied({ node, file, args = [], environment, stdio, detached = false }) {
  const child = spawn(node, ['--enable-source-maps', '--import', inProject('server', 'launch', 'lifeline.mjs'), file, ...args], {
    cwd: projectFolder,
    detached,
    stdio: [...stdio, 'pipe'],
    env: { ...process.env, ...environment, TIMON_LIFELINE: '3' },
  });
  child.stdio[3]?.on('error', () => {});
  return child;
}

/**
 * @typedef {object} ServerProcess
 * @property {number} pid
 * @property {string} url where it listens
 * @property {Promise<string>} ended how it ended
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop
 * @property {() => void} show lets its log through, from the moment it was ready
 */

/**
 * Starts the server and waits until it listens. Before that only what went wrong is shown of its log, after it everything.
 * @param {object} options
 * @param {string} options.node
 * @param {Record<string, string | undefined>} options.environment
 * @param {(text: string) => void} options.note told of each step the server announces
 * @param {AbortSignal} options.signal
 * @returns {Promise<ServerProcess>}
 */
export async function startServer({ node, environment, note, signal }) {
  const child = spawnTied({
    node,
    file: inProject('dist', 'server', 'main.js'),
    environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  /** @type {string[]} */
  const held = [];
  let refusal = '';
  let isReady = false;
  /** @type {(() => void)[] | undefined} what it said between being ready and being announced */
  let waiting = [];
  const pass = (/** @type {NodeJS.WriteStream} */ out, /** @type {string} */ line) => {
    const write = () => void out.write(`${line}\n`);
    if (waiting) waiting.push(write);
    else write();
  };
  const show = () => {
    waiting?.forEach((write) => write());
    waiting = undefined;
  };

  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, by) => resolve(by ? `signal ${by}` : `exit code ${code}`));
  });
  const stop = async (/** @type {NodeJS.Signals} */ by = 'SIGTERM') => {
    child.kill(by);
    const timer = setTimeout(() => child.kill('SIGKILL'), drainMs);
    await ended;
    clearTimeout(timer);
  };
  const onAbort = () => void stop();
  signal.addEventListener('abort', onAbort);

  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stderr) }).on('line', (line) => {
    if (isReady) pass(process.stderr, line);
    else held.push(line);
  });
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on('line', (line) => {
      const [word, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
      if (word === 'READY') {
        isReady = true;
        resolve(rest);
      } else if (word === 'FATAL') refusal = rest;
      else if (isReady) pass(process.stdout, line);
      else if (word === 'STEP') note(rest);
      else if (isTrouble(line)) held.push(line);
    });
  });

  const url = await Promise.race([ready, ended.then(() => undefined)]);
  signal.removeEventListener('abort', onAbort);
  if (url !== undefined) return { pid: child.pid ?? 0, url, ended, stop, show };
  if (refusal || child.exitCode === refusedToStart) throw new Refusal(refusal || 'The server refused to start and gave no reason.');
  const log = join(dataFolder, 'failed-start.log');
  writeFileSync(log, `${held.join('\n')}\n`, { mode: 0o600 });
  throw new Refusal(`The server stopped while starting (${await ended}): ${gistOf(held)} All it said stands in ${log}.`);
}

/**
 * The line that names the error, out of a stack as Node prints it.
 * @param {string[]} lines
 */
function gistOf(lines) {
  const line = lines.find((text) => /^\s*(\w*(Error|Exception)( \[\w+\])?|error): /.test(text)) ?? lines.find((text) => text.trim() !== '');
  return line ? `${stripVTControlCharacters(line).trim()}.` : 'it gave no reason.';
}

/**
 * The server logs one JSON object a line; from 50 on it is an error.
 * @param {string} line
 */
function isTrouble(line) {
  try {
    const { level } = JSON.parse(line);
    return typeof level === 'number' ? level >= 50 : /error|fatal/i.test(String(level));
  } catch {
    return true;
  }
}
