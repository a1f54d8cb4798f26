import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { anchorsFile, chainedStreams, chainOf, identityOf, type Anchor, type ChainDeclaration, type ChainedStream } from './chain.js';

interface Queryable {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export type ChainFault =
  | 'changed'
  | 'missing'
  | 'out of order'
  | 'inserted'
  | 'backdated'
  | 'value changed'
  | 'value missing'
  | 'value added'
  | 'cut off'
  | 'not as sealed'
  | 'not as anchored';

/** The first thing that is not as it was written, by its place in the chain. */
export interface BrokenEntry {
  readonly fault: ChainFault;
  readonly position: number;
  /** The id of the entry, where one is known. */
  readonly entryId: string | null;
  /** How people call it, where they do. */
  readonly title?: string | null;
  /** When the chain was sealed that this contradicts. */
  readonly sealedAt?: string;
}

export interface ChainReport {
  readonly stream: ChainedStream;
  readonly linked: number;
  /** Written a moment ago, or while no server ran: protected from the next link on. */
  readonly unlinked: number;
  readonly erased: number;
  /** Heads kept beside the database that the chain was held against. */
  readonly anchors: number;
  readonly broken?: BrokenEntry;
}

/**
 * Works every chain out again. What an entry's text is, is said here once more and not asked of the database, whose
 * functions lie in the same hands as its rows.
 */
export async function verifyChains(sql: Queryable, dataFolder: string): Promise<ChainReport[]> {
  const anchors = await readAnchors(dataFolder, await identityOf(sql));
  const reports: ChainReport[] = [];
  for (const chain of chainedStreams()) {
    const { stream } = chain;
    const { rows } = await sql.query<Omit<ChainReport, 'stream' | 'anchors' | 'broken'>>(countsOf(chain));
    const anchored = anchors.filter((anchor) => anchor.stream === stream);
    const broken = await firstBroken(sql, chain, anchored);
    reports.push({ stream, ...rows[0]!, anchors: anchored.length, broken });
  }
  return reports;
}

/** Later lines undo earlier ones where the database was set back. */
async function readAnchors(dataFolder: string, database: string): Promise<Anchor[]> {
  const file = anchorsFile(dataFolder);
  if (!existsSync(file)) return [];
  let standing: Anchor[] = [];
  for (const line of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
    const anchor = JSON.parse(line) as Anchor;
    if (anchor.database !== database) continue;
    if (anchor.restored) standing = standing.filter(({ stream, position }) => stream !== anchor.stream || position <= anchor.position);
    // A chain that was empty when it was put back has no head to hold it to.
    if (anchor.position > 0) standing.push(anchor);
  }
  return standing;
}

export const entryText = (stream: ChainedStream): string => chainOf(stream).text;
export const entryTable = (stream: ChainedStream): string => chainOf(stream).table;

const noValues = `(select null::bigint as entry_id, null::text as part, null::jsonb as said, null::bytea as salt where false)`;
const valuesIn = ({ values = noValues }: ChainDeclaration): string => values;

const countsOf = ({ stream, table }: ChainDeclaration): string => `select
  (select count(*)::int from timon.chain where stream = '${stream}') as linked,
  (select count(*)::int from ${table} e where not exists (
    select from timon.chain c where c.stream = '${stream}' and c.entry_id = e.id)) as unlinked,
  (select count(*)::int from timon.erased_value where stream = '${stream}') as erased`;

/** Longer than any transaction lasts: what is linked behind a seal and says it is that much older was not written when it says. */
const longestTransaction = `interval '1 hour'`;

const linksOf = ({ stream, table, text }: ChainDeclaration): string => `select position::float8 as position, "entryId", fault from (
  select c.position, c.entry_id::text as "entryId", case
    when c.position <> coalesce(lag(c.position) over w, 0) + 1 then 'out of order'
    when e.id is null then 'missing'
    when c.hash <> sha256(coalesce(lag(c.hash) over w, sha256('')) || sha256(convert_to(coalesce(${text}, ''), 'UTF8'))) then 'changed'
    when e.at < s.at - ${longestTransaction} then 'backdated' end as fault
  from timon.chain c left join ${table} e on e.id = c.entry_id
  left join lateral (select at from timon.seal where stream = c.stream and position < c.position order by position desc limit 1) s on true
  where c.stream = '${stream}' window w as (order by c.position)) checked
  where fault is not null order by position limit 1`;

const valuesOf = ({ stream, ...chain }: ChainDeclaration): string => `select c.position::float8 as position, c.entry_id::text as "entryId",
    case when v.part is null then 'value missing' else 'value changed' end as fault
  from timon.chain c cross join jsonb_each_text(c.commitments) k
  left join ${valuesIn({ stream, ...chain })} v on v.entry_id = c.entry_id and v.part = k.key
  where c.stream = '${stream}' and case
    when v.part is not null then k.value <> encode(sha256(v.salt || convert_to(v.said::text, 'UTF8')), 'hex')
    else not exists (select from timon.erased_value g join timon.erasure r on r.id = g.erasure_id
      where g.stream = c.stream and g.entry_id = c.entry_id and g.part = k.key) end
  order by c.position limit 1`;

const addedTo = (
  chain: ChainDeclaration,
): string => `select c.position::float8 as position, c.entry_id::text as "entryId", 'value added' as fault
  from timon.chain c join ${valuesIn(chain)} v on v.entry_id = c.entry_id
  where c.stream = '${chain.stream}' and not coalesce(c.commitments ? v.part, false) order by c.position limit 1`;

/** Below an id up to which everything was linked, nothing can have come by itself. */
const insertedInto = ({ stream, table }: ChainDeclaration): string => `select coalesce((select min(c.position) from timon.chain c
    where c.stream = '${stream}' and c.entry_id > e.id), 0)::float8 as position, e.id::text as "entryId", 'inserted' as fault
  from ${table} e join timon.chain_head h on h.stream = '${stream}' and e.id <= h.complete_to
  where not exists (select from timon.chain c where c.stream = '${stream}' and c.entry_id = e.id) order by e.id limit 1`;

const sealsOf = ({
  stream,
}: ChainDeclaration): string => `select s.position::float8 as position, c.entry_id::text as "entryId", s.at as "sealedAt",
    case when c.hash is null then 'cut off' else 'not as sealed' end as fault
  from (select position, hash, at from timon.seal where stream = '${stream}'
    union all select position, hash, null from timon.chain_head where stream = '${stream}' and position > 0) s
  left join timon.chain c on c.stream = '${stream}' and c.position = s.position
  where c.hash is distinct from s.hash order by s.position limit 1`;

const anchoredIn = ({
  stream,
}: ChainDeclaration): string => `select a.position::float8 as position, c.entry_id::text as "entryId", a.at as "sealedAt",
    case when c.hash is null then 'cut off' else 'not as anchored' end as fault
  from jsonb_to_recordset($1::jsonb) as a(position bigint, hash text, at timestamptz)
  left join timon.chain c on c.stream = '${stream}' and c.position = a.position
  where encode(c.hash, 'hex') is distinct from a.hash order by a.position limit 1`;

type FoundFault = Omit<BrokenEntry, 'sealedAt'> & { readonly sealedAt?: Date | null };

async function firstBroken(sql: Queryable, chain: ChainDeclaration, anchors: readonly Anchor[]): Promise<BrokenEntry | undefined> {
  const found: FoundFault[] = [];
  for (const question of [linksOf, valuesOf, addedTo, insertedInto, sealsOf]) {
    found.push(...(await sql.query<FoundFault>(question(chain))).rows);
  }
  found.push(...(await sql.query<FoundFault>(anchoredIn(chain), [JSON.stringify(anchors)])).rows);
  // A seal or an anchor says that something before it is wrong; the entry itself, where it can be named, says more.
  const [first] = found.map((fault, asked) => ({ fault, asked })).sort((a, b) => a.fault.position - b.fault.position || a.asked - b.asked);
  if (!first) return undefined;
  const { sealedAt, ...fault } = first.fault;
  const title = await titleOf(sql, chain, fault.entryId);
  return { ...fault, ...(title && { title }), ...(sealedAt && { sealedAt: sealedAt.toISOString() }) };
}

async function titleOf(sql: Queryable, { table, title }: ChainDeclaration, entryId: string | null): Promise<string | null> {
  if (!title || entryId === null) return null;
  const { rows } = await sql.query<{ title: string | null }>(`select ${title} as title from ${table} e where e.id = $1`, [entryId]);
  return rows[0]?.title ?? null;
}
