import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresAccount } from './postgres-account.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { guardPostgres } from './postgres-guardian.mjs';
import { settings, throwAwaySettings } from './postgres-settings.mjs';
import { birthOf, stopLeftOverPostgres } from './processes.mjs';
import { Refusal } from './refusal.mjs';

export const postgresMajor = '18';

/** @typedef {{ url: string, pid: number, ended: Promise<unknown>, stop: () => Promise<void> }} Cluster */

/**
 * Starts the embedded PostgreSQL of a data folder; the first time it makes the cluster and the database.
 * The caller holds the lock of the folder, so whatever PostgreSQL still runs there is a leftover.
 * @param {string} dataFolder
 * @param {{ note?: (text: string) => void, port?: number }} [options] a free port, unless those who know it by one wait for it to come back
 * @returns {Promise<Cluster>}
 */
export async function startCluster(dataFolder, { note = () => {}, port } = {}) {
  const cluster = join(dataFolder, 'postgres');
  refuseOtherMajor(cluster);
  const account = postgresAccount(cluster);
  if (account) giveTo(account, cluster);
  const binaries = postgresBinaries({ everyone: account !== undefined });
  const password = ownerPassword(dataFolder, cluster);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    note('making the database');
    await createCluster({ cluster, password, binaries, account });
  }
  if (await stopLeftOverPostgres(cluster)) note('took over from a start that was killed');
  return openCluster({ cluster, password, binaries, account, port, logFile: join(dataFolder, 'postgres.log') });
}

/**
 * A cluster for one run of tests or of the bench: in a temporary folder, gone when stopped or when its starter dies.
 * @param {{ durable?: boolean, settings?: Record<string, string> }} [options] durable keeps fsync on, as the bench needs
 * @returns {Promise<Cluster>}
 */
export async function startThrowAwayCluster({ durable = false, settings: wanted = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), `timon-postgres-${process.pid}-`));
  const cluster = join(folder, 'postgres');
  const account = postgresAccount(cluster);
  const binaries = postgresBinaries({ everyone: account !== undefined });
  if (account) chownSync(folder, account.uid, account.gid);
  const password = randomBytes(24).toString('hex');
  try {
    await createCluster({ cluster, password, binaries, account });
    const opened = await openCluster({
      cluster,
      password,
      binaries,
      account,
      logFile: join(folder, 'postgres.log'),
      throwAway: folder,
      overrides: { ...(durable ? {} : throwAwaySettings), ...wanted },
    });
    return {
      ...opened,
      stop: () => opened.stop().finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** Left by whoever was killed before a guardian could watch over the folder. */
function removeOrphans() {
  for (const name of readdirSync(tmpdir())) {
    const starter = Number(/^timon-(?:postgres|initdb)-(\d+)-/.exec(name)?.[1] ?? process.pid);
    if (birthOf(starter) !== undefined) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's; he removes it himself.
    }
  }
}

/** @param {string} cluster */
function refuseOtherMajor(cluster) {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === postgresMajor) return;
  throw new Refusal(
    `The data in ${cluster} belong to PostgreSQL ${found} and this Timón brings ${postgresMajor}: run "npm run backup" with the Timón that wrote them, move the folder away, and "npm run restore" here.`,
  );
}

/**
 * The owner's password never leaves the data folder; it is made once, before the cluster that uses it.
 * @param {string} dataFolder
 * @param {string} cluster
 */
