import type { RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import { readOf, valueOf, type Argument } from './argument.js';
import { filterSql, similaritySql } from './filter.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { NotYours } from './not-yours.js';
import { beyondCursorSql, cursorSql, orderBySql, orderOf, type Order, type OrderKey } from './order.js';
import { recordJson, type Planning } from './record.js';
import type { Selected } from './selection.js';
import type { Statement } from './statement.js';

export const defaultPageSize = 50;
export const largestPage = 500;
export const largestOffset = 10_000;
const countedExactly = 10_000;

/** A page of a record as JSON text. `restriction` narrows it to the records behind a link. */
export function connectionJson(planning: Planning, record: RecordType, selected: Selected, restriction?: (alias: string) => string): string {
  const { statement, selections } = planning;
  if (!statement.rights.may(record, 'read')) throw new NotYours(record.name);
  const fields = selections.below(`${record.name}Connection`, selected.nodes);
  const list = new List(planning, record, selected.args, restriction);
  const answers: Record<string, (field: Selected) => readonly Piece[]> = {
    nodes: (field) => list.nodes(field),
    edges: (field) => list.edges(field),
    pageInfo: (field) => list.pageInfo(field),
    count: (field) => list.count(field),
    __typename: () => [literal(JSON.stringify(`${record.name}Connection`))],
  };
  return list.selectFrom(object(fields.map((field) => [field.key, answers[field.name]!(field)] as const)));
}

/** One list: its page is read once, however often it is selected from. */
class List {
  /** What each row of the page contributes, under a name of its own. */
  private readonly columns: string[] = [];
  private readonly alias: string;
  private readonly order: Order;
  private needsNext = false;
  private needsCount = false;
  private needsPage = false;
  private readonly backwards: boolean;
  private readonly limit: number;
  private readonly skipped: number;

  constructor(
    private readonly planning: Planning,
    private readonly record: RecordType,
    private readonly args: ReadonlyMap<string, Argument>,
    private readonly restriction: ((alias: string) => string) | undefined,
  ) {
    const { statement } = planning;
    this.alias = statement.alias();
    this.backwards = this.given('last') !== undefined || (this.given('before') !== undefined && this.given('first') === undefined);
    this.limit = pageSize(valueOf(this.given(this.backwards ? 'last' : 'first')));
    this.skipped = pageOffset(valueOf(this.given('offset')));
    this.order = orderOf(statement, record, this.alias, args.get('orderBy'), this.bestMatchFirst(statement));
  }

  private given(name: string): Argument | undefined {
    const argument = this.args.get(name);
    return argument?.kind === 'null' ? undefined : argument;
  }

  /** A search without an order shows the nearest first. */
  private bestMatchFirst(statement: Statement): OrderKey | undefined {
    const filter = this.args.get('filter');
    const search = filter?.kind === 'object' ? filter.fields.get('search') : undefined;
    if (!search || search.kind === 'null' || this.given('orderBy')) return undefined;
    return { sql: similaritySql(statement, this.alias, readOf(search)), type: 'numeric', descending: true, nullable: false, name: 'similarity' };
  }

  nodes(selected: Selected): Piece[] {
    return [literal('['), sql(this.collected(joined(this.node(selected)))), literal(']')];
  }

  private node(selected: Selected): Piece[] {
    const { selections } = this.planning;
    return recordJson(this.planning, this.record, this.alias, selections.below(this.record.name, selected.nodes));
  }

  edges(selected: Selected): Piece[] {
    const type = `${this.record.name}Edge`;
    const answers: Record<string, (field: Selected) => readonly Piece[]> = {
      node: (field) => this.node(field),
      cursor: () => [sql(`to_json(${this.cursor()})::text`)],
      __typename: () => [literal(JSON.stringify(type))],
    };
    const fields = this.planning.selections.below(type, selected.nodes);
    const edge = joined(object(fields.map((field) => [field.key, answers[field.name]!(field)] as const)));
    return [literal('['), sql(this.collected(edge)), literal(']')];
  }

  private cursor(): string {
    return cursorSql(this.order, this.order.keys.map((key) => key.sql));
  }

  pageInfo(selected: Selected): Piece[] {
    this.needsPage = true;
    const further = () => {
      this.needsNext = true;
      return sql(`(count(*) > ${this.limit})::text`);
    };
    const behind = this.given('after') || this.given('before') ? 'true' : 'false';
    // One row each, picked by its place: an ordered aggregate would reorder the input of the others.
    const ends = (end: 'first' | 'last') => {
      const place = (end === 'first') === this.backwards ? `least(rows, ${this.limit})` : '1';
      this.needsCount = true;
      return orNull(`to_json(max(${this.column(this.cursor())}) filter (where n = ${place} and n <= ${this.limit}))::text`);
    };
    const answers: Record<string, () => Piece> = {
      hasNextPage: () => (this.backwards ? literal(behind) : further()),
      hasPreviousPage: () => (this.backwards ? further() : literal(this.skipped > 0 ? 'true' : behind)),
      startCursor: () => ends('first'),
      endCursor: () => ends('last'),
      __typename: () => literal('"PageInfo"'),
    };
    return object(this.planning.selections.below('PageInfo', selected.nodes).map(({ key, name }) => [key, [answers[name]!()]] as const));
  }


  count(selected: Selected): Piece[] {
    const { statement, selections } = this.planning;
    const exact = selected.args.get('exact');
    const all = exact?.kind === 'leaf' && exact.value === true;
    const inner = statement.alias();
    const rows = `select 1 from "${this.record.table}" ${inner} where ${this.where(inner)}`;
    const counted = all ? `select count(*) as n from (${rows}) c` : `select count(*) as n from (${rows} limit ${countedExactly + 1}) c`;
    const answers: Record<string, () => Piece> = {
      value: () => sql(all ? 'n::text' : `least(n, ${countedExactly})::text`),
      exact: () => (all ? literal('true') : sql(`(n <= ${countedExactly})::text`)),
      __typename: () => literal('"Count"'),
    };
    const body = object(selections.below('Count', selected.nodes).map(({ key, name }) => [key, [answers[name]!()]] as const));
    return [sql(`(select ${joined(body)} from (${counted}) n)`)];
  }

  /** The rows of the page that were asked for, in the order of the answer. */
  private collected(expression: string): string {
    this.needsPage = true;
    const column = this.column(expression);
    return `coalesce(string_agg(${column}, ','${this.backwards ? ' order by n desc' : ''}) filter (where n <= ${this.limit}), '')`;
  }

  private column(expression: string): string {
    const known = this.columns.indexOf(expression);
    return `c${known >= 0 ? known : this.columns.push(expression) - 1}`;
  }

  private where(alias: string): string {
    const { statement } = this.planning;
    const archived = this.args.get('archived');
    const conditions = [filterSql(statement, this.record, alias, this.args.get('filter'))];
    if (this.restriction) conditions.push(this.restriction(alias));
    if (!this.record.partOf) conditions.push(`${alias}.archived_at is ${archived?.kind === 'leaf' && archived.value === true ? 'not ' : ''}null`);
    return conditions.filter((condition) => condition !== 'true').map((condition) => `(${condition})`).join(' and ') || 'true';
  }

  selectFrom(body: Piece[]): string {
    if (!this.needsPage) return `(${joined(body)})`;
    const { statement } = this.planning;
    const conditions = [this.where(this.alias)];
    const after = this.given('after');
    const before = this.given('before');
    if (after) conditions.push(beyondCursorSql(statement, this.order, readOf(after), false));
    if (before) conditions.push(beyondCursorSql(statement, this.order, readOf(before), true));
    const columns = this.columns.map((column, at) => `${column} as c${at}`).join(', ') || '1 as c';
    const source = this.pageSource(conditions.join(' and '), columns);
    return `(select ${joined(body)} from (${source}) p)`;
  }

  /** The page is cut before anything is looked up for its rows. */
  private pageSource(where: string, columns: string): string {
    const { alias, order, record } = this;
    const keys = order.keys.map((key, at) => ({ ...key, name: `k${at}` }));
    const own = [...new Set([...columns.matchAll(new RegExp(`\\b${alias}\\.([a-z_0-9]+)`, 'g'))].map(([, column]) => column!))];
    const foreign = keys.filter((key) => !key.sql.startsWith(`${alias}.`) && columns.includes(key.sql));
    let outer = columns;
    for (const key of foreign) outer = outer.replaceAll(key.sql, `${alias}.${key.name}`);
    const taken = [...own.map((column) => `${alias}.${column}`), ...foreign.map((key) => `${key.sql} as ${key.name}`)].join(', ') || `${alias}.id`;
    const orderBy = orderBySql(order, this.backwards);
    const limit = this.limit + (this.needsNext ? 1 : 0);
    const offset = this.skipped > 0 ? ` offset ${this.skipped}` : '';
    const page = `select ${taken} from "${record.table}" ${alias} ${order.joins} where ${where} order by ${orderBy} limit ${limit}${offset}`;
    const rows = this.needsCount ? ', count(*) over () as rows' : '';
    return `select ${outer}, row_number() over () as n${rows} from (${page}) ${alias}`;
  }
}

function pageSize(asked: unknown): number {
  if (asked === null || asked === undefined) return defaultPageSize;
  if ((asked as number) < 0 || (asked as number) > largestPage) throw new InvalidInput({ first: 'OUT_OF_RANGE' });
  return asked as number;
}

function pageOffset(asked: unknown): number {
  const offset = (asked as number | undefined) ?? 0;
  if (offset < 0 || offset > largestOffset) throw new InvalidInput({ offset: 'OUT_OF_RANGE' });
  return offset;
}
