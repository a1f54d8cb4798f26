import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Registry } from './declare/registry.js';
import type { Kernel } from './kernel.js';
import { openLog } from './log.js';
import { awaitDatabase } from './orm/await-database.js';
import { migrate } from './orm/migrate.js';
import { openPool, statementTimeouts } from './orm/pool.js';
import { callerRole } from './orm/roles.js';
import { prepareRuntimeRole, requireBoundRole } from './orm/runtime-role.js';
import { publishSystem } from './rights/system-principal.js';
import { dumpBeforeMigrating } from './work/dump.js';
import { installJobQueue } from './work/job-queue.js';
import { replayErasures } from './work/privacy/erasure-journal.js';

export interface OpenKernel {
  readonly kernel: Kernel;
  readonly log: Logger;
  readonly runtimeUrl: string;
  close(): Promise<void>;
}

/** Brings the database up to the code and opens it under the role that serves. For the server and for commands alike. */
export async function openKernel(
  config: Config,
  registry: Registry,
  statementTimeoutMs: number = statementTimeouts.jobs,
): Promise<OpenKernel> {
  const { log, flush } = openLog(config.logLevel);
  await awaitDatabase('DATABASE_URL', config.ownerUrl);
  const beforeMigrating = async (pending: readonly string[]) =>
    log.info({ pending, file: await dumpBeforeMigrating(config.ownerUrl, config.dataFolder) }, 'dumped before migrating');
  const done = await migrate(registry, config.ownerUrl, { beforeMigrating });
  if (done.length > 0) log.info({ migrations: done }, 'migrated');
  await installJobQueue(config.ownerUrl);
  const runtimeUrl = config.runtimeUrl ?? (await prepareRuntimeRole(config.ownerUrl));
  if (config.runtimeUrl) await awaitDatabase('TIMON_RUNTIME_URL', config.runtimeUrl);
  await requireBoundRole(runtimeUrl);
  const pool = openPool(runtimeUrl, { role: callerRole, connections: config.connections, statementTimeoutMs, log });
  const kernel: Kernel = {
    registry,
    pool,
    clock: () => new Date(),
    log,
    settings: {
      dataFolder: config.dataFolder,
      firstHead: config.head,
      publicUrl: config.publicUrl ?? new URL(`http://localhost:${config.port}/`),
      mail: config.mail,
    },
  };
  await publishSystem(kernel);
  await replayErasures(kernel);
  return {
    kernel,
    log,
    runtimeUrl,
    async close() {
      await pool.end();
      flush();
    },
  };
}
