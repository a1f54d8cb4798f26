import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../server/kernel/refusal.js';
import { director as seesAll, lead, leadId } from './load-company.js';
import { ask, type Target } from './load-client.js';

export type Contender = 'timon' | 'postgraphile' | 'sql';
export const contenders: readonly Contender[] = ['timon', 'postgraphile', 'sql'];
const ports: Readonly<Record<Contender, number>> = { timon: 4501, postgraphile: 4502, sql: 4503 };

/** As large for each of them. */
const connections = '10';
const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Servers {
  readonly target: (contender: Contender, caseName: string, body: Target['body']) => Target;
  /** The same of Timón, asked by somebody who sees all orders. */
  readonly seeingAll: (body: Target['body']) => Target;
  readonly memory: (contender: Contender) => Memory;
  readonly stop: () => Promise<void>;
}

/** In megabytes; known where the system tells. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

interface Addresses {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly dataFolder: string;
}

export const timonEnvironment = ({ ownerUrl, dataFolder }: Pick<Addresses, 'ownerUrl' | 'dataFolder'>) => ({
  TIMON_OWNER_URL: ownerUrl,
  TIMON_DATA: dataFolder,
  TIMON_LOG_LEVEL: 'warn',
  TIMON_CONNECTIONS: connections,
  // One account asks for everything here.
  TIMON_ALLOWANCE: '1000000',
  TIMON_PUBLIC_URL: undefined,
  TIMON_HEAD_EMAIL: undefined,
  TIMON_HEAD_PASSWORD: undefined,
});

/** The three in production mode, each in a process of its own, with as many connections under the same role and settings. */
export async function startServers(
  { ownerUrl, runtimeUrl, dataFolder }: Addresses,
  wanted: readonly Contender[] = contenders,
): Promise<Servers> {
  const settings = { role: 'timon_caller', search_path: 'public', max_parallel_workers_per_gather: 0, jit: 'off', timezone: 'UTC' };
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const own = { BENCH_URL: runtimeUrl, BENCH_OPTIONS: options, BENCH_PRINCIPAL: leadId, BENCH_CONNECTIONS: connections };
  const programs: Record<Contender, [string, Record<string, string | undefined>]> = {
    timon: ['dist/server/main.js', timonEnvironment({ ownerUrl, dataFolder })],
    postgraphile: ['bench/postgraphile-server.mjs', { ...own, GRAPHILE_ENV: 'production' }],
    sql: ['dist/bench/sql-server.js', own],
  };
  const processes = new Map<Contender, ChildProcess>();
  const stop = async () => void (await Promise.all([...processes.values()].map(stopProcess)));
  try {
    for (const contender of wanted) {
      const [file, environment] = programs[contender];
      const child = spawn(process.execPath, [file], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_ENV: 'production', PORT: String(ports[contender]), ...environment },
      });
      processes.set(contender, child);
      await ready(child, contender);
    }
    const [cookie, director] = [await signIn(lead), await signIn(seesAll)];
    const headers: Record<Contender, Record<string, string>> = { timon: { cookie }, postgraphile: {}, sql: {} };
    return {
      target: (contender, caseName, body) => ({
        port: ports[contender],
        path: contender === 'sql' ? `/${caseName}` : '/graphql',
        headers: headers[contender],
        body,
      }),
      seeingAll: (body) => ({ port: ports.timon, path: '/graphql', headers: { cookie: director }, body }),
      memory: (contender) => memoryOf(processes.get(contender)!.pid!),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('READY')) resolve();
      else if (lines.length < 20) lines.push(line);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Refusal(`The ${name} server stopped with code ${code} before it listened. It said:\n${lines.join('\n')}`)),
    );
  });
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function signIn(variables: { readonly email: string; readonly password: string }): Promise<string> {
  const query = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }';
  const response = await fetch(`http://127.0.0.1:${ports.timon}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const cookie = /^([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (!cookie) throw new Refusal(`The bench could not sign in: ${await response.text()}`);
  return cookie;
}

function memoryOf(pid: number): Memory {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return { now: 0, peak: 0 };
  const status = readFileSync(file, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** The answer's data, as it came. */
export const dataOf = async (target: Target, turn = 0): Promise<unknown> => (JSON.parse(await ask(target, turn)) as { data: unknown }).data;
