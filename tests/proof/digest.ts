import type pg from 'pg';

/** Kept anew with every request, whatever comes of it. */
const passing = new Set(['timon.attempt', 'timon.session']);

/** One word for everything that is stored, by table. */
export async function digestOf(owner: Pick<pg.Pool, 'query'>): Promise<Map<string, string>> {
  const { rows: tables } = await owner.query<{ name: string; spelled: string }>(
    `select table_schema || '.' || table_name as name, format('%I.%I', table_schema, table_name) as spelled
       from information_schema.tables where table_schema in ('public', 'timon') and table_type = 'BASE TABLE' order by 1`,
  );
  const digest = new Map<string, string>();
  for (const { name, spelled } of tables.filter((table) => !passing.has(table.name))) {
    const { rows } = await owner.query<{ md5: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as md5 from ${spelled} t`,
    );
    digest.set(name, rows[0]!.md5);
  }
  return digest;
}

/** The tables in which something has changed. */
export const changedTables = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].filter(([name, md5]) => before.get(name) !== md5).map(([name]) => name);
