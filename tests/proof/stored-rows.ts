import type pg from 'pg';
import type { ExpectedField, ExpectedRecord } from './expected/index.js';
import type { Stored, StoredRow } from './oracle.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
/** Kept in a table beside the record's own. */
const asideClasses = ['pay', 'personal', 'bank', 'secret'];

/** Only that by which people are looked for lies in the record, though it is personal. */
export const isAside = ({ searched }: ExpectedRecord, { name, class: of }: ExpectedField): boolean =>
  asideClasses.includes(of) && !(of === 'personal' && searched.includes(name));

export const tableOf = ({ name }: Pick<ExpectedRecord, 'name'>): string => snake(name);

/** Everything that is stored, read as the owner of the database, who sees all. */
export class StoredRows implements Stored {
  private constructor(
    private readonly byRecord: ReadonlyMap<string, readonly StoredRow[]>,
    private readonly byId: ReadonlyMap<string, StoredRow>,
  ) {}

  static async read(owner: Pick<pg.Pool, 'query'>, records: readonly ExpectedRecord[]): Promise<StoredRows> {
    const byRecord = new Map<string, StoredRow[]>();
    const byId = new Map<string, StoredRow>();
    for (const record of records) {
      const rows = await readRecord(owner, record);
      byRecord.set(record.name, rows);
      for (const row of rows) byId.set(`${record.name} ${row.id}`, row);
    }
    return new StoredRows(byRecord, byId);
  }

  rows = (record: string): readonly StoredRow[] => this.byRecord.get(record) ?? [];
  find = (record: string, id: unknown): StoredRow | undefined => this.byId.get(`${record} ${String(id)}`);
}

async function readRecord(owner: Pick<pg.Pool, 'query'>, record: ExpectedRecord): Promise<StoredRow[]> {
  const table = tableOf(record);
  const classes = asideClasses.filter((each) => [...record.fields.values()].some((field) => field.class === each && isAside(record, field)));
  const parts = [
    'to_jsonb(t)',
    ...classes.map((each) => `coalesce((select to_jsonb(s) - 'record_id' from "${table}_${each}" s where s.record_id = t.id), '{}')`),
  ];
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(`select ${parts.join(' || ')} as row from "${table}" t order by id`);
  const stored = [...record.fields.values()].filter(({ isLines }) => !isLines);
  return rows.map(({ row }) => ({
    record,
    id: String(row['id']),
    values: new Map(stored.map((field) => [field.name, row[field.target ? `${snake(field.name)}_id` : snake(field.name)] ?? null])),
  }));
}
