import { connect } from 'node:net';
import pg, { type Pool, type PoolClient, type QueryArrayConfig, type QueryArrayResult } from 'pg';

/** Whoever waits for an answer, and may stop waiting. */
export interface Asker {
  readonly isGone: boolean;
  /** Does something should they go; returns how to forget it. */
  whenGone(stop: () => void): () => void;
}

/** There is nobody left to answer. */
export class AskerGone extends Error {}

/** Asks on a connection of the pool, and has PostgreSQL stop when the asker goes: the connection is free for others at once. */
export async function queryFor<Row extends unknown[]>(pool: Pool, asker: Asker, query: QueryArrayConfig): Promise<QueryArrayResult<Row>> {
  const client = await pool.connect();
  let isBroken = false;
  let cancelling: Promise<boolean> | undefined;
  const forget = asker.whenGone(() => (cancelling = cancel(client)));
  try {
    if (asker.isGone) throw new AskerGone();
    return await client.query<Row>(query);
  } catch (error) {
    // What PostgreSQL itself says no to leaves the connection whole; after anything else nobody knows what it would answer next.
    isBroken = !(error instanceof pg.DatabaseError || error instanceof AskerGone);
    throw asker.isGone ? new AskerGone() : error;
  } finally {
    forget();
    // Whoever is next on this connection must not be met by a cancellation that was meant for somebody else.
    const isOver = cancelling === undefined || (await cancelling);
    client.release(isBroken || !isOver);
  }
}

/** What the driver knows of its connection and does not tell in its types. */
interface Reached {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

const cancelRequest = 80_877_102;
const mostMs = 1_000;

/**
 * PostgreSQL takes a cancellation on a connection of its own, and closes it once the statement has been told: only then is it sure
 * that no later one will be. The driver's own `cancel` wants the query object, which its promises do not hand out.
 */
function cancel(client: PoolClient): Promise<boolean> {
  const { host, port, processID, secretKey } = client as unknown as Reached;
  const packet = Buffer.alloc(16);
  [16, cancelRequest, processID, secretKey].forEach((number, at) => packet.writeInt32BE(number, at * 4));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    let isTold = false;
    socket.setTimeout(mostMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('end', () => (isTold = true));
    socket.on('close', () => resolve(isTold));
    socket.on('connect', () => socket.write(packet));
    socket.resume();
  });
}
