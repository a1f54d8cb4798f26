import type { Field, RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import { periodSql } from './period.js';
import { readOf, type Argument, type ListArgument, type ObjectArgument, type Read } from './argument.js';
import { andAlso, isMine, linesAreMine } from './mine.js';
import { NotYours } from './not-yours.js';
import type { SqlType, Statement } from './statement.js';
import { columnOf, comparable, sqlTypeOf } from './value.js';

/** The condition of a filter over the rows of `alias`. An empty filter is true. */
export function filterSql(statement: Statement, record: RecordType, alias: string, filter: Argument | undefined): string {
  if (!filter || filter.kind !== 'object') return 'true';
  const conditions = [...filter.fields].map(([name, argument]) => conditionSql(statement, record, alias, name, argument));
  return conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' and ');
}

function conditionSql(statement: Statement, record: RecordType, alias: string, name: string, argument: Argument): string {
  if (argument.kind === 'null') return 'true';
  if (record.has(name)) return fieldSql(statement, record.field(name), alias, argument);
  const backlink = record.backlinks.find((candidate) => candidate.name === name);
  if (backlink) return manySql(statement, backlink.resource, backlink.via, alias, argument as ObjectArgument);
  const each = (list: Argument) => (list as ListArgument).items.map((item) => `(${filterSql(statement, record, alias, item)})`);
  switch (name) {
    case 'and':
      return each(argument).join(' and ') || 'true';
    case 'or':
      return each(argument).join(' or ') || 'false';
    case 'not':
      return `(${filterSql(statement, record, alias, argument)}) is not true`;
    case 'empty':
      return isTrue(argument) ? 'false' : 'true';
    case 'search':
      return searchSql(statement, record, alias, readOf(argument));
    default:
      throw new NotYours(`${record.name}Filter.${name}`);
  }
}

/** Found by its words, by part of one, or by something that sounds like one: trigrams forgive a slip of the keyboard. */
export function searchSql(statement: Statement, record: RecordType, alias: string, read: Read): string {
  for (const field of record.searchable) if (statement.rights.field(field) !== 'plain') throw new NotYours(field.coordinate);
  const words = statement.parameter((moment) => searchWords(read(moment)), 'text');
  return `${alias}.search_text %> timon.plain(${words}) or ${alias}.search_text like ${patternSql(words, true)}`;
}

/** How near a row comes to the words searched for, 0 to 1. */
export function similaritySql(statement: Statement, alias: string, read: Read): string {
  return `word_similarity(timon.plain(${statement.parameter((moment) => searchWords(read(moment)), 'text')}), ${alias}.search_text)`;
}

function searchWords(value: unknown): string {
  const words = String(value ?? '').trim();
  if (words.length > 100) throw new InvalidInput({ search: 'TOO_LONG' });
  return words;
}

function fieldSql(statement: Statement, field: Field, alias: string, argument: Argument): string {
  if (field.kind === 'link') return linkSql(statement, field, alias, argument as ObjectArgument);
  if (field.kind === 'lines')
    return manySql(
      statement,
      field.target!,
      field.target!.field(field.via!),
      alias,
      argument as ObjectArgument,
      linesAreMine(statement, field, alias),
    );
  const measured = comparable(field);
  return comparisonSql(statement, columnOf(statement, measured, alias), sqlTypeOf(measured), argument, alias);
}

/** A link is followed under the caller's rights: what it leads to and may not be seen is no different from nothing. */
function linkSql(statement: Statement, field: Field, alias: string, argument: ObjectArgument): string {
  const target = field.target!;
  if (!statement.rights.may(target, 'read')) throw new NotYours(field.coordinate);
  const inner = statement.alias();
  const { empty, rest } = withoutEmpty(argument);
  const there = `exists (select 1 from "${target.table}" ${inner} where ${inner}.id = ${columnOf(statement, field, alias)}${andAlso(isMine(statement, target, inner))} and ${filterSql(statement, target, inner, rest)})`;
  return empty ? `not ${there}` : there;
}

function withoutEmpty(argument: ObjectArgument): { empty: boolean; rest: ObjectArgument } {
  const empty = argument.fields.get('empty');
  const rest = new Map(argument.fields);
  rest.delete('empty');
  return { empty: isTrue(empty), rest: { ...argument, fields: rest } };
}

