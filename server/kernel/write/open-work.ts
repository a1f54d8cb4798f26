import type { Level } from '../declare/level.js';
import type { RecordType, Registry } from '../declare/registry.js';
import type { Constructor, Ref } from '../declare/types.js';
import type { Principal } from '../rights/principal.js';
import { lastListenersOf, listenersOf, type Event } from '../work/events.js';
import type { Job } from '../work/jobs.js';
import { drawNumbers, type NumbersWanted } from '../work/numbering.js';
import { jobTopic, postMessages, type Message } from '../work/outbox.js';
import { askLinks, type LinkAnswer } from './check-links.js';
import { createRecords } from './create-records.js';
import { load, type LoadedRecord } from './loading.js';
import { moveRecords } from './move-records.js';
import type { Entity, Snapshot } from './row.js';
import { storageOf } from './storage.js';
import type { Transaction } from './transaction.js';
import type { SqlFacts, Work } from './work.js';
import { writeRows } from './write-rows.js';
import { writtenListenersOf } from './written.js';

/** An event that is heard again and again by its own listeners would never end. */
const deepestEcho = 50;

/** The work of one open transaction: what has been loaded, what was announced, what waits for commit. */
export class OpenWork implements Work {
  readonly now: Date;
  readonly today: string;
  readonly sql: SqlFacts;
  private readonly loaded = new Map<RecordType, Map<string, Entity>>();
  private readonly snapshots = new WeakMap<object, Snapshot>();
  private readonly messages: Message[] = [];
  private readonly announced: { event: string; payloads: unknown[] }[] = [];
  private readonly toHearLast = new Map<string, unknown[]>();

  constructor(
    readonly transaction: Transaction,
    private readonly acceptances: readonly string[] = [],
    readonly requireFreshProof: () => void = () => undefined,
  ) {
    this.now = transaction.kernel.clock();
    this.today = dayIn(this.principal.timeZone, this.now);
    this.sql = { query: async (text, values) => ({ rows: await transaction.query('facts', text, values) }) };
  }

  get principal(): Principal {
    return this.transaction.principal;
  }

  get registry(): Registry {
    return this.transaction.kernel.registry;
  }

  async get<T extends object>(target: Constructor<T>, ref: Ref<T> | string): Promise<T> {
    const id = typeof ref === 'string' ? ref : ref.id;
    const found = (await this.getAll(target, [id])).get(id);
    if (!found) throw new Error(`There is no ${target.name} ${id}, though something links to it.`);
    return found;
  }

