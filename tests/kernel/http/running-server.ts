import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startThrowAwayCluster, type Cluster } from '../../../server/launch/postgres.mjs';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly data: Record<string, never>;
  readonly errors: readonly {
    message: string;
    path?: unknown;
    extensions: { code: string; facts: Record<string, unknown>; fields?: Record<string, string> };
  }[];
  /** The first error's code, or undefined. */
  readonly code: string | undefined;
  readonly cookie: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** The server as it is started for real: a process of its own on a PostgreSQL of its own. */
export class RunningServer {
  private constructor(
    readonly cluster: Cluster,
    readonly databaseUrl: string,
    private readonly folder: string,
    readonly process: ChildProcess,
    readonly port: number,
    readonly lines: readonly string[],
  ) {}

  static async start(environment: Headers = {}): Promise<RunningServer> {
    const cluster = await startThrowAwayCluster();
    const folder = mkdtempSync(join(tmpdir(), 'timon-http-'));
    const { child, lines, ready, ended } = launch({ TIMON_OWNER_URL: cluster.url, TIMON_DATA: folder, PORT: '0', ...environment });
    const url = await Promise.race([ready, ended.then(() => undefined)]);
    if (!url) throw new Error(`The server did not start:\n${lines.join('\n')}`);
    return new RunningServer(cluster, cluster.url, folder, child, Number(new URL(url.slice(6)).port), lines);
  }

  get setupCode(): string {
    return this.lines.join('\n').match(/\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\b/)?.[0] ?? '';
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    if (this.process.exitCode === null) await new Promise((resolve) => this.process.once('exit', resolve));
    await this.cluster.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  ask(query: string, { variables, ...headers }: { variables?: object } & Record<string, unknown> = {}): Promise<Answer> {
    return this.send(JSON.stringify({ query, variables }), { 'content-type': 'application/json', ...(headers as Headers) });
  }

  send(body: string, headers: Headers, { method = 'POST', path = '/graphql' } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(
        { port: this.port, host: '127.0.0.1', method, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => resolve(answerOf(response.statusCode!, response.headers, Buffer.concat(parts).toString())));
          response.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client(this.databaseUrl);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs one of our commands on the same database. */
  async command(name: string, ...args: string[]): Promise<{ code: number; output: string }> {
    const { lines, ended } = launch({ TIMON_OWNER_URL: this.databaseUrl, TIMON_DATA: this.folder }, [
      'server/launch/command.mjs',
      `dist/server/commands/${name}.js`,
      ...args,
    ]);
    return { code: await ended, output: lines.join('\n') };
  }
}

function answerOf(status: number, headers: Answer['headers'], text: string): Answer {
  const body = /json/.test(String(headers['content-type'])) ? (JSON.parse(text) as Partial<Answer>) : {};
  const cookies = headers['set-cookie'] as string[] | undefined;
  const errors = body.errors ?? [];
  return { status, headers, text, data: body.data ?? {}, errors, code: errors[0]?.extensions.code, cookie: cookies?.at(-1)?.split(';')[0] };
}

/** Starts the compiled server, or another program of ours, and keeps what it says. */
export function launch(environment: Headers, args: readonly string[] = ['dist/server/main.js']) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  // What follows READY in the same write is heard in the same turn, so whoever waits for it finds everything in `lines`.
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('READY ')) resolve(line);
      });
    }
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  return { child, lines, ready, ended };
}
