import { randomBytes } from 'node:crypto';
import pg from 'pg';

export type Rows = Record<string, unknown>[];

/** A database of one test file in the cluster of the run: empty, or a copy of the migrated and seeded template. */
export class OwnDatabase {
  private constructor(
    readonly url: string,
    private readonly owner: pg.Pool,
  ) {}

  static async create(from: 'nothing' | 'template'): Promise<OwnDatabase> {
    const name = `newcomer_${randomBytes(6).toString('hex')}`;
    await asAdministrator(`create database ${name}${from === 'template' ? ' template timon_template strategy file_copy' : ''}`);
    const url = new URL(clusterUrl());
    url.pathname = `/${name}`;
    return new OwnDatabase(url.href, new pg.Pool({ connectionString: url.href, max: 1 }));
  }

  async rows(sql: string, values: readonly unknown[] = []): Promise<Rows> {
    return (await this.owner.query(sql, [...values])).rows as Rows;
  }

  /** How many rows each table holds, what only keeps time or count of requests left out. */
  async counts(): Promise<Record<string, number>> {
    return this.ofEachTable('count(*)::int');
  }

  /** A digest of all the rows of each table. That rights were worked out once more, as at every start, is no change. */
  async digests(): Promise<Record<string, string>> {
    return this.ofEachTable(`md5(coalesce(string_agg(r, chr(10) order by r collate "C"), ''))`);
  }

  async drop(): Promise<void> {
    await this.owner.end();
    await asAdministrator(`drop database "${new URL(this.url).pathname.slice(1)}" with (force)`);
  }

  private async ofEachTable<Value>(expression: string): Promise<Record<string, Value>> {
    const tables = await this.rows(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname in ('public', 'timon') and tablename not in ('session', 'attempt', 'chain', 'chain_head', 'seal') order by 1`,
    );
    const each = (tables as { name: string }[]).map(
      ({ name }) => `select '${name}' as name, ${expression} as value from (select (to_jsonb(t) - 'epoch')::text as r from ${name} t) rows`,
    );
    const values = await this.rows(each.join(' union all '));
    return Object.fromEntries(values.map(({ name, value }) => [name, value as Value]));
  }
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function clusterUrl(): string {
  const url = process.env['TIMON_TEST_CLUSTER'];
  if (!url) throw new Error('The test cluster is not running: start the tests with npm test.');
  return url;
}
