import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';
import { factsRole } from './roles.js';

/** A transaction that sees all facts, for work that nobody asked for: at start, on a schedule, at the console. */
export const asFacts = <Result>(pool: Pool, body: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  inTransaction(pool, async (client) => {
    await client.query(`set local role ${factsRole}`);
    return body(client);
  });
