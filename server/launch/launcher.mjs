import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { checkDatabaseUrl } from './database-url.mjs';
import {
  awaitDrainingServer,
  forgetRunning,
  fullDisk,
  isDiskFull,
  lockData,
  prepareDataFolder,
  requireSpace,
  writeRunning,
} from './data-folder.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { nodeBinary } from './node-binary.mjs';
import { startCluster } from './postgres.mjs';
import { birthOf } from './processes.mjs';
import { dataFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';
import { createReport } from './report.mjs';
import { runBuild } from './run-build.mjs';
import { startServer } from './server-process.mjs';
import { tellOf } from './tell-of.mjs';
import { watchSources } from './watch-sources.mjs';

const report = createReport();

const usage = `Usage: npm start         sets everything up and serves Timón
       npm run dev       the same, rebuilt and restarted when a source changes

Settings come from the environment:
  PORT                  where to listen (4000)
  TIMON_DATA            the folder of the database, the files and the backups (.timon)
  DATABASE_URL          a PostgreSQL 15 or newer to use instead of the embedded one: postgresql://user:password@host:5432/database
  TIMON_HEAD_EMAIL, TIMON_HEAD_PASSWORD
                        create the head of the company without a browser
  TIMON_PUBLIC_URL      the address that people open, such as https://timon.example.com
  docs/signing-in.md has those for second factors, mail and other sign-in services
Ctrl-C finishes the requests under way and stops everything.`;

/**
 * `npm start` and `npm run dev`: everything from a fresh clone to a server that listens, and back down again.
 * @param {string[]} args
 */
export async function launch(args) {
  if (args.includes('--help') || args.includes('-h')) {
    report.say(usage);
    return;
  }
  const isDev = args.includes('--dev');
  const stopping = new AbortController();
  catchSignals(stopping);
  watchStarter(stopping);
  /** @type {(() => Promise<void> | void)[]} undone in reverse order */
  const undo = [];
  try {
    await serve(isDev, stopping.signal, undo);
  } catch (error) {
    if (!stopping.signal.aborted) {
      report.say(tellOf(error, 'Timón could not start'));
      process.exitCode = 1;
    }
  }
  for (const step of undo.reverse()) await step();
  if (stopping.signal.aborted) report.say('Timón has stopped.');
  process.exit();
}

/**
 * @param {boolean} isDev
 * @param {AbortSignal} signal
 * @param {(() => Promise<void> | void)[]} undo
 */
async function serve(isDev, signal, undo) {
  const port = wantedPort();
  prepareDataFolder(dataFolder);
  const ownsData = !process.env.DATABASE_URL;
  if (ownsData) {
    const lock = lockData(dataFolder, isDev ? 'npm run dev' : 'npm start');
    undo.push(lock.free);
    if (lock.tookOver) report.say(`The lock in ${dataFolder} was left by a start that no longer runs; this one took it over.`);
    await awaitDrainingServer(dataFolder);
    requireSpace(dataFolder);
  }
  await requireFreePort(port);

  await ensureDependencies(report, signal);
  const node = nodeBinary();
  const admin = runBuild(node, 'admin');
  undo.push(admin.stop);
  await report.step('Compiling the server', () => runBuild(node, 'server').done);
  signal.throwIfAborted();

  const database = ownsData ? await startEmbedded(undo) : await useForeign();
  signal.throwIfAborted();
  await report.step('Bundling the back office', () => admin.done);
  signal.throwIfAborted();

  const environment = {
    NODE_ENV: isDev ? 'development' : 'production',
    TIMON_OWNER_URL: database.url,
    TIMON_DATA: dataFolder,
    PORT: String(port),
  };
  const start = () =>
    report.step('Starting the server', async (note) => {
      const server = await startServer({ node, environment, note, signal });
      if (ownsData)
        writeRunning(dataFolder, {
          ownerUrl: database.url,
          server: { pid: server.pid, birth: birthOf(server.pid) ?? '' },
        });
      return server;
    });
  let server = await start();
  undo.push(() => server.stop());
  report.say(`Timón is ready at ${server.url} (Ctrl-C stops it).`);
  server.show();

  const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  const lost = database.ended.then(() => databaseLost());
  const serverLost = async (/** @type {string} */ reason) => {
    // A server whose database went away falls too; the database is then the news.
    const cause = await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, 500))]);
    return cause ?? `The server stopped by itself (${reason}); nothing that it had confirmed is lost: start again.`;
  };
  if (!isDev) {
    const how = await Promise.race([aborted, lost, server.ended.then(serverLost)]);
    if (typeof how === 'string' && !signal.aborted) throw new Refusal(how);
    return;
  }
  const watching = watchSources({
    report,
    build: (part) => runBuild(node, part).done,
    restart: async () => {
      await server.stop();
      server = await start();
      server.show();
    },
  });
  undo.push(watching.stop);
  const how = await Promise.race([aborted, lost]);
  if (typeof how === 'string' && !signal.aborted) throw new Refusal(how);
}

/** @param {(() => Promise<void> | void)[]} undo */
async function startEmbedded(undo) {
  const cluster = await report.step('Starting PostgreSQL', (note) => startCluster(dataFolder, { note }));
  undo.push(async () => {
    await cluster.stop();
    forgetRunning(dataFolder);
  });
  writeRunning(dataFolder, { ownerUrl: cluster.url });
  return cluster;
}

async function useForeign() {
  const url = process.env.DATABASE_URL ?? '';
  await report.step('Reaching the PostgreSQL of DATABASE_URL', () => checkDatabaseUrl(url));
  return { url, ended: new Promise(() => {}) };
}

function databaseLost() {
  if (isDiskFull(dataFolder)) return fullDisk(dataFolder, 100);
  return `PostgreSQL or its guardian stopped by itself; nothing that was confirmed is lost: start again (its log is ${dataFolder}/postgres.log).`;
}

function wantedPort() {
  const port = Number(process.env.PORT || 4000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Refusal(`PORT=${process.env.PORT} is not a port: use a number from 1 to 65535.`);
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 */
function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
      const reason = code === 'EACCES' ? 'is reserved for root' : 'is taken by another program';
      reject(
        new Refusal(
          `Port ${port} ${reason}: stop that program or choose another port, as in "PORT=${port < 1024 ? 4000 : port + 1} npm start".`,
        ),
      );
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

/**
 * The first Ctrl-C drains, the second one gives up waiting.
 * @param {AbortController} stopping
 */
function catchSignals(stopping) {
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (stopping.signal.aborted) {
        if (name === 'SIGINT' && Date.now() - since > 500) process.exit(130);
        return;
      }
      since = Date.now();
      report.say('Stopping: requests under way are finished first.');
      stopping.abort();
    });
  }
}
let since = 0;

/**
 * Under npm the person at the terminal sees npm as the program, so its end is ours, also where it could send no signal.
 * @param {AbortController} stopping
 */
function watchStarter(stopping) {
  if (!process.env.npm_lifecycle_event) return;
  const parents = [process.ppid, parentOf(process.ppid)].filter((pid) => pid !== undefined && pid > 1);
  const births = parents.map((pid) => birthOf(Number(pid)));
  setInterval(() => {
    if (!stopping.signal.aborted && parents.some((pid, index) => birthOf(Number(pid)) !== births[index])) stopping.abort();
  }, 1000).unref();
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    // npm starts scripts through a shell, which may or may not have become us.
    return name?.endsWith('sh') ? Number(rest?.split(' ')[1]) : undefined;
  } catch {
    return undefined;
  }
}
