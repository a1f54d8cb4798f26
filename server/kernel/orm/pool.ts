import pg from 'pg';
import type { Logger } from 'pino';

export interface PoolOptions {
  readonly role: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
  readonly log: Logger;
}

/** How long each kind of work may keep a connection busy with one statement. */
export const statementTimeouts = { interactive: 5_000, analyst: 60_000, jobs: 60_000 } as const;

/** So long a request waits for a connection; after that it is told to come back. */
const mostWaitMs = 2_000;
/** A database that stopped without closing its connections enforces no limit of its own. */
const silenceMs = 2_000;

/**
 * Connections that start out in a no-login role. Parallel query stays off: a worker would evaluate a policy before the
 * statement has said who asks. A statement, a lock and a forgotten transaction each end by themselves.
 */
export function openPool(url: string, { role, connections, statementTimeoutMs, log }: PoolOptions): pg.Pool {
  const settings = {
    role,
    search_path: 'public',
    statement_timeout: statementTimeoutMs,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // Statements of a transaction travel together instead of each waiting for the one before.
    pipeline: true,
    connectionTimeoutMillis: mostWaitMs,
    query_timeout: statementTimeoutMs + silenceMs,
    idleTimeoutMillis: 60_000,
    application_name: 'timon',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // One that breaks while somebody holds it tells them through their statement; what it emits besides would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection broke'));
  return pool;
}
