import { checkDatabaseUrl } from './database-url.mjs';
import { forgetRunning, holderOf, lockData, prepareDataFolder, readRunning, requireSpace, writeRunning } from './data-folder.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findCommand } from './find-command.mjs';
import { nodeBinary } from './node-binary.mjs';
import { startCluster } from './postgres.mjs';
import { waitUntil } from './processes.mjs';
import { dataFolder, inProject } from './project.mjs';
import { createReport } from './report.mjs';
import { runBuild } from './run-build.mjs';
import { spawnTied } from './server-process.mjs';
import { tellOf } from './tell-of.mjs';

/** What a command prints is its answer, so everything about the way there goes to the error output. */
const report = createReport(process.stderr);

/**
 * `npm run <name> -- [arguments]`: set up as far as the command needs it, run it, and leave nothing behind.
 * @param {string[]} args
 */
export async function runCommand([name = '', ...args]) {
  /** @type {(() => Promise<void> | void)[]} */
  const undo = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let running;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends Ctrl-C to the command by itself; here it must only not cut the tidying up short.
    process.on(signal, () => void (signal === 'SIGINT' && process.stdin.isTTY ? false : running?.kill(signal)));
  }
  try {
    await ensureDependencies(report);
    const node = nodeBinary();
    await runBuild(node, 'server').done;
    const { file, needsDatabase } = findCommand(name);
    const wantsHelp = args.includes('--help') || args.includes('-h');
    const url = needsDatabase && !wantsHelp ? await database(name, undo) : undefined;
    running = spawnTied({
      node,
      file: inProject('server', 'launch', 'command.mjs'),
      args: [file, ...args],
      environment: { NODE_ENV: process.env.NODE_ENV ?? 'production', TIMON_DATA: dataFolder, TIMON_OWNER_URL: url },
      stdio: ['inherit', 'inherit', 'inherit'],
    });
    process.exitCode = await codeOf(running);
  } catch (error) {
    report.say(tellOf(error, `"${name}" could not run`));
    process.exitCode = 1;
  }
  for (const step of undo.reverse()) await step();
  process.exit();
}

/**
 * The database of a Timón that runs on the same data, else one started for as long as the command takes.
 * @param {string} name
 * @param {(() => Promise<void> | void)[]} undo
 */
async function database(name, undo) {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkDatabaseUrl(given);
    return given;
  }
  prepareDataFolder(dataFolder);
  const holder = holderOf(dataFolder);
  if (holder) {
    // A start that is a second old has the lock, but no database yet.
    await waitUntil(() => readRunning(dataFolder) !== undefined || !holderOf(dataFolder), 20_000);
    const found = readRunning(dataFolder);
    if (found && holderOf(dataFolder)) return found.ownerUrl;
  }
  const lock = lockData(dataFolder, `npm run ${name}`);
  undo.push(lock.free);
  requireSpace(dataFolder);
  const cluster = await report.step('Starting PostgreSQL', (note) => startCluster(dataFolder, { note }));
  undo.push(async () => {
    forgetRunning(dataFolder);
    await cluster.stop();
  });
  writeRunning(dataFolder, { ownerUrl: cluster.url });
  return cluster.url;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function codeOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
