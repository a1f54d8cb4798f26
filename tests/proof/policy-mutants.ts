import type pg from 'pg';
import type { Asking } from './company-under-proof.js';
import { nobody, type ExpectedField, type ExpectedRecord } from './expected/index.js';
import { isOwned } from './matrix.js';
import type { Oracle, StoredRow } from './oracle.js';
import { records, type Proof } from './proof.js';
import { columnOf, columnsOf, tableOf } from './stored-rows.js';

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: string | null;
  readonly check: string | null;
}

/** A table: of a record itself, or of the values of a class beside it. */
interface Place {
  readonly record: ExpectedRecord;
  readonly root: ExpectedRecord;
  readonly key: 'id' | 'record_id';
  /** The values that lie in it; none where it is the record's own. */
  readonly fields: readonly ExpectedField[];
}

interface PolicyReport {
  readonly tried: number;
  readonly survivors: readonly string[];
  /** Policies that say something else than is written down before anybody has changed them. */
  readonly wrong: readonly string[];
}

/** Opens and shuts the policies of the database one by one, and asks the tables themselves whether somebody can tell. */
export async function changedPolicies(proof: Proof, step: number): Promise<PolicyReport> {
  const { owner } = proof.db;
  const { rows: policies } = await owner.query<Policy>(
    `select tablename as table, policyname as name, cmd as command, qual as using, with_check as check from pg_policies
      where schemaname = 'public' and 'timon_caller' = any(roles) order by tablename, policyname`,
  );
  const survivors: string[] = [];
  const wrong: string[] = [];
  let tried = 0;
  for (const policy of policies.filter((_, at) => at % step === 0)) {
    const place = await placeOf(proof, policy.table);
    if (!place) continue;
    const judges = judgesOf(proof, place);
    const right = await noticed(proof, policy, place, judges);
    if (right) {
      wrong.push(right);
      continue;
    }
    for (const clauses of changesOf(policy, place)) {
      tried += 1;
      await owner.query(`alter policy "${policy.name}" on "${policy.table}" ${clauses}`);
      try {
        if (!(await noticed(proof, policy, place, judges))) survivors.push(`${policy.name} ${clauses}`);
      } finally {
        await owner.query(`alter policy "${policy.name}" on "${policy.table}" ${clausesOf(policy)}`);
      }
    }
  }
  return { tried, survivors, wrong };
}

const clausesOf = ({ using, check }: Pick<Policy, 'using' | 'check'>): string =>
  [using === null ? '' : `using (${using})`, check === null ? '' : `with check (${check})`].join(' ');

/**
 * What is changed in a policy: all of it opened, and each part of it shut. Where rows are told apart, also one part opened while
 * the other stands: of a row that is taken over, and of one that is given away. Elsewhere both parts say the same of every row.
 */
function changesOf({ using, check }: Policy, { root, fields }: Place): string[] {
  const parts = [...(using === null ? [] : ['using']), ...(check === null ? [] : ['with check'])];
  const areTold = parts.length === 2 && isOwned(root) && fields.length === 0;
  return [
    parts.map((part) => `${part} (true)`).join(' '),
    ...parts.map((part) => `${part} (false)`),
    ...(areTold ? parts.map((part) => `${part} (true)`) : []),
  ];
}

async function placeOf(proof: Proof, table: string): Promise<Place | undefined> {
  for (const record of records.values()) {
    const root = record.partOf ? records.get(record.partOf.record)! : record;
    if (tableOf(record) === table) return { record, root, key: 'id', fields: [] };
    if (!table.startsWith(`${tableOf(record)}_`)) continue;
    const places = await columnsOf(proof.db.owner, record);
    const fields = [...record.fields.values()].filter(({ name }) => places.get(name) === table);
    if (fields.length > 0) return { record, root, key: 'record_id', fields };
  }
  return undefined;
}

/** One to whom nothing is open, those to whom a little and more is, those who are hard to judge, and the head. */
function judgesOf(proof: Proof, { record: { domain } }: Place): Asking[] {
  const names = [
    'nobody',
    `${domain} 1`,
    `${domain} 3`,
    `${domain} 5`,
    'rights 3',
    'all rights',
    'up and down',
    'head of Overseas',
    'head',
  ];
  return proof.asking.filter(({ name }) => names.includes(name));
}

