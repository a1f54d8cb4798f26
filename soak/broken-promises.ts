import pg from 'pg';
import { verifyChains } from '../server/kernel/work/verify-chain.js';
import type { SoakJournal } from './soak-journal.js';

const mostTold = 10;

/** What is not as it has to be once the day is over, a sentence for each; nothing where all is well. */
export async function brokenPromises(ownerUrl: string, dataFolder: string, journal: SoakJournal): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c statement_timeout=0 -c work_mem=64MB' });
  await owner.connect();
  try {
    return [
      ...(await differences(owner)),
      ...(await gaps(owner)),
      ...(await brokenChains(owner, dataFolder)),
      ...(await unkeptAnswers(owner, journal)),
      ...(await unkeptReversals(owner, journal)),
    ];
  } finally {
    await owner.end();
  }
}

/** Every view of what may never be is empty: the books, the stock, both against each other, orders, and whatever comes along. */
async function differences(owner: pg.Client): Promise<string[]> {
  const views = await owner.query<{ name: string }>(
    `select viewname as name from pg_views where schemaname = 'timon' and viewname ~ '_(fault|difference)$' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of views.rows) {
    const { rows } = await owner.query<{ told: string }>(`select row_to_json(v)::text as told from timon.${name} v limit ${mostTold}`);
    found.push(...rows.map(({ told }) => `timon.${name}: ${told}`));
  }
  if (views.rows.length < 5) found.push(`There are only ${views.rows.length} views of what may never be: something is not looked at.`);
  return found;
}

/** Numbers of a series run from one on, each once. Payments go by the numbers of their entries, which are looked at with the books. */
async function gaps(owner: pg.Client): Promise<string[]> {
  const tables = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'number' and table_type = 'BASE TABLE'
        and exists (select from information_schema.columns o where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'state')
        and table_name not in ('lot', 'payment') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await owner.query<{ told: string }>(
      `select row_to_json(s)::text as told from (
         select company_id, regexp_replace(number, '[0-9]+$', '') as series, count(*) as numbers, count(distinct number) as different,
                max(substring(number from '[0-9]+$')::int) as last
           from ${name} where number is not null group by 1, 2) s where numbers <> last or different <> numbers limit ${mostTold}`,
    );
    found.push(...rows.map(({ told }) => `The numbers of ${name} have gaps or twins: ${told}`));
  }
  return found;
}

async function brokenChains(owner: pg.Client, dataFolder: string): Promise<string[]> {
  const reports = await verifyChains(owner, dataFolder);
  return reports.flatMap(({ stream, broken }) => (broken ? [`The chain of the ${stream} is broken: ${JSON.stringify(broken)}`] : []));
}

/**
 * What was acknowledged was done once: the database knows the request with the very outcome that was told, and the history has
 * that version of the record once, by that person. What was refused left nothing, and what nobody was told about is not there.
 */
async function unkeptAnswers(owner: pg.Client, journal: SoakJournal): Promise<string[]> {
  const done = journal.lines.filter(({ outcome, id }) => outcome === 'done' && id !== undefined);
  const values = [
    done.map(({ key }) => key),
    done.map(({ person }) => person),
    done.map(({ id }) => id),
    done.map(({ version }) => version),
  ];
  const { rows: lost } = await owner.query<{ key: string }>(
    `select d.key from unnest($1::text[], $2::uuid[], $3::uuid[], $4::int[]) as d(key, person, id, version)
       left join timon.idempotency i on i.principal_id = d.person and i.key = d.key
      where not exists (
        select from jsonb_array_elements(i.outcome) o join timon.history h on h.record_id = d.id and h.version = (o->>'version')::int
         where (o->>'id')::uuid = d.id and h.version <= d.version)`,
    values,
  );
  const refused = journal.lines.filter(({ outcome, id }) => outcome === 'refused' && id !== undefined);
  const { rows: left } = await owner.query<{ key: string }>(
    `select r.key from unnest($1::text[], $2::uuid[]) as r(key, id) where exists (select from timon.history h where h.record_id = r.id)`,
    [refused.map(({ key }) => key), refused.map(({ id }) => id)],
  );
  const { rows: unknown } = await owner.query<{ key: string }>(
    `select i.key from timon.idempotency i where i.principal_id = any($2::uuid[]) and not i.key = any($1::text[])`,
    [done.map(({ key }) => key), [...new Set(journal.lines.map(({ person }) => person))]],
  );
  const { rows: twice } = await owner.query<{ told: string }>(
    `select format('%s %s version %s: %s', record, record_id, version, string_agg(action, ', ')) as told
       from timon.history group by record, record_id, version having count(*) > 1 limit ${mostTold}`,
  );
  const of = (key: string) => JSON.stringify(journal.lines.find((line) => line.key === key));
  return [
    ...lost.slice(0, mostTold).map(({ key }) => `Acknowledged and not there: ${of(key)}`),
    ...left.slice(0, mostTold).map(({ key }) => `Refused and there all the same: ${of(key)}`),
    ...unknown.slice(0, mostTold).map(({ key }) => `Done without having been acknowledged: ${key} ${of(key) ?? ''}`),
    ...twice.map(({ told }) => `Written twice: ${told}`),
  ];
}

async function unkeptReversals(owner: pg.Client, { reversals }: SoakJournal): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; count: number }>(
    `select reverses_id as id, count(*)::int as count from journal_entry where reverses_id = any($1::uuid[]) group by 1`,
    [reversals.map(({ entry }) => entry)],
  );
  const there = new Map(rows.map(({ id, count }) => [id, count]));
  const acknowledged = new Set(reversals.filter(({ isDone }) => isDone).map(({ entry }) => entry));
  return [...new Set(reversals.map(({ entry }) => entry))].flatMap((entry) => {
    const count = there.get(entry) ?? 0;
    return count === (acknowledged.has(entry) ? 1 : 0)
      ? []
      : [`Entry ${entry} was reversed ${count} times, and that was ${acknowledged.has(entry) ? '' : 'not '}acknowledged.`];
  });
}
