import type pg from 'pg';
import type { ExpectedField, ExpectedRecord } from './expected/index.js';
import type { Stored, StoredRow } from './oracle.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
export const tableOf = ({ name }: Pick<ExpectedRecord, 'name'>): string => snake(name);

/** Everything that is stored, read as the owner of the database, who sees all. */
export class StoredRows implements Stored {
  private constructor(
    private readonly byRecord: ReadonlyMap<string, readonly StoredRow[]>,
    private readonly byId: ReadonlyMap<string, ReadonlyMap<unknown, StoredRow>>,
  ) {}

  static async read(owner: Pick<pg.Pool, 'query'>, records: readonly ExpectedRecord[]): Promise<StoredRows> {
    const byRecord = new Map<string, StoredRow[]>();
    const byId = new Map<string, ReadonlyMap<unknown, StoredRow>>();
    for (const record of records) {
      const rows = await readRecord(owner, record);
      byRecord.set(record.name, rows);
      byId.set(record.name, new Map(rows.map((row) => [row.id, row])));
    }
    return new StoredRows(byRecord, byId);
  }

  rows = (record: string): readonly StoredRow[] => this.byRecord.get(record) ?? [];
  find = (record: string, id: unknown): StoredRow | undefined => this.byId.get(record)?.get(id);
}

/** Where the product keeps the values of a record: in its own table, and some classes of them in tables beside it. */
export async function columnsOf(owner: Pick<pg.Pool, 'query'>, record: ExpectedRecord): Promise<Map<string, string>> {
  const table = tableOf(record);
  const names = [table, ...['pay', 'personal', 'bank', 'secret'].map((each) => `${table}_${each}`)];
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and table_name = any($1::text[])`,
    [names],
  );
  const places = new Map(rows.map(({ table: of, column }) => [column, of]));
  return new Map(
    [...record.fields.values()].flatMap((field) => {
      const of = places.get(columnOf(field));
      return of ? [[field.name, of] as const] : [];
    }),
  );
}

export const columnOf = (field: ExpectedField): string => (field.target ? `${snake(field.name)}_id` : snake(field.name));

async function readRecord(owner: Pick<pg.Pool, 'query'>, record: ExpectedRecord): Promise<StoredRow[]> {
  const table = tableOf(record);
  const aside = [...new Set((await columnsOf(owner, record)).values())].filter((each) => each !== table);
  const parts = [
    'to_jsonb(t)',
    ...aside.map((each) => `coalesce((select to_jsonb(s) - 'record_id' from "${each}" s where s.record_id = t.id), '{}')`),
  ];
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(`select ${parts.join(' || ')} as row from "${table}" t order by id`);
  const stored = [...record.fields.values()].filter(({ isLines }) => !isLines);
  return rows.map(({ row }) => ({
    record,
    id: String(row['id']),
    values: new Map(stored.map((field) => [field.name, row[columnOf(field)] ?? null])),
  }));
}
