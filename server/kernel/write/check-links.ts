import type { Field, RecordType } from '../declare/registry.js';
import type { Level } from '../declare/level.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import { entityFrom, textOf, type Entity, type MoneyRule, type Row } from './row.js';
import { quoted, columnsOfRows, rowExpression, rowsAsTable, storageOf } from './storage.js';
import { stepInto, type Transaction } from './transaction.js';

/** A link somebody asked for, and where in the input. */
export interface WantedLink {
  readonly path: string;
  readonly field: Field;
  readonly id: string;
}

export interface LinkAnswer {
  /** The linked records that the caller sees, by their type and id. */
  readonly found: ReadonlyMap<RecordType, ReadonlyMap<string, Entity>>;
  /** Whether the rows about to be written lie where the caller's grants reach the level asked for. */
  readonly reached: boolean;
}

/**
 * Looks, as the caller and in one statement, for every record that new links point at, and whether new rows may lie where
 * they are put. A hidden record and an absent one give the same answer.
 */
export async function askLinks(
  transaction: Transaction,
  links: readonly WantedLink[],
  placed?: { record: RecordType; level: Level; entities: readonly Entity[] },
): Promise<LinkAnswer> {
  const wanted = idsByTarget(links);
  if (wanted.size === 0 && !placed) return { found: new Map(), reached: true };
  const targets = [...wanted.keys()].sort((one, other) => one.name.localeCompare(other.name));
  const values: unknown[] = targets.map((target) => [...wanted.get(target)!]);
  if (placed) values.push(...placementRows(placed.record, placed.entities));
  const text = questionText(targets, placed);
  const [answer] = await transaction.query<Record<string, Row[] | boolean | null>>('caller', text, values, 'facts');
  const found = targets.map((target, at): [RecordType, Map<string, Entity>] => {
    const rows = (answer![`found${at}`] as Row[] | null) ?? [];
    return [target, new Map(rows.map((row) => [row[0]!, entityFrom(storageOf(target), row)]))];
  });
  return { found: new Map(found), reached: placed ? (answer!['reached'] as boolean) : true };
}

const questions = new Map<string, string>();

/** Few kinds of questions are asked again and again; their texts are long. */
function questionText(targets: readonly RecordType[], placed: { record: RecordType; level: Level } | undefined): string {
  const shape = [...targets.map(({ name }) => name), placed && `${placed.record.name} at ${placed.level}`].join(' ');
  const known = questions.get(shape) ?? writeQuestion(targets, placed);
  questions.set(shape, known);
  return known;
}

function writeQuestion(targets: readonly RecordType[], placed: { record: RecordType; level: Level } | undefined): string {
  const parts = targets.map((target, at) => `(${visibleRows(target, at + 1)}) as found${at}`);
  if (placed) parts.push(`(${placementQuestion(placed.record, placed.level, targets.length + 1)}) as reached`);
  // What follows, once links are known to be good, is the kernel's own work.
  return `select ${parts.join(', ')}, ${stepInto('facts')}`;
}

/** Notes the links that lead nowhere, or to a record that may not stand there. */
export function judgeLinks(links: readonly WantedLink[], { found }: LinkAnswer, reasons: Record<string, string>): void {
  for (const { path, field, id } of links) {
    const target = found.get(field.target!)?.get(id);
    if (!target) reasons[path] ??= 'NOT_FOUND';
    else if (!passes(target, field.where)) reasons[path] ??= 'NOT_ALLOWED';
  }
}

function passes(target: Entity, where: Field['where'] = {}): boolean {
  return Object.entries(where).every(([field, expected]) => target[field] === expected);
}

function idsByTarget(links: readonly WantedLink[]): Map<RecordType, Set<string>> {
  const wanted = new Map<RecordType, Set<string>>();
  for (const { field, id } of links) {
    const ids = wanted.get(field.target!);
    if (ids) ids.add(id);
    else wanted.set(field.target!, new Set([id]));
  }
  return wanted;
}

function visibleRows(target: RecordType, parameter: number): string {
  const storage = storageOf(target);
  const inUse = target.has('archivedAt') ? 'and t.archived_at is null' : '';
  return `select json_agg(${rowExpression(storage, 't', false)}) from ${quoted(target.table)} t where t.id = any($${parameter}::uuid[]) ${inUse}`;
}

const placementFields = (record: RecordType): readonly Field[] => storageOf(record).scope;
const noMoney = (): MoneyRule => {
  throw new Error('A link decides where a record lies, not an amount.');
};

function placementQuestion(record: RecordType, level: Level, parameter: number): string {
  const fields = placementFields(record);
  const columns = fields.map((field, at) => `c${at} as ${quoted(field.column)}`).join(', ');
  const rows = fields.length > 0 ? `(select ${columns} from ${rowsAsTable(fields, parameter)}) t` : '(select) t';
  return `select coalesce(bool_and(coalesce(${scopePredicate(record, 't', String(level))}, false)), true) from ${rows}`;
}

/** Each place once: the rows of a set mostly lie together. */
function placementRows(record: RecordType, entities: readonly Entity[]): (string | null)[][] {
  const fields = placementFields(record);
  const places = new Map(
    entities.map((entity): [string, (string | null)[]] => {
      const row = fields.map((field) => textOf(field, entity[field.name], noMoney));
      return [row.join(' '), row];
    }),
  );
  return columnsOfRows(fields.length, [...places.values()]);
}
