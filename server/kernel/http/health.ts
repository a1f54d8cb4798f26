import type { ServerResponse } from 'node:http';
import type { Pool } from 'pg';

/** A database that does not answer within this time is no database to a balancer. */
const patienceMs = 1_000;

/** For balancers and supervisors: `/health` says that the process answers, `/ready` that it can do its work. */
export class Health {
  constructor(private readonly pool: Pool) {}

  answerAlive(response: ServerResponse): void {
    send(response, 200, { status: 'alive' });
  }

  async answerReady(response: ServerResponse, isDraining: boolean): Promise<void> {
    if (isDraining) return send(response, 503, { status: 'draining' });
    try {
      await within(patienceMs, this.pool.query('select 1'));
      send(response, 200, { status: 'ready' });
    } catch {
      send(response, 503, { status: 'no database' });
    }
  }
}

async function within(ms: number, answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), ms);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${JSON.stringify(body)}\n`);
}