function manySql(
  statement: Statement,
  target: RecordType,
  via: Field,
  alias: string,
  argument: ObjectArgument,
  mine: readonly string[] = [],
): string {
  if (!statement.rights.may(target, 'read')) throw new NotYours(via.coordinate);
  const matching = (filter: Argument | undefined, negated = false) => {
    const inner = statement.alias();
    const condition = filterSql(statement, target, inner, filter);
    const shown = target.partOf ? andAlso([...mine, ...isMine(statement, target, inner)]) : ` and ${inner}.archived_at is null`;
    return `exists (select 1 from "${target.table}" ${inner} where ${columnOf(statement, via, inner)} = ${alias}.id${shown} and ${negated ? `(${condition}) is not true` : condition})`;
  };
  const rules = [...argument.fields].map(([quantifier, filter]) => {
    if (filter.kind === 'null') return 'true';
    if (quantifier === 'some') return matching(filter);
    return quantifier === 'none' ? `not ${matching(filter)}` : `not ${matching(filter, true)}`;
  });
  return rules.join(' and ') || 'true';
}

const isTrue = (argument: Argument | undefined): boolean => argument?.kind === 'leaf' && argument.value === true;

const operators: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** All comparisons of one field, joined by and. */
export function comparisonSql(statement: Statement, column: string, type: SqlType, argument: Argument, alias?: string): string {
  if (argument.kind !== 'object') return 'true';
  const conditions = [...argument.fields].map(([operator, value]) => oneComparison(statement, column, type, operator, value, alias));
  return conditions.map((condition) => `(${condition})`).join(' and ') || 'true';
}

function oneComparison(
  statement: Statement,
  column: string,
  type: SqlType,
  operator: string,
  value: Argument,
  alias: string | undefined,
): string {
  const read = readOf(value);
  const one = (of: Read = read) => statement.parameter(type === 'uuid' ? (moment) => uuidOrNothing(of(moment)) : of, type);
  const list = () => statement.parameter((moment) => listOf(read(moment), type), `${type}[]` as SqlType);
  if (value.kind === 'null') return operator === 'eq' ? `${column} is null` : operator === 'ne' ? `${column} is not null` : 'false';
  switch (operator) {
    case 'eq':
      return `${column} = ${one()}`;
    case 'ne':
      return `${column} is distinct from ${one()}`;
    case 'in':
      return `${column} = any (${list()})`;
    case 'notIn':
      return `(${column} = any (${list()})) is not true`;
    case 'between': {
      if ((value as ListArgument).items.length !== 2) throw new InvalidInput({ between: 'TWO_VALUES' });
      const [low, high] = (value as ListArgument).items as [Argument, Argument];
      return `${column} >= ${one(readOf(low))} and ${column} <= ${one(readOf(high))}`;
    }
    case 'within':
      return periodSql(statement, column, type, (value as { value: string }).value);
    case 'empty':
      return isTrue(value) ? `${column} is null` : `${column} is not null`;
    case 'contains':
    case 'startsWith':
      return likeSql(statement, column, operator, read, alias!);
    default:
      return `${column} ${operators[operator]} ${one()}`;
  }
}

/** The trigram index over all searchable text finds the candidates; the field itself decides. */
function likeSql(statement: Statement, column: string, operator: 'contains' | 'startsWith', read: Read, alias: string): string {
  const words = statement.parameter((moment) => searchWords(read(moment)), 'text');
  return `${alias}.search_text like ${patternSql(words, true)} and timon.plain(${column}) like ${patternSql(words, operator === 'contains')}`;
}

/** The pattern that finds words. Wildcards are told apart in the plain form, for that of some characters is a wildcard. */
const patternSql = (words: string, anywhere: boolean): string =>
  `(${anywhere ? `'%' || ` : ''}regexp_replace(timon.plain(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`;

const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
/** A text that is no id matches no row, as any id that does not exist. */
export const uuidOrNothing = (value: unknown): string | null => (typeof value === 'string' && uuid.test(value) ? value : null);

const listOf = (value: unknown, type: SqlType): unknown[] => {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return type === 'uuid' ? values.map(uuidOrNothing) : values;
};
