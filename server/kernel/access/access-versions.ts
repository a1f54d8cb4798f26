import type { Registry } from '../declare/registry.js';
import type { AccessModel } from '../rights/access-model.js';
import { modelOfVersion, versionInForce } from '../rights/access-models.js';
import { NoSuchAccessVersion } from './access.errors.js';
import type { AccessOverride } from '../rights/access-override.js';

export interface AccessVersion {
  readonly number: number;
  readonly edits: number;
  /** The version that was in force when it was begun. */
  readonly basedOn: number;
  /** The version whose overrides it brings back. */
  readonly restores: number | null;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

export interface Queryable {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

const columns = `v.number, v.edits, v.based_on as "basedOn", v.restores, v.note, v.created_at as "createdAt", c.name as "createdBy",
  v.published_at as "publishedAt", p.name as "publishedBy"`;
const versions = `timon.access_version v join timon.principal c on c.id = v.created_by left join timon.principal p on p.id = v.published_by`;

/** All versions there were, newest first. */
export async function accessVersions(sql: Queryable): Promise<AccessVersion[]> {
  return (await sql.query<AccessVersion>(`select ${columns} from ${versions} order by v.number desc`, [])).rows;
}

/** The draft that somebody is working on, locked until the transaction ends where `lock` says so. */
export async function accessDraft(sql: Queryable, { lock = false } = {}): Promise<AccessVersion | undefined> {
  const text = `select ${columns} from ${versions} where v.published_at is null ${lock ? 'for update of v' : ''}`;
  return (await sql.query<AccessVersion>(text, [])).rows[0];
}

interface Versioned {
  readonly sql: Queryable;
  readonly registry: Registry;
}

export const inForceOf = async ({ sql, registry }: Versioned): Promise<AccessModel> =>
  modelOfVersion(sql, registry, await versionInForce(sql));

/** The model of a version by its number, whether it is published or drafted. */
export async function versionNamed({ sql, registry }: Versioned, number: number): Promise<AccessModel> {
  const known = number === 0 || (await accessVersions(sql)).some((version) => version.number === number);
  if (!known) throw new NoSuchAccessVersion({ version: number });
  return modelOfVersion(sql, registry, number);
}

/** Begins a version with the overrides of another one. Its number is the next. */
export async function beginVersion(
  sql: Queryable,
  { from, by, at, note, restores }: { from: number; by: string; at: Date; note: string | null; restores?: number },
): Promise<number> {
  const inForce = await versionInForce(sql);
  const { rows } = await sql.query<{ number: number }>(
    `insert into timon.access_version (number, based_on, restores, note, created_at, created_by)
     select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5 from timon.access_version returning number`,
    [inForce, restores ?? null, note, at, by],
  );
  const { number } = rows[0]!;
  await sql.query(
    `insert into timon.access_override (version, record, part, name, level, rule, since)
     select $1, record, part, name, level, rule, since from timon.access_override where version = $2`,
    [number, from],
  );
  return number;
}

/** Puts overrides in the place of those that a draft has for the same cells; without a value a cell follows the declaration again. */
export async function saveOverrides(
  sql: Queryable,
  draft: number,
  set: readonly AccessOverride[],
  reset: readonly Pick<AccessOverride, 'record' | 'part' | 'name'>[],
): Promise<void> {
  await sql.query(
    `delete from timon.access_override o using jsonb_to_recordset($2::jsonb) as r(record text, part text, name text)
      where o.version = $1 and o.record = r.record and o.part = r.part and o.name = r.name`,
    [draft, JSON.stringify(reset)],
  );
  await sql.query(
    `insert into timon.access_override (version, record, part, name, level, rule, since)
     select $1, record, part, name, level, rule, $1
       from jsonb_to_recordset($2::jsonb) as s(record text, part text, name text, level int, rule jsonb)
     on conflict (version, record, part, name) do update set level = excluded.level, rule = excluded.rule, since = excluded.since
      where (access_override.level, access_override.rule) is distinct from (excluded.level, excluded.rule)`,
    [draft, JSON.stringify(set)],
  );
}

/** From which version on each override of a version holds. */
export async function sinceWhen(sql: Queryable, version: number): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ key: string; since: number }>(
    `select record || ' ' || part || ' ' || name as key, since from timon.access_override where version = $1`,
    [version],
  );
  return new Map(rows.map(({ key, since }) => [key, since]));
}
