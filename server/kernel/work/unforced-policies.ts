import pg from 'pg';

/**
 * Row-level security is forced, so it holds for the owner of the tables too, unless he is a superuser. For a backup or a
 * restore he must see every row: the force is lifted for the owner meanwhile. It changes nothing for the server, whose
 * roles own no table.
 */
export async function withUnforcedPolicies<T>(client: pg.Client, ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const { rows: self } = await client.query<{ exempt: boolean }>(
    'select rolsuper or rolbypassrls as exempt from pg_roles where rolname = current_user',
  );
  if (self[0]?.exempt) return work();
  const { rows } = await client.query<{ name: string }>(
    'select oid::regclass::text as name from pg_class where relkind = $1 and relforcerowsecurity',
    ['r'],
  );
  await force(ownerUrl, rows, 'no force');
  try {
    return await work();
  } finally {
    await force(ownerUrl, rows, 'force');
  }
}

/** Table by table, so that nobody waits for more than one of them. */
async function force(ownerUrl: string, tables: readonly { name: string }[], how: 'force' | 'no force'): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const { name } of tables) await client.query(`alter table if exists ${name} ${how} row level security`);
  } finally {
    await client.end();
  }
}
