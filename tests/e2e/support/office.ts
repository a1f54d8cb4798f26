import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Api } from './api.js';

const project = fileURLToPath(new URL('../../..', import.meta.url));
export const head = { email: 'head@example.com', password: 'a helm of oak and brass' };

/** The product as people run it, on a database of its own. */
export interface Office {
  readonly url: string;
  /** What the server told whoever started it. */
  readonly notes: string;
  /** Signed in as the head of the company. */
  readonly api: Api;
  /** As the head once more, in a session of its own. */
  newSession(): Promise<Api>;
  sessionOf(person: { readonly email: string; readonly password: string }): Promise<Api>;
  close(): Promise<void>;
}

/** Without a head the office is as new: the code of the first open stands in what the server said. */
export async function openOffice({ withHead = true, environment = {} as Readonly<Record<string, string>> } = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'timon-office-'));
  const database = await makeDatabase();
  const port = await freePort();
  const server = spawn(process.execPath, [join(project, 'dist/server/main.js')], {
    cwd: project,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TIMON_OWNER_URL: database.href,
      TIMON_DATA: folder,
      ...(withHead && { TIMON_HEAD_EMAIL: head.email, TIMON_HEAD_PASSWORD: head.password }),
      TIMON_LOG_LEVEL: 'warn',
      ...environment,
      PORT: String(port),
    },
  });
  const close = () => shut(server, database, folder);
  try {
    const { url, notes } = await ready(server);
    const sessionOf: Office['sessionOf'] = async (person) => {
      const api = new Api(url);
      await api.signIn(person);
      return api;
    };
    const newSession = () => sessionOf(head);
    return { url, notes, api: withHead ? await newSession() : new Api(url), newSession, sessionOf, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The back office is served from the bundle; a test of it without one would only show an empty page. */
export function requireBundle(): void {
  if (!existsSync(join(project, 'dist/admin/index.html'))) throw new Error('The back office is not bundled yet: run npm run build.');
}

function ready(server: ChildProcess): Promise<{ url: string; notes: string }> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      const [, url, notes = ''] = /^READY (\S+?)\/?\n([^]*)$/m.exec(said) ?? [];
      if (url) resolve({ url, notes });
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${said}`)));
  });
}

async function shut(server: ChildProcess, database: URL, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  await asAdministrator(`drop database ${database.pathname.slice(1)} with (force)`);
  await rm(folder, { recursive: true, force: true });
}

/** Empty, so that every run also goes through a first start: roles, migrations, reference data, the head. */
async function makeDatabase(): Promise<URL> {
  const name = `office_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`create database ${name}`);
  return new URL(`/${name}`, process.env.TIMON_TEST_CLUSTER);
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TIMON_TEST_CLUSTER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