  async getAll<T extends object>(target: Constructor<T>, ids: Iterable<string>): Promise<Map<string, T>> {
    const record = this.record(target);
    const known = this.known(record);
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !known.has(id));
    const rows = await load(this.transaction, storageOf(record), missing, { context: 'facts' });
    for (const { entity } of rows) known.set(entity.id, entity);
    return new Map(wanted.flatMap((id) => (known.has(id) ? [[id, known.get(id) as unknown as T]] : [])));
  }

  async lock<T extends object>(target: Constructor<T>, ids: Iterable<string>): Promise<Map<string, T>> {
    const record = this.record(target);
    const known = this.known(record);
    const wanted = [...new Set(ids)];
    // What this transaction has locked or written itself cannot have changed since.
    const missing = wanted.filter((id) => !known.has(id) || !this.snapshots.has(known.get(id)!));
    this.remember(record, await load(this.transaction, storageOf(record), missing, { context: 'facts', lock: true, lines: true }));
    return new Map(wanted.flatMap((id) => (known.has(id) ? [[id, known.get(id) as unknown as T]] : [])));
  }

  async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction.query<Row & Record<string, unknown>>('facts', sql, parameters);
  }

  announce<Payload>(event: Event<Payload>, payloads: readonly Payload[]): void {
    this.announced.push({ event: event.name, payloads: [...payloads] });
  }

  enqueue<Payload extends object>(job: Job<Payload>, payloads: readonly Payload[]): void {
    this.messages.push(...payloads.map((payload) => ({ topic: jobTopic(job.name), payload })));
  }

  numbers(wanted: readonly NumbersWanted[]): Promise<bigint[]> {
    return drawNumbers(this.transaction, wanted);
  }

  moment(): Date {
    return this.transaction.kernel.clock();
  }

  accepted(confirmation: string): boolean {
    return this.acceptances.includes(confirmation);
  }

  async mayAt(record: object, level: Level): Promise<boolean> {
    const placed = { needed: [String(level)], entities: [record as Entity] };
    return (await askLinks(this.transaction, [], { record: this.record(record.constructor as Constructor), placed })).reached;
  }

  mayRead<T extends object>(target: Constructor<T>, field: keyof T & string): boolean {
    return this.principal.rights.field(this.record(target).field(field)) === 'plain';
  }

  async create<T extends object>(target: Constructor<T>, inputs: readonly object[]): Promise<T[]> {
    return (await createRecords(this, this.record(target), inputs as Record<string, unknown>[], { trusted: true })) as unknown as T[];
  }

  async save<T extends object>(target: Constructor<T>, records: readonly T[]): Promise<void> {
    const changes = (records as unknown as Entity[]).map((entity) => ({ entity, before: this.snapshotOf(entity) }));
    const writing = {
      transaction: this.transaction,
      record: this.record(target),
      context: 'facts',
      action: 'update',
      now: this.now,
    } as const;
    await this.wrote(this.record(target), await writeRows(writing, changes));
  }

  async move<T extends object>(target: Constructor<T>, move: string, ids: Iterable<string>): Promise<void> {
    const records = await this.lock(target, ids);
    await moveRecords(this, this.record(target), move, [...records.values()] as unknown as Entity[]);
  }

  /** Keeps loaded records at hand, with what is stored of them. */
  remember(record: RecordType, rows: readonly LoadedRecord[]): void {
    for (const { entity, snapshot } of rows) {
      this.known(record).set(entity.id, entity);
      this.snapshots.set(entity, snapshot);
    }
  }

  /** Keeps records at hand that were read along the way. */
  holdAnswer({ found, nearby }: LinkAnswer): void {
    for (const [target, entities] of found) this.hold(target, entities.values());
    for (const [target, entities] of nearby) this.hold(target, entities);
  }

  /** Those with side tables were not read in full, and those at hand already may have been changed since. */
  private hold(record: RecordType, entities: Iterable<Entity>): void {
    if (storageOf(record).sides.length > 0) return;
    const known = this.known(record);
    for (const entity of entities) if (!known.has(entity.id)) known.set(entity.id, entity);
  }

  snapshotOf(entity: Entity): Snapshot {
    const snapshot = this.snapshots.get(entity);
    if (!snapshot) throw new Error(`${entity.constructor.name} ${entity.id} was not locked before it was saved.`);
    return snapshot;
  }

  /** After rows are written: those who re-derive from them, then those who heard of it. */
  async wrote(record: RecordType, rows: readonly LoadedRecord[]): Promise<void> {
    this.remember(record, rows);
    if (rows.length > 0)
      for (const listener of writtenListenersOf(record.target))
        await listener(
          rows.map(({ entity }) => entity),
          this,
        );
    await this.hear();
  }

  /** Has those hear who listen last, and sends what waits for commit. Nothing may be announced after this. */
  async close(): Promise<void> {
    await this.hear();
    for (let echoes = 0; this.toHearLast.size > 0; echoes += 1) {
      if (echoes > deepestEcho) throw new Error('Events keep causing each other.');
      const last = [...this.toHearLast];
      this.toHearLast.clear();
      for (const [event, payloads] of last) for (const listener of lastListenersOf(event)) await listener(payloads, this);
      await this.hear();
    }
    postMessages(this.transaction, this.now, this.messages);
  }

  /** Has those who listen hear what was announced; after a write this happens by itself. */
  async hear(): Promise<void> {
    for (let echoes = 0; this.announced.length > 0; echoes += 1) {
      if (echoes > deepestEcho) throw new Error('Events keep causing each other.');
      for (const { event, payloads } of this.announced.splice(0)) {
        if (lastListenersOf(event).length > 0) this.toHearLast.set(event, [...(this.toHearLast.get(event) ?? []), ...payloads]);
        for (const listener of listenersOf(event)) await listener(payloads, this);
      }
    }
  }

  private record(target: Constructor): RecordType {
    return this.registry.of(target);
  }

  private known(record: RecordType): Map<string, Entity> {
    const known = this.loaded.get(record) ?? new Map<string, Entity>();
    this.loaded.set(record, known);
    return known;
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, { minute: number; day: string }>();

/** The calendar day of a moment in a time zone. A zone's day is asked for by every write and changes once a day, on a full minute. */
function dayIn(timeZone: string, now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000);
  const known = days.get(timeZone);
  if (known?.minute === minute) return known.day;
  const format =
    dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  const day = format.format(now);
  days.set(timeZone, { minute, day });
  return day;
}
