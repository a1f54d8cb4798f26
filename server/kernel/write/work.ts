import type { Level } from '../declare/level.js';
import type { Registry } from '../declare/registry.js';
import type { Constructor, Ref } from '../declare/types.js';
import type { Principal } from '../rights/principal.js';
import type { Event } from '../work/events.js';
import type { Job } from '../work/jobs.js';
import type { NumbersWanted } from '../work/numbering.js';

/** The open transaction in the facts context, for code that brings its own statements. */
export interface SqlFacts {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** What a move, derivation or listener may do while its transaction is open. Everything here sees all facts. */
export interface Work {
  readonly principal: Principal;
  readonly registry: Registry;
  readonly now: Date;
  /** The company's day, `YYYY-MM-DD`. */
  readonly today: string;
  /** One record by its id, without its lines. Throws when there is none: what is linked exists. */
  get<T extends object>(target: Constructor<T>, ref: Ref<T> | string): Promise<T>;
  /** Records by their ids, loaded once per transaction. */
  getAll<T extends object>(target: Constructor<T>, ids: Iterable<string>): Promise<Map<string, T>>;
  /** Records with their lines, locked in the order of their ids so that they can be changed and saved. */
  lock<T extends object>(target: Constructor<T>, ids: Iterable<string>): Promise<Map<string, T>>;
  /** A question asked of the whole set at once, in SQL. Decimals and dates come as text: cast them. */
  rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  readonly sql: SqlFacts;
  /** Tells whoever listens, once the change at hand is written, in this transaction. */
  announce<Payload>(event: Event<Payload>, payloads: readonly Payload[]): void;
  /** Has a job done after commit. */
  enqueue<Payload extends object>(job: Job<Payload>, payloads: readonly Payload[]): void;
  /** Draws numbers without gaps: the first of each draw. Their series stay locked until commit, so nothing slow comes after this. */
  numbers(wanted: readonly NumbersWanted[]): Promise<bigint[]>;
  /** The moment by the clock: behind a lock that was waited for, later than `now`. */
  moment(): Date;
  /** Whether the caller has accepted what `NeedsConfirmation` asked for. */
  accepted(confirmation: string): boolean;
  /** Before what could hand an account or rights to somebody else: whoever asks has to have shown a moment ago who they are. */
  requireFreshProof(): void;
  /** Whether the caller holds a level on this very record. */
  mayAt(record: object, level: Level): Promise<boolean>;
  /** Whether the caller may read a field: figures in a refusal are shown only to those who may. */
  mayRead<T extends object>(target: Constructor<T>, field: keyof T & string): boolean;
  /** Writes new records as facts. */
  create<T extends object>(target: Constructor<T>, inputs: readonly object[]): Promise<T[]>;
  /** Writes what was changed on records got by `lock`, as facts. */
  save<T extends object>(target: Constructor<T>, records: readonly T[]): Promise<void>;
  /** Makes a move as the system, whatever level it takes. */
  move<T extends object>(target: Constructor<T>, move: string, ids: Iterable<string>): Promise<void>;
}
