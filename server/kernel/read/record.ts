import { constantCase } from '../declare/naming.js';
import type { Field, RecordType } from '../declare/registry.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import { connectionJson } from './connection.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { andAlso, isMine, linesAreMine } from './mine.js';
import { NotYours } from './not-yours.js';
import type { Selected, Selections } from './selection.js';
import { quoted, type Statement } from './statement.js';
import { columnOf, mayBeEmpty, valueJson } from './value.js';

/** What it takes to turn selections into SQL. */
export interface Planning {
  readonly statement: Statement;
  readonly selections: Selections;
}

/** A record of `alias` as JSON, with everything selected below it. */
export function recordJson(planning: Planning, record: RecordType, alias: string, fields: readonly Selected[]): Piece[] {
  return object(
    fields.map((selected) => [selected.key, planning.statement.attempt(() => fieldJson(planning, record, alias, selected))] as const),
  );
}

function fieldJson(planning: Planning, record: RecordType, alias: string, selected: Selected): readonly Piece[] {
  const { statement } = planning;
  const { name } = selected;
  if (name === '__typename') return [literal(JSON.stringify(record.name))];
  if (record.has(name)) {
    const field = record.field(name);
    if (field.hidden) throw new NotYours(field.coordinate);
    if (field.kind === 'lines') return linesJson(planning, field, alias, selected);
    if (field.kind === 'link') return linkJson(planning, field, alias, selected);
    return valueJson(field, columnOf(statement, field, alias), mayBeEmpty(statement, field));
  }
  const backlink = record.backlinks.find((candidate) => candidate.name === name);
  if (backlink) {
    const mine = (inner: string) => `${columnOf(statement, backlink.via, inner)} = ${alias}.id`;
    return [sql(connectionJson(planning, backlink.resource, selected, mine))];
  }
  if (name === 'title') return valueJson(record.title, columnOf(statement, record.title, alias), mayBeEmpty(statement, record.title));
  if (name === 'movesOpenToMe') return [sql(movesJson(statement, record, alias))];
  if (name === 'can') return rightsJson(planning, record, alias, selected);
  throw new NotYours(`${record.name}.${name}`);
}

/** The linked record as the caller sees it: nothing when it is hidden. */
function linkJson({ statement, selections }: Planning, field: Field, alias: string, selected: Selected): Piece[] {
  const target = field.target!;
  if (!statement.rights.may(target, 'read')) throw new NotYours(field.coordinate);
  const inner = statement.alias();
  const body = joined(recordJson({ statement, selections }, target, inner, selections.below(target.name, selected.nodes)));
  return [
    orNull(
      `(select ${body} from "${target.table}" ${inner} where ${inner}.id = ${columnOf(statement, field, alias)}${andAlso(isMine(statement, target, inner))})`,
    ),
  ];
}

function linesJson({ statement, selections }: Planning, field: Field, alias: string, selected: Selected): Piece[] {
  const target = field.target!;
  if (statement.rights.field(field) === 'none') throw new NotYours(field.coordinate);
  const inner = statement.alias();
  const via = target.field(field.via!);
  const body = joined(recordJson({ statement, selections }, target, inner, selections.below(target.name, selected.nodes)));
  const lines = `select ${body} as j from "${target.table}" ${inner} where ${inner}.${via.column} = ${alias}.id${andAlso([...linesAreMine(statement, field, alias), ...isMine(statement, target, inner)])} order by ${inner}.${via.column}, ${inner}.position`;
  return [literal('['), sql(`coalesce((select string_agg(j, ',') from (${lines}) l), '')`), literal(']')];
}

/** The moves that lead on from this row's state and are mine to make on it. */
function movesJson(statement: Statement, record: RecordType, alias: string): string {
  const state = record.state!;
  const open = Object.entries(record.flow!.moves)
    .filter(([move]) => record.moves.includes(move) && statement.rights.may(record, move))
    .map(([move, { from }]) => {
      const reachable = `${alias}.${state.column} in (${from.map(quoted).join(', ')})`;
      return `case when ${reachable} and (${scopePredicate(record, alias, String(statement.rights.access(record).moves[move]))}) then ${quoted(`,"${constantCase(move)}"`)} else '' end`;
    });
  if (open.length === 0) return `'[]'`;
  return `case when ${alias}.archived_at is null then '[' || substr(${open.join(' || ')}, 2) || ']' else '[]' end`;
}

function rightsJson({ statement, selections }: Planning, record: RecordType, alias: string, selected: Selected): Piece[] {
  const { editableIn } = record.options;
  const editable = record.state && editableIn ? `${alias}.${record.state.column} in (${editableIn.map(quoted).join(', ')})` : 'true';
  const may = (operation: 'update' | 'remove', condition: string): Piece[] => {
    if (!statement.rights.may(record, operation)) return [literal('false')];
    return [
      sql(
        `(${condition} and ${alias}.archived_at is null and (${scopePredicate(record, alias, String(statement.rights.access(record)[operation]))}))::text`,
      ),
    ];
  };
  const answers: Record<string, () => Piece[]> = {
    update: () => may('update', editable),
    remove: () => may('remove', editable),
    __typename: () => [literal('"RecordRights"')],
  };
  return object(selections.below('RecordRights', selected.nodes).map(({ key, name }) => [key, answers[name]!()] as const));
}
