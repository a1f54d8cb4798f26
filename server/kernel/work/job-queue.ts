import { PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { Kernel } from '../kernel.js';
import { factsRole } from '../orm/roles.js';
import { openPool } from '../orm/pool.js';
import './check-scope-copies.js';
import './housekeeping.js';
import { declaredJobs } from './jobs.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import './privacy/erasure-journal.js';
import './purge-files.js';
import { Sealer } from './sealer.js';

const schema = 'pgboss';
const connections = 3;
const statementTimeoutMs = 60_000;

/** Makes or migrates the queue's own schema as the database's owner, and lets the facts role work in it. */
export async function installJobQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.getDb().executeSql(`
    grant usage on schema ${schema} to ${factsRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${factsRole};
    grant usage on all sequences in schema ${schema} to ${factsRole};
    grant execute on all functions in schema ${schema} to ${factsRole};`);
  await boss.stop({ graceful: false, close: true });
}

export interface RunningJobs {
  stop(): Promise<void>;
}

/** Works on the jobs that were declared, and moves what waits in the outbox to them. */
export async function startJobs(kernel: Kernel, runtimeUrl: string, log: Parameters<typeof openPool>[1]['log']): Promise<RunningJobs> {
  const pool = openPool(runtimeUrl, { role: factsRole, connections, statementTimeoutMs, log });
  const boss = new PgBoss({
    db: { executeSql: (text, values) => execute(pool, text, values) },
    schema,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => kernel.log.warn({ error: error.message }, 'the job queue stumbled'));
  await boss.start();
  for (const job of declaredJobs()) {
    await boss.createQueue(job.name, { retryLimit: 10, retryBackoff: true, expireInSeconds: 900 });
    await boss.work(job.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([work]) => job.run((work!.data ?? {}) as object, kernel));
    if (job.schedule) await boss.schedule(job.name, job.schedule);
  }
  const dispatcher = new OutboxDispatcher(kernel, pool, boss);
  await dispatcher.start(runtimeUrl);
  const sealer = new Sealer(kernel);
  sealer.start();
  return {
    async stop() {
      await dispatcher.stop();
      await sealer.stop();
      await boss.stop({ graceful: true, timeout: 5_000 });
      await pool.end();
    },
  };
}

async function execute(pool: pg.Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const answer = await pool.query(text, values);
  return Array.isArray(answer) ? { rows: answer.flatMap(({ rows }: pg.QueryResult) => rows) } : answer;
}
