import type { Pool, PoolClient } from 'pg';
import { factsRole } from './roles.js';

/** A transaction that sees all facts, for work that nobody asked for: at start, on a schedule, at the console. */
export async function asFacts<Result>(pool: Pool, body: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(`set local role ${factsRole}`);
    const result = await body(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}
