import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../server/kernel/refusal.js';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Settings of the servers, and of whatever opens the same database beside them. */
export const soakEnvironment = (ownerUrl: string, dataFolder: string) => ({
  TIMON_OWNER_URL: ownerUrl,
  TIMON_DATA: dataFolder,
  TIMON_LOG_LEVEL: 'error',
  TIMON_CONNECTIONS: '10',
  // A few people ask as fast as they are answered.
  TIMON_ALLOWANCE: '1000000',
  TIMON_PUBLIC_URL: undefined,
  TIMON_HEAD_EMAIL: undefined,
  TIMON_HEAD_PASSWORD: undefined,
  TIMON_RUNTIME_URL: undefined,
});

/** Some servers on one database, each in a process of its own; any of them may be killed and comes back at the same address. */
export class SoakServers {
  private readonly processes = new Map<number, ChildProcess>();
  private readonly said: string[] = [];

  private constructor(
    readonly ports: readonly number[],
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {}

  static async start(count: number, ownerUrl: string, dataFolder: string): Promise<SoakServers> {
    const ports = await Promise.all(Array.from({ length: count }, freePort));
    const servers = new SoakServers(ports, soakEnvironment(ownerUrl, dataFolder));
    try {
      await Promise.all(ports.map((port) => servers.open(port)));
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** Nothing is said to it and nothing is waited for: it is gone in the middle of whatever it did. */
  async kill(port: number): Promise<void> {
    const child = this.processes.get(port)!;
    const gone = isGone(child) ? undefined : new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await this.open(port);
  }

  /** Those that ended by themselves, which none should. */
  get fallen(): number[] {
    return this.ports.filter((port) => isGone(this.processes.get(port)!));
  }

  /** What the servers wrote of faults, the last of it. */
  get complaints(): readonly string[] {
    return this.said;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map(stopProcess));
  }

  private open(port: number): Promise<void> {
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production', ...this.environment, PORT: String(port) },
    });
    this.processes.set(port, child);
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        if (line.startsWith('READY')) resolve();
        this.said.push(line);
        if (this.said.length > mostSaid) this.said.shift();
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Refusal(`A server ended with ${code} before it listened: ${this.said.slice(-5).join(' ')}`)));
    });
  }
}

const mostSaid = 200;
const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function stopProcess(child: ChildProcess): Promise<void> {
  if (isGone(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('There is no free port.'))));
    });
  });
}
