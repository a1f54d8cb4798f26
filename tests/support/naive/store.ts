import pg from 'pg';
import type { Field, RecordType, Registry } from '../../../server/kernel/declare/index.js';

/** A row as PostgreSQL spells it, by field names. */
export interface Row {
  readonly record: RecordType;
  readonly id: string;
  readonly values: ReadonlyMap<string, string | null>;
}

/** All rows of all records in memory, as facts, with the few things only PostgreSQL knows: its order of texts, its plain words. */
export class Store {
  private readonly rows = new Map<string, readonly Row[]>();
  private readonly byId = new Map<string, Row>();
  private readonly ranks = new Map<string, ReadonlyMap<string, number>>();
  private readonly plain = new Map<string, string>();
  private readonly similarity = new Map<string, ReadonlyMap<string, string>>();
  private readonly children = new Map<string, ReadonlyMap<string, readonly Row[]>>();

  private constructor(
    readonly registry: Registry,
    private readonly client: pg.Client,
  ) {}

  static async open(registry: Registry, url: string): Promise<Store> {
    const types = { getTypeParser: () => (text: unknown) => text };
    const client = new pg.Client({ connectionString: url, types: types as never, options: '-c timezone=UTC' });
    await client.connect();
    const store = new Store(registry, client);
    for (const record of registry.resources) await store.load(record);
    return store;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  all(record: RecordType): readonly Row[] {
    return this.rows.get(record.name)!;
  }

  find(record: RecordType, id: string | null | undefined): Row | undefined {
    return id ? this.byId.get(`${record.name} ${id}`) : undefined;
  }

  /** The rows whose link `via` is this id. */
  linkedTo(via: Field, id: string): readonly Row[] {
    const known = this.children.get(via.coordinate) ?? grouped(this.all(via.resource), via.name);
    this.children.set(via.coordinate, known);
    return known.get(id) ?? [];
  }

  /** The place of a text among all texts of its column. */
  rank(field: Field, text: string): number {
    const rank = this.ranks.get(field.coordinate)?.get(text);
    if (rank === undefined) throw new Error(`${field.coordinate} holds no "${text}".`);
    return rank;
  }

  plainly(text: string): string {
    const plain = this.plain.get(text);
    if (plain === undefined) throw new Error(`The plain form of "${text}" was not asked for.`);
    return plain;
  }

  /** How near a row comes to words, spelled as a number of 6 places. */
  similarityOf(row: Row, words: string): string {
    return this.similarity.get(`${row.record.name} ${words}`)!.get(row.id)!;
  }

  /** Asks PostgreSQL about the words that arguments speak of. */
  async learn(given: unknown, key = ''): Promise<void> {
    if (typeof given === 'string') {
      if (!['contains', 'startsWith', 'search', 'text'].includes(key)) return;
      await this.learnPlain(given.trim());
      if (key === 'search' || key === 'text') await this.learnSimilarity(given.trim());
    } else if (Array.isArray(given)) for (const item of given) await this.learn(item, key);
    else if (given !== null && typeof given === 'object') for (const [name, item] of Object.entries(given)) await this.learn(item, name);
  }

  private async learnPlain(words: string): Promise<void> {
    if (this.plain.has(words)) return;
    const { rows } = await this.client.query('select timon.plain($1) as plain', [words]);
    this.plain.set(words, rows[0].plain as string);
  }

  private async learnSimilarity(words: string): Promise<void> {
    for (const record of this.registry.resources.filter(({ searchable }) => searchable.length > 0)) {
      const key = `${record.name} ${words}`;
      if (this.similarity.has(key)) continue;
      const text = `select id, word_similarity(timon.plain($1), search_text)::numeric::text as near from "${record.table}"`;
      const { rows } = await this.client.query(text, [words]);
      this.similarity.set(key, new Map(rows.map(({ id, near }) => [id as string, near as string])));
    }
  }

  private async load(record: RecordType): Promise<void> {
    const found = await this.client.query(`select * from "${record.table}"`);
    const aside = new Map<string, Record<string, string | null>>();
    for (const table of new Set(record.fields.filter((field) => field.sideTable).map((field) => field.table))) {
      for (const row of (await this.client.query(`select * from "${table}"`)).rows)
        aside.set(row.record_id, { ...aside.get(row.record_id), ...row });
    }
    const stored = record.fields.filter((field) => field.kind !== 'lines');
    const rows = found.rows.map((row): Row => {
      const valueOf = (field: Field): string | null => (field.sideTable ? aside.get(row.id)?.[field.column] : row[field.column]) ?? null;
      const values = new Map(stored.map((field) => [field.name, valueOf(field)]));
      return { record, id: row.id as string, values: values.set('search_text', row.search_text ?? null) };
    });
    this.rows.set(record.name, rows);
    for (const row of rows) this.byId.set(`${record.name} ${row.id}`, row);
    for (const field of stored.filter(isWords)) await this.rankTexts(field);
  }

  private async rankTexts(field: Field): Promise<void> {
    const collation = field.choices ? '' : ' collate "und-x-icu"';
    const texts = `select distinct ${field.column} as v from "${field.table}" where ${field.column} is not null`;
    const { rows } = await this.client.query(
      `select v, row_number() over (order by v${collation}) as n, timon.plain(v) as plain from (${texts}) t`,
    );
    this.ranks.set(field.coordinate, new Map(rows.map(({ v, n }) => [v as string, Number(n)])));
    for (const { v, plain } of rows) this.plain.set(v, plain);
  }
}

export const isWords = (field: Field): boolean => field.name !== 'id' && ['text', 'longText', 'choice', 'state'].includes(field.kind);

function grouped(rows: readonly Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.values.get(name);
    if (key) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
