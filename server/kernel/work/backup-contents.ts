import type { ClientBase } from 'pg';

/** A table as it lies in a backup; columns that PostgreSQL computes itself are left out. */
export interface BackedUpTable {
  schema: string;
  name: string;
  columns: string[];
}

export interface BackedUpSequence {
  schema: string;
  name: string;
  value: string;
  called: boolean;
}

/** The first entry of a backup: what it holds, so that a restore can refuse before it touches anything. */
export interface BackupManifest {
  format: 1;
  made: string;
  postgres: string;
  migrations: string[];
  tables: BackedUpTable[];
  sequences: BackedUpSequence[];
}

/** The last entry of a backup: without it the backup is cut off. */
export interface BackupChecks {
  tables: Record<string, { rows: number; sha256: string }>;
  files: Record<string, { size: number; sha256: string }>;
}

export const backupFormat = 1;
export const manifestEntry = 'manifest.json';
export const checksEntry = 'checks.json';

export const titleOf = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}`;

export const sqlName = ({ schema, name }: { schema: string; name: string }): string => `${quoted(schema)}.${quoted(name)}`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** PostgreSQL's own, and the job queue's: pg-boss makes its tables itself, and the outbox knows what is still to do. */
const ofOthers = `n.nspname in ('information_schema', 'pgboss') or n.nspname like 'pg\\_%'`;

/** Every table of ours but the list of migrations, which a restore rewrites by running them. */
export async function tablesOfOurs(client: ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(`
    select n.nspname as schema, c.relname as name,
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't' and not (${ofOthers})
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      and (n.nspname, c.relname) <> ('timon', 'migration')
    order by 1, 2`);
  return rows;
}

export async function sequencesOfOurs(client: ClientBase): Promise<BackedUpSequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and not (${ofOthers}) and (n.nspname, c.relname) <> ('timon', 'migration_id_seq') order by 1, 2`);
  const sequences: BackedUpSequence[] = [];
  for (const row of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${sqlName(row)}`,
    );
    for (const { value, called } of state) sequences.push({ ...row, value, called });
  }
  return sequences;
}

export async function migrationsRun(client: ClientBase): Promise<string[]> {
  const { rows: found } = await client.query("select to_regclass('timon.migration') as oid");
  if (!found[0].oid) return [];
  const { rows } = await client.query<{ name: string }>('select name from timon.migration order by id');
  return rows.map(({ name }) => name);
}
