import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Person } from './person.js';

export const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
export const head = { email: 'head@example.com', password: 'a helm of oak and brass' };

export interface Outcome {
  readonly code: number | null;
  readonly said: string;
}

type Environment = Readonly<Record<string, string>>;

/** A Timón that runs from a folder, as people start it and as they call it. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly environment: Environment,
    private readonly process: ChildProcess,
  ) {}

  /** `npm start` in a folder, on a database that is given. */
  static async start(folder: string, databaseUrl: string): Promise<Product> {
    const environment = {
      DATABASE_URL: databaseUrl,
      TIMON_DATA: await mkdtemp(join(tmpdir(), 'timon-newcomer-')),
      TIMON_HEAD_EMAIL: head.email,
      TIMON_HEAD_PASSWORD: head.password,
      PORT: String(await freePort()),
    };
    const child = spawn('npm', ['start'], { cwd: folder, env: cleanEnvironment(environment), stdio: ['ignore', 'pipe', 'pipe'] });
    const url = `http://localhost:${environment.PORT}`;
    await said(child, 'Timón is ready at');
    return new Product(url, folder, environment, child);
  }

  /** A line of a shell in the folder, on the same database. */
  shell(line: string): Promise<Outcome> {
    return shell(this.folder, line, this.environment);
  }

  signedIn(person: { email: string; password: string }, language?: string): Promise<Person> {
    return Person.signIn(this.url, person, language);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.kill('SIGTERM');
    if (this.process.exitCode === null) await ended;
    await rm(this.environment['TIMON_DATA']!, { recursive: true, force: true });
  }
}

/** Runs a line of a shell and keeps what it says. */
export function shell(folder: string, line: string, environment: Environment): Promise<Outcome> {
  const child = spawn('sh', ['-c', line], { cwd: folder, env: cleanEnvironment(environment), stdio: ['ignore', 'pipe', 'pipe'] });
  return outcomeOf(child);
}

export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (text += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: text }));
  });
}

/** What the run of the tests was told is nothing that a newcomer's shell would know. */
function cleanEnvironment(environment: Environment): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|TIMON_|JEST_|NODE_ENV$|NODE_OPTIONS$|DATABASE_URL$)/i.test(name));
  return { ...Object.fromEntries(kept), ...environment };
}

function said(child: ChildProcess, words: string): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (part: Buffer) => {
        text += part.toString();
        if (text.includes(words)) resolve();
      });
    }
    child.once('close', (code) => reject(new Error(`It ended with ${code} before it was ready:\n${text}`)));
  });
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