function ownerPassword(dataFolder, cluster) {
  const file = join(dataFolder, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    throw new Refusal(`The data in ${cluster} are there but their password file ${file} is not: put it back from your copy of the folder.`);
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/**
 * A folder that root has copied or unpacked belongs to root, and PostgreSQL could not open it.
 * @param {import('./postgres-account.mjs').Account} account
 * @param {string} cluster
 */
function giveTo({ uid, gid }, cluster) {
  if (statSync(cluster, { throwIfNoEntry: false })?.uid !== 0) return;
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) lchownSync(join(cluster, name), uid, gid);
  lchownSync(cluster, uid, gid);
}

/** @typedef {{ cluster: string, password: string, binaries: import('./postgres-binaries.mjs').Binaries, account: import('./postgres-account.mjs').Account | undefined }} Place */

/**
 * Made aside and renamed when complete, so that a start killed half-way leaves nothing that looks like a database.
 * @param {Place} place
 */
async function createCluster({ cluster, password, binaries, account }) {
  removeOrphans();
  removeHalfMade(cluster);
  const half = `${cluster}.${process.pid}.new`;
  const secret = mkdtempSync(join(tmpdir(), `timon-initdb-${process.pid}-`));
  const passwordFile = join(secret, 'password');
  try {
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const path of account ? [half, secret, passwordFile] : []) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
    const { code, said } = await runInitdb({ cluster: half, binaries, account, passwordFile });
    if (code !== 0) throw new Refusal(initdbReason(said, cluster));
    renameSync(half, cluster);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** @param {string} cluster */
function removeHalfMade(cluster) {
  const folder = join(cluster, '..');
  for (const name of readdirSync(folder)) {
    if (/^postgres\.\d+\.new$/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {{ cluster: string, binaries: import('./postgres-binaries.mjs').Binaries, account: import('./postgres-account.mjs').Account | undefined, passwordFile: string }} place
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function runInitdb({ cluster, binaries, account, passwordFile }) {
  // Sorting by code point is the base, for it never changes with a library; columns of text name their ICU collation.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = [
    '-D',
    pathFor(cluster, account),
    '-U',
    'timon',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--data-checksums',
    ...locale,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.folder, 'bin', 'initdb'), args, {
      cwd: cluster,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...account,
    });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

/**
 * @param {string} said
 * @param {string} cluster
 */
function initdbReason(said, cluster) {
  if (/No space left/i.test(said))
    return `The disk that holds ${cluster} is full: free at least 300 MB there, or set TIMON_DATA to another disk.`;
  if (/could not look up effective user ID/.test(said))
    return 'PostgreSQL needs an account with a name: add one for this user id to /etc/passwd, or set DATABASE_URL.';
  const line = said.split('\n').find((text) => /error:|fatal:/i.test(text)) ?? said.trim().split('\n').at(-1);
  return `PostgreSQL could not make its database in ${cluster}: ${line?.trim()}.`;
}

/**
 * As root PostgreSQL runs under an account that may be unable to walk to the data (a home with mode 700), but it is
 * started inside the folder, and /proc/self/cwd leads there without a walk.
 * @param {string} cluster
 * @param {import('./postgres-account.mjs').Account | undefined} account
 */
function pathFor(cluster, account) {
  return account && existsSync('/proc/self/cwd') ? '/proc/self/cwd' : cluster;
}

/**
 * @param {Place & { logFile: string, port?: number, throwAway?: string, overrides?: Record<string, string> }} place
 * @returns {Promise<Cluster>}
 */
async function openCluster({ cluster, password, binaries, account, logFile, port: wanted, throwAway, overrides = {} }) {
  const port = wanted ?? (await freePort());
  const log = openLog(logFile);
  const flags = Object.entries({ ...settings, ...overrides, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const guardian = guardPostgres({
    program: join(binaries.folder, 'bin', 'postgres'),
    args: ['-D', pathFor(cluster, account), ...flags],
    cluster,
    log: log.descriptor,
    account,
    throwAway,
  });
  closeSync(log.descriptor);
  const pid = await untilReady(cluster, guardian, () => log.since());
  const url = (/** @type {string} */ database) => `postgresql://timon:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url('postgres'));
  if (throwAway) guardian.release();
  return { url: url('timon'), pid, ended: guardian.ended, stop: () => stopGuarded(guardian, cluster) };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @param {string} file */
function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(file, `${file}.old`);
  const from = size > 10_000_000 ? 0 : size;
  return {
    descriptor: openSync(file, 'a', 0o600),
    since: () => readFileSync(file, 'utf8').slice(from),
  };
}

/**
 * @param {string} cluster
 * @param {ReturnType<typeof guardPostgres>} guardian
 * @param {() => string} logged
 * @returns {Promise<number>} the process id of PostgreSQL
 */
async function untilReady(cluster, guardian, logged) {
  let ended = false;
  void guardian.ended.finally(() => (ended = true)).catch(() => {});
  for (;;) {
    const lines = readPidFile(cluster);
    // The file of a PostgreSQL that was killed says "ready" too, until the new one writes its own.
    if (lines[7]?.trim() === 'ready' && birthOf(Number(lines[0])) !== undefined) return Number(lines[0]);
    if (ended) throw new Refusal(startReason(logged(), cluster));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @param {string} cluster */
function readPidFile(cluster) {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * @param {string} logged
 * @param {string} cluster
 */
function startReason(logged, cluster) {
  if (/No space left on device/.test(logged))
    return `The disk that holds ${cluster} is full: free at least 300 MB there, or move the folder and set TIMON_DATA.`;
  if (/lock file "postmaster.pid" already exists/.test(logged)) return `Another PostgreSQL runs on ${cluster}: stop it and start again.`;
  const lines = logged.split('\n').filter((text) => text.trim() !== '');
  const line = lines.filter((text) => /FATAL|PANIC|ERROR/.test(text)).at(-1) ?? lines.at(-1) ?? 'it gave no reason';
  return `PostgreSQL could not start on ${cluster}: ${line.replace(/^.*?(FATAL|PANIC|ERROR): */, '').trim()}.`;
}

/** @param {string} url */
async function ensureDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'timon'");
    if (found.rowCount === 0) await client.query('create database timon');
  } finally {
    await client.end();
  }
}

/**
 * @param {{ stop: () => void, ended: Promise<unknown> }} guardian
 * @param {string} cluster
 * @returns {Promise<void>}
 */
async function stopGuarded(guardian, cluster) {
  guardian.stop();
  await Promise.race([guardian.ended, new Promise((resolve) => setTimeout(resolve, 12_000).unref())]);
  // Where the guardian was killed or is stuck, PostgreSQL is an orphan that still runs.
  await stopLeftOverPostgres(cluster);
}
