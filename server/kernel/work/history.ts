import { rowRuleAt } from '../declare/access.js';
import type { Field } from '../declare/registry.js';
import { covers } from '../rights/covers.js';
import type { Grant } from '../rights/principal.js';
import { grantsIn } from '../rights/rights.js';
import type { Row } from '../write/row.js';
import type { Storage } from '../write/storage.js';
import type { Transaction } from '../write/transaction.js';
import { isAwaited, wakeDispatcher } from './outbox.js';

/** From what to what, by field. */
export type FieldChanges = Record<string, [unknown, unknown]>;
/** The changes of a record; lines stand under their field by their id. */
export type Changes = Record<string, [unknown, unknown] | Record<string, FieldChanges>>;

/** What happened to one record: one line of its history, one message to the outside. */
export interface HistoryEntry {
  readonly id: string;
  readonly version: number;
  readonly changes: Changes;
  /** Values that tell of a person, who may have them erased: kept apart, by class. */
  readonly apart: ReadonlyMap<string, Changes>;
  /** What a client asked for under an id of its own, so that asking again can be told from a clash. */
  readonly inputHash?: string;
}

/** Collects what differs between the rows of one record. */
export class ChangeCollector {
  readonly changes: Changes = {};
  readonly apart = new Map<string, Changes>();
  isEmpty = true;

  compare(storage: Storage, before: Row | null, after: Row | null, line?: { field: Field; id: string }): void {
    storage.fields.forEach((field, place) => {
      const from = before?.[place] ?? null;
      const to = after?.[place] ?? null;
      if (from === to || field.hidden || field.twinOf) return;
      if (line && field.name === 'position') this.isEmpty = false;
      if (!isTold(field)) return;
      this.isEmpty = false;
      this.listFor(field, line)[field.name] = [natural(field, from), natural(field, to)];
    });
    // A line without values of its own still came or went.
    if (line && (before === null || after === null)) this.isEmpty = false;
  }

  private listFor(field: Field, line: { field: Field; id: string } | undefined): Record<string, unknown> {
    const changes = field.personal ? entryOf(this.apart, field.kept ? `${field.class} kept` : field.class) : this.changes;
    if (!line) return changes;
    const lines = (changes[line.field.name] ??= {}) as Record<string, FieldChanges>;
    return (lines[line.id] ??= {});
  }
}

function entryOf(apart: Map<string, Changes>, fieldClass: string): Changes {
  const known = apart.get(fieldClass) ?? {};
  apart.set(fieldClass, known);
  return known;
}

/** The kernel's own fields, copies of the parent's scope and amounts that follow from others tell nothing new. */
const isTold = (field: Field): boolean =>
  !(field.system && field.name !== 'archivedAt') && !field.hidden && !field.twinOf && field.name !== field.resource.options.partOf;

function natural(field: Field, text: string | null): unknown {
  if (text === null) return null;
  if (field.kind === 'integer') return Number(text);
  return field.kind === 'flag' ? text === 'true' : text;
}

/** Writes history and outbox of a set in one statement: what is remembered is what is told. */
export function keepHistory(transaction: Transaction, record: string, action: string, at: Date, entries: readonly HistoryEntry[]): void {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries.map(({ id, version, changes, inputHash }) => ({ i: id, v: version, c: changes, h: inputHash })));
  const apart = entries.flatMap((entry) => [...entry.apart].map(([fieldClass, changes]) => ({ i: entry.id, k: fieldClass, c: changes })));
  const awaited = isAwaited(`${record}.${action}`);
  const values = [rows, record, at, transaction.principal.id, action, awaited ? null : at, coveredIn(transaction, record)];
  if (apart.length === 0) transaction.send('facts', `${intoHistory} ${intoOutbox}`, values);
  else transaction.send('facts', `${intoHistory}, apart as (${intoPrivate}) ${intoOutbox}`, [...values, JSON.stringify(apart)]);
  if (awaited) wakeDispatcher(transaction);
}

/** For whom the principal stands in with records of this kind: whose rows are open to them for that alone, or whose grants say more than their own. */
function coveredIn({ principal: { grants, rights }, kernel }: Transaction, name: string): string[] | null {
  const covering = grants.filter(({ onBehalfOf }) => onBehalfOf);
  if (covering.length === 0) return null;
  const record = kernel.registry.named(name);
  const own = grants.filter(({ onBehalfOf }) => !onBehalfOf);
  const opens = (grant: Grant) =>
    ['own', 'team'].includes(rowRuleAt(rights.access(record), grant.level)?.reach ?? '') || !own.some((held) => covers(held, grant));
  const found = new Set(
    grantsIn(covering, record.domain)
      .filter(opens)
      .map(({ onBehalfOf }) => onBehalfOf!),
  );
  return found.size > 0 ? [...found].sort() : null;
}

const intoHistory = `with told as (select * from json_to_recordset($1::json) as r(i uuid, v int, c jsonb, h text)),
  kept as (insert into timon.history (record, record_id, version, at, principal_id, on_behalf_of, action, changes, input_hash)
    select $2, i, v, $3::timestamptz, $4::uuid, $7::uuid[], $5, c, decode(h, 'hex') from told returning id, record_id)`;
const intoPrivate = `insert into timon.history_private (history_id, class, changes)
  select kept.id, a.k, a.c from json_to_recordset($8::json) as a(i uuid, k text, c jsonb) join kept on kept.record_id = a.i`;
const intoOutbox = `insert into timon.outbox (topic, record_id, payload, at, sent_at)
  select $2 || '.' || $5, i, jsonb_build_object('version', v), $3::timestamptz, $6::timestamptz from told`;
