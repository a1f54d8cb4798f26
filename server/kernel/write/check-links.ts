import type { Field, RecordType } from '../declare/registry.js';
import { reaches } from '../rights/scope-predicate.js';
import type { Needed } from './needed-to-write.js';
import { nearbyOf, type Nearby } from './nearby.js';
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
  /** What these records point at, where a derivation of the record said that it will be needed. */
  readonly nearby: ReadonlyMap<RecordType, readonly Entity[]>;
  /** Whether the rows about to be written lie where the caller's grants reach what is needed. */
  readonly reached: boolean;
}

/** The record that the links belong to, and where its new rows are to lie. */
export interface LinkQuestion {
  readonly record: RecordType;
  readonly placed?: { readonly needed: Needed; readonly entities: readonly Entity[] };
}

/**
 * Looks, as the caller and in one statement, for every record that new links point at, and whether new rows may lie where
 * they are put. A hidden record and an absent one give the same answer.
 */
export async function askLinks(transaction: Transaction, links: readonly WantedLink[], question: LinkQuestion): Promise<LinkAnswer> {
  const { record, placed } = question;
  const wanted = idsByTarget(links);
  if (wanted.size === 0 && !placed) return { found: new Map(), nearby: new Map(), reached: true };
  const targets = [...wanted.keys()].sort((one, other) => one.name.localeCompare(other.name));
  const values: unknown[] = targets.map((target) => [...wanted.get(target)!]);
  if (placed) values.push(...placementRows(record, placed.entities));
  const nearby = nearbyTargets(record, targets);
  const text = questionText(targets, nearby, question);
  const [answer] = await transaction.query<Record<string, Row[] | boolean | null>>('caller', text, values, 'facts');
  const rowsOf = (target: RecordType, name: string) =>
    ((answer![name] as Row[] | null) ?? []).map((row) => entityFrom(storageOf(target), row));
  return {
    found: new Map(targets.map((target, at) => [target, new Map(rowsOf(target, `found${at}`).map((entity) => [entity.id, entity]))])),
    nearby: new Map([...nearby.keys()].map((target, at) => [target, rowsOf(target, `nearby${at}`)])),
    reached: placed ? (answer!['reached'] as boolean) : true,
  };
}

/** The kinds of records one link further, each with the links that lead there from what is looked for. */
function nearbyTargets(record: RecordType, targets: readonly RecordType[]): Map<RecordType, Nearby[]> {
  const found = new Map<RecordType, Nearby[]>();
  for (const near of nearbyOf(record)) {
    const target = near.link.target!;
    if (targets.includes(near.from)) found.set(target, [...(found.get(target) ?? []), near]);
  }
  return found;
}

const questions = new Map<string, string>();

/** Few kinds of questions are asked again and again; their texts are long. */
function questionText(targets: readonly RecordType[], nearby: ReadonlyMap<RecordType, Nearby[]>, { record, placed }: LinkQuestion): string {
  const shape = [record.name, placed?.needed.join(), ...targets.map(({ name }) => name)].join(' ');
  const known = questions.get(shape) ?? writeQuestion(targets, nearby, record, placed?.needed);
  questions.set(shape, known);
  return known;
}

function writeQuestion(
  targets: readonly RecordType[],
  nearby: ReadonlyMap<RecordType, Nearby[]>,
  record: RecordType,
  needed: Needed | undefined,
): string {
  const parts = targets.map((target, at) => `(${visibleRows(target, `t.id = any($${at + 1}::uuid[])`, true)}) as found${at}`);
  [...nearby].forEach(([target, ways], at) => {
    const ids = ways.map(
      ({ from, link }) =>
        `select f.${quoted(link.column)} from ${quoted(from.table)} f where f.id = any($${targets.indexOf(from) + 1}::uuid[])`,
    );
    parts.push(`(${visibleRows(target, `t.id in (${ids.join(' union all ')})`, false)}) as nearby${at}`);
  });
  if (needed !== undefined) parts.push(`(${placementQuestion(record, needed, targets.length + 1)}) as reached`);
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

function visibleRows(target: RecordType, which: string, inUse: boolean): string {
  const unarchived = inUse && target.has('archivedAt') ? 'and t.archived_at is null' : '';
  return `select json_agg(${rowExpression(storageOf(target), 't', false)}) from ${quoted(target.table)} t where ${which} ${unarchived}`;
}

const placementFields = (record: RecordType): readonly Field[] => storageOf(record).scope;
const noMoney = (): MoneyRule => {
  throw new Error('A link decides where a record lies, not an amount.');
};

function placementQuestion(record: RecordType, needed: Needed, parameter: number): string {
  const fields = placementFields(record);
  const columns = fields.map((field, at) => `c${at} as ${quoted(field.column)}`).join(', ');
  const rows = fields.length > 0 ? `(select ${columns} from ${rowsAsTable(fields, parameter)}) t` : '(select) t';
  return `select coalesce(bool_and(${reaches(record, 't', needed)}), true) from ${rows}`;
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
