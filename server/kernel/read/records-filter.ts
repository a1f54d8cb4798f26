import type { GraphQLInputType } from 'graphql';
import type { Field } from '../declare/registry.js';
import { readOf, type Argument } from './argument.js';
import type { GroupKey } from './grouped.js';
import { inputJson } from './input-json.js';
import { joined, literal, sql, type Piece } from './json-text.js';
import type { Statement } from './statement.js';
import { instantText, valueJson } from './value.js';

/** The filter of a grouped query, narrowed to the keys of the row that it stands in; it can be sent back as it is. */
export function recordsFilterSql(
  statement: Statement,
  keys: readonly GroupKey[],
  filter: Argument | undefined,
  filterType: GraphQLInputType,
  hasTotals: boolean,
): string {
  if (keys.some(({ field }) => !field.filter)) return `'null'`;
  const base = statement.parameter((moment) => JSON.stringify(inputJson(filter ? readOf(filter)(moment) : null, filterType) ?? {}), 'text');
  const narrowed = keys.map((key, at) => {
    const only = joined(keyFilter(statement, key, at));
    return hasTotals ? `case when depth > ${at} then ',' || ${only} else '' end` : `',' || ${only}`;
  });
  return `'{"and":[' || ${[base, ...narrowed].join(' || ')} || ']}'`;
}

function keyFilter(statement: Statement, { path, field, part }: GroupKey, at: number): Piece[] {
  const open = literal(path.map((name) => `{${JSON.stringify(name)}:`).join(''));
  const rule = part === 'value' ? exactly(field, at) : span(statement, field, part, at);
  const value = joined([open, ...rule, literal('}'.repeat(path.length))]);
  const empty = joined([literal(JSON.stringify(emptyAt(path, field)))]);
  return [sql(`case when k${at} is null then ${empty} else ${value} end`)];
}

const exactly = (field: Field, at: number): Piece[] => [literal('{"eq":'), ...valueJson(field, `k${at}`, false), literal('}')];

function span(statement: Statement, field: Field, part: string, at: number): Piece[] {
  const step = part === 'quarter' ? '3 months' : `1 ${part}`;
  const next = `(k${at} + interval '${step}')::date`;
  if (field.kind === 'date') return [literal('{"gte":"'), sql(`k${at}::text`), literal('","lt":"'), sql(`${next}::text`), literal('"}')];
  const zone = statement.parameter((moment) => moment.timeZone, 'text');
  const moment = (day: string) => sql(instantText(`${day}::timestamp at time zone ${zone}`));
  return [literal('{"gte":"'), moment(`k${at}`), literal('","lt":"'), moment(next), literal('"}')];
}

/** The filter for nothing at the end of a path: a link on the way leads nowhere, or the field itself is empty. */
function emptyAt(path: readonly string[], field: Field): unknown {
  const at = (names: readonly string[], rule: unknown) => names.reduceRight((inner, name) => ({ [name]: inner }), rule);
  if (path.length === 1) return at(path, { empty: true });
  return { not: field.name === 'id' ? at(path.slice(0, -1), {}) : at(path, { empty: false }) };
}
