import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';

/** What is chained always: every change of a record, and every line of the security log. Modules add streams of their own. */
export type ChainedStream = string;

/** Entries of one kind that are chained. They lie in a table of ours with an ascending `id` and the moment `at` of each. */
export interface ChainDeclaration {
  readonly stream: ChainedStream;
  readonly table: string;
  /** An entry's text as SQL, over the aliases `e` (the entry) and `c` (its link). The view `timon.<stream>_unlinked` says the same. */
  readonly text: string;
  /** What may be erased of an entry, as a relation of `entry_id`, `part`, `said` and `salt`; left out, nothing. */
  readonly values?: string;
  /** How people call an entry, as SQL over `e`; left out, by its id. */
  readonly title?: string;
}

const declared = new Map<ChainedStream, ChainDeclaration>();

/** Has the entries of a stream chained, sealed and verified. A migration gives it its head and its view. */
export function chained(declaration: ChainDeclaration): void {
  declared.set(declaration.stream, declaration);
}

export const chainedStreams = (): ChainDeclaration[] => [...declared.values()];

export function chainOf(stream: ChainedStream): ChainDeclaration {
  const declaration = declared.get(stream);
  if (!declaration) throw new Error(`No stream named ${stream} is chained.`);
  return declaration;
}

chained({
  stream: 'history',
  table: 'timon.history',
  text: `json_build_array(e.id::text, e.record, e.record_id, e.version, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    case when e.on_behalf_of is null then to_json(e.principal_id) else to_json(e.principal_id || e.on_behalf_of) end, e.action, encode(e.input_hash, 'hex'), e.changes::text, c.commitments::text)::text`,
  values: `(select history_id as entry_id, class as part, changes as said, salt from timon.history_private)`,
});
chained({
  stream: 'security',
  table: 'timon.security_log',
  text: `json_build_array(e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.kind, e.principal_id,
    e.subject_record, e.subject_id, e.request_id, c.commitments::text)::text`,
  values: `(select log_id as entry_id, 'facts' as part, facts as said, salt from timon.security_fact)`,
});

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
  for (const { stream } of chainedStreams()) {
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
  for (const { stream } of chainedStreams()) {
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
