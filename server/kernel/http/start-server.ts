import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.js';
import type { Registry } from '../declare/registry.js';
import { requireRulesDecide } from '../graphql-shield/index.js';
import { buildApi } from '../graphql/build-api.js';
import { openKernel } from '../open-kernel.js';
import { republishDue } from '../rights/due-rights.js';
import { startTasks } from '../work/at-start.js';
import { startJobs } from '../work/job-queue.js';
import { openPool, statementTimeouts } from '../orm/pool.js';
import { callerRole, gateRole } from '../orm/roles.js';
import { Allowances } from './allowances.js';
import { Gate } from './gate.js';
import { ExportEndpoint } from './exports/export-endpoint.js';
import { openGraphqlEndpoint } from './graphql-endpoint.js';
import { noteForeignKey } from './foreign-key.js';
import { Health } from './health.js';
import './http.texts.en.js';
import './http.texts.es.js';
import { warmUpPasswords } from './password.js';
import { serve } from './serve.js';
import { sessionCookie } from './session-cookie.js';
import { Streams } from './streams.js';
import { StaticFiles } from './static-files.js';
import { Vault } from './vault.js';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** What whoever started the server should read. */
  readonly notes: readonly string[];
  /** Writes down what nobody caught. */
  report(error: unknown): void;
  /** Answers what is in hand and lets go of everything, within ten seconds. */
  stop(): Promise<void>;
}

const adminFolder = fileURLToPath(new URL('../../../admin', import.meta.url));
const sweepMs = 10 * 60_000;

/** From a configuration and the declared records to a server that listens. */
export async function startServer(config: Config, registry: Registry): Promise<RunningServer> {
  await requireRulesDecide();
  const { kernel: opened, log, runtimeUrl, close } = await openKernel(config, registry, statementTimeouts.interactive);
  const [analystPool, jobPool] = [
    openPool(runtimeUrl, { role: callerRole, connections: 2, statementTimeoutMs: statementTimeouts.analyst, log }),
    openPool(runtimeUrl, { role: callerRole, connections: 3, statementTimeoutMs: statementTimeouts.jobs, log }),
  ];
  const kernel = { ...opened, analystPool };
  const notes: string[] = [];
  for (const task of startTasks()) notes.push((await task.run(kernel)) ?? '');
  const jobs = await startJobs({ ...kernel, pool: jobPool }, runtimeUrl, log);
  const gatePool = openPool(runtimeUrl, { role: gateRole, connections: 3, statementTimeoutMs: statementTimeouts.interactive, log });
  const isSecure = config.publicUrl?.protocol === 'https:';
  if (!isSecure)
    log.warn({}, 'sessions travel in a plain cookie: set TIMON_PUBLIC_URL to an https address before people outside this network sign in');
  const vault = Vault.open(config.secretKey, config.dataFolder);
  notes.push((await noteForeignKey(kernel, gatePool, vault)) ?? '');
  const gate = new Gate({
    pool: gatePool,
    url: runtimeUrl,
    registry,
    cookie: sessionCookie(isSecure),
    vault,
    settings: config.signIn,
    oidc: config.oidc && { settings: config.oidc, publicUrl: kernel.settings.publicUrl!, isSecure },
    time: { clock: kernel.clock, republish: (principalId) => republishDue(kernel, principalId) },
    log,
  });
  await Promise.all([gate.open(), warmUpPasswords()]);
  const api = buildApi(kernel);
  const allowances = new Allowances(config.allowance);
  const graphql = await openGraphqlEndpoint(api, log, allowances);
  const files = new StaticFiles(adminFolder);
  const health = new Health(gatePool);
  const { port, publicUrl, trustedProxies } = config;
  const serving = await serve({
    port,
    publicUrl,
    trustedProxies,
    gate,
    streams: new Streams(gate, log),
    graphql,
    exports: new ExportEndpoint(api, allowances),
    files,
    health,
    kernel,
    log,
  });
  const sweeping = setInterval(
    () => void gate.sessions.sweep(kernel.clock()).catch((err: unknown) => log.warn({ err }, 'old sessions were not swept')),
    sweepMs,
  );
  return {
    url: `http://localhost:${serving.port}/`,
    port: serving.port,
    notes: [...notes, publicUrl ? `People open it at ${publicUrl.href}` : ''].filter(Boolean),
    report: (err) => log.error({ err }, 'uncaught'),
    async stop() {
      clearInterval(sweeping);
      await serving.drain();
      await jobs.stop();
      await graphql.close();
      await gate.close();
      await Promise.all([gatePool.end(), analystPool.end(), jobPool.end()]);
      await close();
    },
  };
}
