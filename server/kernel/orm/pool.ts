import pg from 'pg';
import type { Logger } from 'pino';

export interface PoolOptions {
  readonly role: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
  readonly log: Logger;
}

/**
 * Connections that start out in a no-login role. Parallel query stays off: a worker would evaluate a policy before the
 * statement has said who asks. A statement, a lock and a forgotten transaction each end by themselves.
 */
export function openPool(url: string, { role, connections, statementTimeoutMs, log }: PoolOptions): pg.Pool {
  const settings = {
    role,
    search_path: 'public',
    statement_timeout: statementTimeoutMs,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // Statements of a transaction travel together instead of each waiting for the one before.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: 'timon',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection broke'));
  return pool;
}
