import type { RecordType } from '../../declare/registry.js';
import { Forbidden } from '../../errors.js';
import type { Kernel } from '../../kernel.js';
import type { Principal } from '../../rights/principal.js';
import { clashOf } from '../../write/clash.js';
import { createRecords } from '../../write/create-records.js';
import { lockAsCaller } from '../../write/lock-as-caller.js';
import { moveRecords } from '../../write/move-records.js';
import { OpenWork } from '../../write/open-work.js';
import type { Entity } from '../../write/row.js';
import { transact, type Transaction } from '../../write/transaction.js';
import { updateRecords } from '../../write/update-records.js';
import type { TableMapping } from './mapping.js';
import type { RowDraft } from './row-draft.js';
import type { LinkResolver } from './row-values.js';
import { sourceId } from './source-id.js';

export interface WriteOutcome {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

interface KnownKey {
  readonly recordId: string;
  readonly contentHash: Buffer;
}

/** Nothing of the import may stand. */
class Discarded extends Error {}

/** Writes sets of drafts: records, moves and remembered keys of a set commit together, so an import may be cut off anywhere. */
export class ImportWriter {
  /** Runs an import: each set in a transaction of its own, or all of it in one that can still be discarded. */
  static async open<Result>(
    kernel: Kernel,
    principal: Principal,
    source: string,
    allAtOnce: boolean,
    body: (writer: ImportWriter) => Promise<Result>,
  ): Promise<Result> {
    if (!allAtOnce) return body(new ImportWriter(kernel, principal, source));
    let result: Result | undefined;
    try {
      await transact(kernel, principal, async (whole) => {
        const writer = new ImportWriter(kernel, principal, source, whole);
        result = await body(writer);
        if (writer.discarded) throw new Discarded();
      });
    } catch (error) {
      if (!(error instanceof Discarded)) throw error;
    }
    return result!;
  }

  private discarded = false;
  /** Ids that do not follow from the key, because the record was here before. */
  private readonly adopted = new Map<string, string>();
  private readonly foundIds = new Map<string, string | undefined>();
  private readonly namedIds = new Map<string, readonly string[]>();

  private constructor(
    private readonly kernel: Kernel,
    private principal: Principal,
    private readonly source: string,
    private readonly whole?: Transaction,
  ) {}

  discard(): void {
    this.discarded = true;
  }

  readonly links: LinkResolver = {
    imported: (table, key) => this.idOf(table, key),
    found: async (record, by, value) => {
      const key = `${record} ${by} ${value}`;
      if (!this.foundIds.has(key)) this.foundIds.set(key, await this.find(this.kernel.registry.named(record), by, value));
      return this.foundIds.get(key);
    },
    named: async (record, name) => {
      const key = `${record} ${name}`;
      const known = this.namedIds.get(key) ?? (await this.answeringTo(this.kernel.registry.named(record), name));
      if (known.length > 0) this.namedIds.set(key, known);
      return known;
    },
  };

  /** Writes one set, whole or not at all. */
  async write(mapping: TableMapping, record: RecordType, drafts: readonly RowDraft[]): Promise<WriteOutcome> {
    let attempted: Entity[] = [];
    try {
      return await this.inTransaction(async (transaction) => {
        attempted = [];
        return this.writeSet(transaction, mapping, record, drafts, attempted);
      });
    } catch (error) {
      const clash = clashOf(error, record);
      if (!clash) throw error;
      throw await clash.refusal(this.kernel, this.principal, attempted);
    }
  }

  private async writeSet(
    transaction: Transaction,
    mapping: TableMapping,
    record: RecordType,
    drafts: readonly RowDraft[],
    attempted: Entity[],
  ): Promise<WriteOutcome> {
    const known = await this.knownKeys(transaction, mapping.table, drafts);
    const isSame = (draft: RowDraft) => known.get(draft.key)?.contentHash.equals(draft.contentHash);
    const stale = drafts.filter((draft) => !isSame(draft));
    if (stale.length === 0) return { created: 0, changed: 0, unchanged: drafts.length };
    const work = new OpenWork(transaction);
    const present = await this.adopt(
      transaction,
      mapping,
      record,
      stale.filter(({ key }) => !known.has(key)),
    );
    const fresh = mapping.completes ? [] : stale.filter(({ key }) => !known.has(key) && !present.has(key));
    const isHere = (key: string) => known.has(key) || (mapping.overwrites === true && present.has(key));
    const changed = stale.filter(({ key, input }) => (mapping.completes ?? isHere(key)) && Object.keys(input).length > 0);
    await this.create(work, mapping, record, fresh, attempted);
    await this.change(work, mapping, record, changed, attempted);
    await work.close();
    await this.remember(transaction, mapping, stale);
    const unchanged = drafts.length - fresh.length - changed.length;
    return { created: fresh.length, changed: changed.length, unchanged };
  }

  private async create(
    work: OpenWork,
    mapping: TableMapping,
    record: RecordType,
    drafts: readonly RowDraft[],
    attempted: Entity[],
  ): Promise<void> {
    if (drafts.length === 0) return;
    if (!work.principal.rights.may(record, 'create')) throw new Forbidden({ record: record.name, operation: 'create' });
    const inputs = drafts.map(({ key, input }) => ({ id: this.idOf(mapping.table, key), ...input }));
    const created = await createRecords(work, record, inputs, { imported: true, listed: inputs.length > 1, attempted });
    const moved = created.map((entity, at) => ({ entity, moves: drafts[at]!.moves }));
    for (let step = 0; moved.some(({ moves }) => moves.length > step); step += 1) {
      for (const move of new Set(moved.flatMap(({ moves }) => moves.slice(step, step + 1)))) {
        const entities = moved.filter(({ moves }) => moves[step] === move).map(({ entity }) => entity);
        await this.move(work, record, move, entities);
      }
    }
  }

