import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';

/** What is chained: every change of a record, and every line of the security log. */
export const chainedStreams = ['history', 'security'] as const;
export type ChainedStream = (typeof chainedStreams)[number];

/** The head of a chain at a moment, kept outside the database: whoever rewrites the one has not rewritten the other. */
export interface Anchor {
  /** Whose chain it is: several databases may have lain beside one folder. */
  readonly database: string;
  readonly stream: ChainedStream;
  readonly position: number;
  readonly hash: string;
  readonly at: string;
  /** The database was set back to here: earlier anchors beyond this position speak of what no longer is. */
  readonly restored?: true;
}

const linkedAtOnce = 5_000;

export const anchorsFile = (dataFolder: string): string => join(dataFolder, 'journal', 'anchors.jsonl');

/** Links what has been committed since the last time. Other processes that try meanwhile find nothing to do. */
export async function linkChains(kernel: Kernel): Promise<number> {
  let total = 0;
  for (const stream of chainedStreams) {
    for (let linked = linkedAtOnce; linked === linkedAtOnce; total += linked) {
      linked = await asFacts(kernel.pool, async (client) => {
        const { rows } = await client.query<{ linked: number }>('select timon.link_chain($1, $2) as linked', [stream, linkedAtOnce]);
        return rows[0]!.linked;
      });
    }
  }
  return total;
}

/** Writes down the heads of the chains, in the database and beside it. Heads that have not moved are written down already. */
export async function sealChains(kernel: Kernel): Promise<Anchor[]> {
  const at = kernel.clock();
  const database = await asFacts(kernel.pool, identityOf);
  const anchors: Anchor[] = [];
  for (const stream of chainedStreams) {
    const { rows } = await asFacts(kernel.pool, (client) =>
      client.query<{ position: string; hash: string }>('select place as position, seal as hash from timon.seal_chain($1, $2)', [
        stream,
        at,
      ]),
    );
    anchors.push(...rows.map(({ position, hash }) => ({ database, stream, position: Number(position), hash, at: at.toISOString() })));
  }
  await writeAnchors(kernel.settings.dataFolder, anchors);
  for (const anchor of anchors) kernel.log.info({ ...anchor }, 'sealed');
  return anchors;
}

/** Where the chains of a database stand that was just put back: what anchors say beyond is no longer so. */
export async function anchorRestored(sql: Queryable, dataFolder: string, at: Date): Promise<void> {
  const database = await identityOf(sql);
  const { rows } = await sql.query<Pick<Anchor, 'stream' | 'position' | 'hash'>>(
    `select stream, position::float8 as position, encode(hash, 'hex') as hash from timon.chain_head`,
  );
  await writeAnchors(
    dataFolder,
    rows.map((head) => ({ database, ...head, at: at.toISOString(), restored: true })),
  );
}

interface Queryable {
  query<Row extends object>(text: string): Promise<{ rows: Row[] }>;
}

/** What tells this organisation's database from others, and stays with it through backup and restore. */
export async function identityOf(sql: Queryable): Promise<string> {
  const { rows } = await sql.query<{ identity: string }>(`select value #>> '{}' as identity from timon.setting where name = 'identity'`);
  return rows[0]!.identity;
}

async function writeAnchors(dataFolder: string, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  await mkdir(join(dataFolder, 'journal'), { recursive: true, mode: 0o700 });
  const lines = anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join('');
  await appendFile(anchorsFile(dataFolder), lines, { mode: 0o600, flush: true });
}
