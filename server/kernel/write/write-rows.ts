import type { Field, RecordType } from '../declare/registry.js';
import { ChangeCollector, keepHistory, type HistoryEntry } from '../work/history.js';
import type { LoadedRecord } from './loading.js';
import { RecordMoney } from './money.js';
import { Organisation } from './organisation.js';
import { settle, snapshotOf, textOf, type Entity, type Row, type Snapshot } from './row.js';
import { deleteRows, insertRows, putRows, updateRows } from './statements.js';
import { storageOf, type LineStorage, type Storage, type StoredTable } from './storage.js';
import type { Context, Transaction } from './transaction.js';

/** A record to be written, with what is stored of it now; without that it is new. */
export interface Change {
  readonly entity: Entity;
  readonly before?: Snapshot;
  readonly inputHash?: string;
}

export interface Writing {
  readonly transaction: Transaction;
  readonly record: RecordType;
  readonly context: Context;
  /** What history calls it: `create`, `update`, the name of a move. */
  readonly action: string;
  readonly now: Date;
  /** Written and remembered even if nothing else changed: somebody did something. */
  readonly always?: boolean;
}

/**
 * Writes a set of records as it stands in memory: one statement per table and kind of change, then history and outbox.
 * A record that is the same as before is left alone, version and all; those written are returned as they now lie stored.
 */
export async function writeRows(writing: Writing, changes: readonly Change[]): Promise<LoadedRecord[]> {
  const { transaction, record, now } = writing;
  const organisation = await Organisation.of(transaction);
  const batch = new Batch(writing, storageOf(record));
  for (const { entity, before, inputHash } of changes) {
    batch.add(entity, before, new RecordMoney(record, entity, organisation, transaction.principal), inputHash);
  }
  batch.send();
  keepHistory(transaction, record.name, writing.action, now, batch.history);
  if (Organisation.records.has(record.name)) Organisation.forget(transaction.kernel);
  return batch.written;
}

class Batch {
  readonly history: HistoryEntry[] = [];
  readonly written: LoadedRecord[] = [];
  private readonly main: TableBatch;
  private readonly lines: TableBatch[];
  private readonly at: string;

  constructor(
    private readonly writing: Writing,
    private readonly storage: Storage,
  ) {
    this.at = writing.now.toISOString();
    this.main = new TableBatch(storage);
    this.lines = storage.lines.map((line) => new TableBatch(line.storage));
  }

  add(entity: Entity, before: Snapshot | undefined, money: RecordMoney, inputHash: string | undefined): void {
    const collector = new ChangeCollector();
    if (before === undefined) Object.assign(entity, { version: 1, createdAt: this.at, updatedAt: this.at });
    const lineRows = this.storage.lines.map((line) => this.lineRows(entity, line, before, money, collector));
    const row = rowOf(this.storage, entity, money);
    collector.compare(this.storage, before?.row ?? null, row);
    if (before && collector.isEmpty && !this.writing.always) return;
    if (before) {
      Object.assign(entity, { version: entity.version + 1, updatedAt: this.at });
      row[this.storage.place.get('version')!] = String(entity.version);
      row[this.storage.place.get('updatedAt')!] = this.at;
    }
    this.main.add(before?.row, row);
    lineRows.forEach((rows, at) => rows.forEach(({ was, is }) => this.lines[at]!.add(was, is)));
    const stored = lineRows.map((rows) => rows.flatMap(({ is }) => (is ? [is] : [])));
    this.written.push({ entity, snapshot: snapshotOf(this.storage, row, stored), reached: true });
    this.history.push({ id: entity.id, version: entity.version, changes: collector.changes, apart: collector.apart, inputHash });
  }

  send(): void {
    const { transaction, context } = this.writing;
    this.lines.forEach((batch) => batch.sendDeletes(transaction, context));
    this.main.send(transaction, context);
    this.lines.forEach((batch) => batch.send(transaction, context));
  }

  private lineRows(
    parent: Entity,
    { field, via, storage }: LineStorage,
    before: Snapshot | undefined,
    money: RecordMoney,
    collector: ChangeCollector,
  ) {
    const stored = before?.lines.get(field.name);
    const rows: { was?: Row; is?: Row }[] = [];
    const present = new Set<string>();
    ((parent[field.name] as Entity[] | undefined) ?? []).forEach((line, at) => {
      line[via.name] = { id: parent.id };
      line['position'] = at + 1;
      for (const { name } of this.storage.scope) if (storage.record.has(name)) line[name] = name === 'id' ? line.id : parent[name];
      const was = stored?.get(line.id);
      const is = rowOf(storage, line, money);
      present.add(line.id);
      collector.compare(storage, was ?? null, is, { field, id: line.id });
      rows.push({ was, is });
    });
    for (const [id, was] of stored ?? []) {
      if (present.has(id)) continue;
      collector.compare(storage, was, null, { field, id });
      rows.push({ was });
    }
    return rows;
  }
}

/** The rows of one record type's tables that are to be inserted, changed or deleted. */
class TableBatch {
  private readonly inserted: Row[] = [];
  private readonly changed: { was: Row; is: Row }[] = [];
  private readonly deleted: string[] = [];

  constructor(private readonly storage: Storage) {}

  add(was: Row | undefined, is: Row | undefined): void {
    if (!was) this.inserted.push(is!);
    else if (!is) this.deleted.push(was[0]!);
    else if (was.some((text, place) => text !== is[place])) this.changed.push({ was, is });
  }

  sendDeletes(transaction: Transaction, context: Context): void {
    deleteRows(transaction, context, this.storage.main, this.deleted);
  }

  send(transaction: Transaction, context: Context): void {
    const { main, sides, fields } = this.storage;
    const idField = fields[0]!;
    insertRows(
      transaction,
      context,
      main,
      this.inserted.map((row) => row.slice(0, main.fields.length)),
    );
    updateRows(transaction, context, main, idField, ...this.changesOf(main, 0));
    let offset = main.fields.length;
    for (const side of sides) {
      putRows(transaction, context, side, this.sideRows(side, offset), idField);
      offset += side.fields.length;
    }
  }

  /** The columns that any row changes, and for every changed row its id and these columns. */
  private changesOf(table: StoredTable, offset: number): [Field[], Row[]] {
    const places = table.fields.map((_, at) => at + offset).filter((place) => this.changed.some(({ was, is }) => was[place] !== is[place]));
    const rows = this.changed.filter(({ was, is }) => places.some((place) => was[place] !== is[place]));
    return [places.map((place) => this.storage.fields[place]!), rows.map(({ is }) => [is[0]!, ...places.map((place) => is[place]!)])];
  }

  private sideRows(side: StoredTable, offset: number): Row[] {
    const values = (row: Row) => row.slice(offset, offset + side.fields.length);
    const inserted = this.inserted.filter((row) => values(row).some((text) => text !== null));
    const changed = this.changed.filter(({ was, is }) => values(is).some((text, at) => text !== was[offset + at]));
    return [...inserted, ...changed.map(({ is }) => is)].map((row) => [row[0]!, ...values(row)]);
  }
}

/** The row of a record as it stands: amounts rounded first, then what they are worth in company currency. */
function rowOf(storage: Storage, entity: Entity, money: RecordMoney): (string | null)[] {
  const rules = money.rulesFor(entity);
  for (const field of storage.fields) if (!field.twinOf) settle(field, entity, rules);
  money.settleTwins(entity, storage.fields);
  return storage.fields.map((field) => textOf(field, entity[field.name], rules));
}