  private async move(work: OpenWork, record: RecordType, move: string, created: readonly Entity[]): Promise<void> {
    if (!work.principal.rights.may(record, move)) throw new Forbidden({ record: record.name, operation: move });
    await moveRecords(
      work,
      record,
      move,
      await lockAsCaller(work, record, created, [String(work.principal.rights.access(record).moves[move]!)]),
    );
  }

  private async change(
    work: OpenWork,
    mapping: TableMapping,
    record: RecordType,
    drafts: readonly RowDraft[],
    attempted: Entity[],
  ): Promise<void> {
    if (drafts.length === 0) return;
    if (!work.principal.rights.may(record, 'update')) throw new Forbidden({ record: record.name, operation: 'update' });
    const ids = drafts.map(({ key }) => this.idOf(mapping.completes ?? mapping.table, key));
    const rows = await work.rows<{ id: string; version: number }>(`select id, version from "${record.table}" where id = any($1::uuid[])`, [
      ids,
    ]);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const items = drafts.map(({ input }, at) => ({ id: ids[at]!, version: versions.get(ids[at]!) ?? 0, input }));
    await updateRecords(work, record, items, { listed: items.length > 1, attempted });
  }

  private async knownKeys(transaction: Transaction, table: string, drafts: readonly RowDraft[]): Promise<Map<string, KnownKey>> {
    const rows = await transaction.query<KnownKey & { key: string }>('facts', keysKnown, [
      this.source,
      table,
      drafts.map(({ key }) => key),
    ]);
    for (const { key, recordId } of rows) if (recordId !== sourceId(this.source, table, key)) this.adopted.set(`${table} ${key}`, recordId);
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** Takes records that are here already for those of the source, when the mapping says by what they are recognised. */
  private async adopt(
    transaction: Transaction,
    { table, adoptBy }: TableMapping,
    record: RecordType,
    drafts: readonly RowDraft[],
  ): Promise<Set<string>> {
    if (!adoptBy || drafts.length === 0) return new Set();
    const column = record.field(adoptBy).column;
    const values = drafts.map(({ input }) => String(input[adoptBy]));
    const rows = await transaction.query<{ id: string; value: string }>(
      'facts',
      `select id, "${column}"::text as value from "${record.table}" where "${column}" = any($1) and archived_at is null`,
      [values],
    );
    const ids = new Map(rows.map(({ id, value }) => [value, id]));
    const present = drafts.filter((_, at) => ids.has(values[at]!));
    for (const { key, input } of present) this.adopted.set(`${table} ${key}`, ids.get(String(input[adoptBy]))!);
    return new Set(present.map(({ key }) => key));
  }

  private async remember(transaction: Transaction, { table, completes }: TableMapping, drafts: readonly RowDraft[]): Promise<void> {
    const ids = drafts.map(({ key }) => this.idOf(completes ?? table, key));
    const hashes = drafts.map(({ contentHash }) => contentHash);
    await transaction.query('facts', keysKept, [this.source, table, drafts.map(({ key }) => key), ids, hashes]);
  }

  private idOf(table: string, key: string): string {
    return this.adopted.get(`${table} ${key}`) ?? sourceId(this.source, table, key);
  }

  private async find(record: RecordType, by: string, value: string): Promise<string | undefined> {
    const column = record.field(by).column;
    const rows = await this.inTransaction((transaction) =>
      transaction.query<{ id: string }>(
        'caller',
        `select id from "${record.table}" where "${column}" = $1 and archived_at is null limit 2`,
        [value],
      ),
    );
    return rows.length === 1 ? rows[0]!.id : undefined;
  }

  private async answeringTo(record: RecordType, name: string): Promise<readonly string[]> {
    const { rights } = this.principal;
    const names = record.fields.filter(
      (field) =>
        field.kind === 'text' && (field.unique === true || field === record.title) && !field.sideTable && rights.field(field) === 'plain',
    );
    const isNamed = [...names.map(({ column }) => `"${column}" = $1`), 'id::text = lower($1)'].join(' or ');
    const isInUse = record.has('archivedAt') ? 'and archived_at is null' : '';
    const rows = await this.inTransaction((transaction) =>
      transaction.query<{ id: string }>('caller', `select id from "${record.table}" where (${isNamed}) ${isInUse} limit 2`, [name]),
    );
    return rows.map(({ id }) => id);
  }

  private inTransaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { whole } = this;
    if (whole) return whole.attempt(() => body(whole));
    return transact(this.kernel, this.principal, async (transaction) => {
      // What is imported may change the importer's own rights, such as a new department; the next set goes by the new ones.
      this.principal = transaction.principal;
      return body(transaction);
    });
  }
}

const keysKnown = `select key, record_id as "recordId", content_hash as "contentHash" from timon.external_key
  where source = $1 and record = $2 and key = any($3::text[])`;

const keysKept = `insert into timon.external_key (source, record, key, record_id, content_hash)
  select $1, $2, * from unnest($3::text[], $4::uuid[], $5::bytea[])
  on conflict (source, record, key) do update set record_id = excluded.record_id, content_hash = excluded.content_hash`;
