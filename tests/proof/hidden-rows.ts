import type { Draws } from '../support/draws.js';
import type { Asking } from './company-under-proof.js';
import { records, type Proof } from './proof.js';
import { tableOf } from './stored-rows.js';

export interface HiddenRows {
  readonly record: string;
  remove(): Promise<void>;
}

/** Columns that no two rows may share, and what makes them differ. */
const distinct: Readonly<Record<string, string>> = {
  SalesOrder: `, 'number', 'NEW-' || n`,
  Product: `, 'code', 'NEW-' || n`,
  Party: `, 'code', 'NEW' || n`,
  ProductCategory: `, 'name', 'New ' || n`,
  PriceList: `, 'name', 'New ' || n`,
};

/** Copies rows that somebody does not see, and only such. */
export async function addHiddenRows(proof: Proof, asking: Asking, draws: Draws): Promise<HiddenRows | undefined> {
  const oracle = proof.oracleOf(asking);
  const candidates = [
    'SalesOrder',
    'Engagement',
    'Party',
    'Product',
    'ProductCategory',
    'PriceList',
    'SalesOrderLine',
    'EngagementStep',
    'PartyPaymentAccount',
  ]
    .map((name) => ({ name, rows: proof.stored.rows(name).filter((row) => !oracle.sees(row)) }))
    .filter(({ rows }) => rows.length > 0);
  if (candidates.length === 0) return undefined;
  const { name, rows } = draws.one(candidates);
  const table = tableOf(records.get(name)!);
  const { owner } = proof.db;
  const { rows: columns } = await owner.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns[0]!.names;
  const sources = draws.some(rows, 0.5).slice(0, 5);
  const chosen = (sources.length > 0 ? sources : rows.slice(0, 1)).map(({ id }) => id);
  const { rows: made } = await owner.query<{ id: string }>(
    `insert into "${table}" (${names})
     select ${names} from (select (jsonb_populate_record(t, jsonb_build_object('id', uuidv7()${distinct[name] ?? ''}))).*
       from "${table}" t, generate_series(1, 3) n where t.id = any($1::uuid[])) copies returning id`,
    [chosen.slice(0, distinct[name] ? 1 : 5)],
  );
  return {
    record: name,
    remove: async () => {
      await owner.query(`delete from "${table}" where id = any($1::uuid[])`, [made.map(({ id }) => id)]);
    },
  };
}