/** What a table itself lets these people do, against what is written down; the first difference. */
async function noticed(
  proof: Proof,
  { table, command, name }: Policy,
  place: Place,
  judges: readonly Asking[],
): Promise<string | undefined> {
  for (const asking of judges) {
    const client = await proof.db.kernel.pool.connect();
    try {
      await client.query('begin');
      await client.query('select timon.enter($1, $2)', [asking.principal!.id, asking.principal!.epoch]);
      const found = await new Look(proof, client, proof.oracleOf(asking), table, place).difference(command);
      if (found) return `${name}: ${asking.name} ${found}`;
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  return undefined;
}

type Outcome = number | 'refused' | 'blocked';

/** One person at one table, with nothing between them. */
class Look {
  constructor(
    private readonly proof: Proof,
    private readonly client: pg.PoolClient,
    private readonly oracle: Oracle,
    private readonly table: string,
    private readonly place: Place,
  ) {}

  async difference(command: Policy['command']): Promise<string | undefined> {
    const { key, record } = this.place;
    const { rows: stored } = await this.proof.db.owner.query<{ id: string }>(`select ${key} as id from "${this.table}" order by 1`);
    const rows = stored.flatMap(({ id }) => this.proof.stored.find(record.name, id) ?? []);
    const open = rows.filter((row) => this.may(row, command));
    const shut = rows.filter((row) => !open.includes(row));
    if (command === 'SELECT') return this.reading(open);
    if (command === 'INSERT') return this.inserting(open, shut);
    return this.touching(command, open, shut);
  }

  private may(row: StoredRow, command: Policy['command']): boolean {
    const { root, fields, record } = this.place;
    const { oracle } = this;
    if (command === 'SELECT')
      return fields.length === 0
        ? oracle.mayRead(root) && oracle.reaches(row, root.may['read']!)
        : fields.some((field) => oracle.reads(row, field));
    const least = Math.min(...Object.entries(root.may).flatMap(([operation, level]) => (operation === 'read' ? [] : [level])));
    if (!oracle.subject.mayWrite) return false;
    if (fields.length === 0) return oracle.reaches(row, least);
    const read = record.may['read']!;
    return fields.some(
      ({ write, ...field }) =>
        write !== nobody && oracle.reaches(row, Math.max(write, read), (grant) => oracle.hasRight(grant, { ...field, write })),
    );
  }

  private async reading(open: readonly StoredRow[]): Promise<string | undefined> {
    const { rows: seen } = await this.client.query<{ id: string }>(`select ${this.place.key} as id from "${this.table}"`);
    const expected = open.map(({ id }) => id).sort();
    return expected.join() ===
      seen
        .map(({ id }) => id)
        .sort()
        .join()
      ? undefined
      : `sees ${seen.length} rows instead of ${expected.length}`;
  }

  /** Rows that are there, under the same keys: what lets one pass is stopped by its key alone. */
  private async inserting(open: readonly StoredRow[], shut: readonly StoredRow[]): Promise<string | undefined> {
    for (const row of [...open.slice(0, 2), ...shut.slice(0, 2)]) {
      const { rows } = await this.proof.db.owner.query<{ columns: string; copy: string }>(
        `select (select string_agg(quote_ident(column_name), ', ') from information_schema.columns
            where table_schema = 'public' and table_name = $2 and is_generated = 'NEVER') as columns, to_jsonb(t)::text as copy
           from "${this.table}" t where ${this.place.key} = $1`,
        [row.id, this.table],
      );
      const { columns, copy } = rows[0]!;
      const text = `insert into "${this.table}" (${columns}) select ${columns} from jsonb_populate_record(null::"${this.table}", $1::jsonb)`;
      const outcome = await this.outcome(text, [copy]);
      if ((outcome !== 'refused') !== open.includes(row)) return `inserting ${row.id}: ${outcome}`;
    }
    return undefined;
  }

  private async touching(
    command: 'UPDATE' | 'DELETE',
    open: readonly StoredRow[],
    shut: readonly StoredRow[],
  ): Promise<string | undefined> {
    const { key, root, fields, record } = this.place;
    // Without a condition nothing is read, so this policy alone decides which rows are touched.
    const constant = fields[0] ? `"${columnOf(fields[0])}" = null` : record.partOf ? 'position = 1' : 'version = 1';
    const outcome = await this.outcome(command === 'DELETE' ? `delete from "${this.table}"` : `update "${this.table}" set ${constant}`);
    if (outcome !== 'blocked' && outcome !== open.length) return `${command}: ${outcome} instead of ${open.length} rows`;
    if (outcome === 'blocked') {
      const seen = shut.filter((row) => this.oracle.reaches(row, root.may['read']!));
      for (const row of [...open.slice(0, 2), ...seen.slice(0, 3)]) {
        const one = await this.outcome(`delete from "${this.table}" where ${key} = $1`, [row.id]);
        if ((one === 1 || one === 'blocked') !== open.includes(row)) return `deleting ${row.id}: ${one}`;
      }
    }
    return command === 'UPDATE' && isOwned(root) && fields.length === 0 ? this.acrossBorders(open, shut) : undefined;
  }

  /** Taking over what is not mine to change, and giving away what is: neither gets past its half of the policy. */
  private async acrossBorders(open: readonly StoredRow[], shut: readonly StoredRow[]): Promise<string | undefined> {
    const [here] = open;
    if (!here || shut.length === 0) return undefined;
    // What moves only within a company has no owner to change.
    const places = ['owner', 'department', 'company'].filter((name) => this.place.root.fields.has(name));
    const put = (names: readonly string[]): string =>
      `update "${this.table}" set ${names.map((name, at) => `${name}_id = $${at + 1}`).join(', ')}`;
    const valuesOf = (row: StoredRow, names: readonly string[]): unknown[] => names.map((name) => this.ownerOf(row).get(name));
    const within = places.length > 1 ? places.filter((name) => name !== 'company') : places;
    const taken = await this.outcome(put(within), valuesOf(here, within));
    if (taken !== open.length) return `taking over: ${taken} instead of ${open.length} rows`;
    for (const there of shut.slice(0, 3)) {
      const given = await this.outcome(put(places), valuesOf(there, places));
      if (given !== 'refused') return `giving away: ${given}`;
    }
    return undefined;
  }

  /** A part lies where the record lies that it is part of. */
  private ownerOf(row: StoredRow): ReadonlyMap<string, unknown> {
    const { partOf } = row.record;
    return partOf ? this.proof.stored.find(partOf.record, row.values.get(partOf.link))!.values : row.values;
  }

  /** How many rows it touches; whether the policy refuses it, or something else stops what the policy let pass. */
  private async outcome(text: string, values: readonly unknown[] = []): Promise<Outcome> {
    await this.client.query('savepoint tried');
    try {
      return (await this.client.query(text, [...values])).rowCount ?? 0;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (code === '42501') return 'refused';
      if (code.startsWith('23')) return 'blocked';
      throw error;
    } finally {
      await this.client.query('rollback to savepoint tried');
    }
  }
}
