import type { RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import { readOf, valueOf, type Argument, type Read } from './argument.js';
import { filterSql, similaritySql } from './filter.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { isMine } from './mine.js';
import { NotYours } from './not-yours.js';
import {
  beyondBehindSql,
  beyondCursorSql,
  cursorSql,
  orderBySql,
  orderOf,
  type Behind,
  type Order,
  type OrderKey,
  type Path,
} from './order.js';
import { recordJson, type Planning } from './record.js';
import type { Selected } from './selection.js';
import type { Statement } from './statement.js';

const defaultPageSize = 50;
export const largestPage = 500;
const largestOffset = 10_000;
const countedExactly = 10_000;

/** A page of a record as JSON text. `restriction` narrows it to the records behind a link. */
export function connectionJson(
  planning: Planning,
  record: RecordType,
  selected: Selected,
  restriction?: (alias: string) => string,
): string {
  const { statement, selections } = planning;
  if (!statement.rights.may(record, 'read')) throw new NotYours(record.name);
  const fields = selections.below(`${record.name}Connection`, selected.nodes);
  const isCounted = fields.some(({ name, args }) => name === 'count' && !asksForAll(args));
  const isRead = fields.some(({ name }) => name === 'nodes' || name === 'edges' || name === 'pageInfo');
  const list = new List(planning, record, selected.args, restriction, isCounted && isRead);
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
  /** A filtered list that is counted as well looks for its matches once, and takes the page out of them. */
  private readonly looksOnce: boolean;
  private readonly isNarrowed: boolean;

  constructor(
    private readonly planning: Planning,
    private readonly record: RecordType,
    private readonly args: ReadonlyMap<string, Argument>,
    private readonly restriction: ((alias: string) => string) | undefined,
    isCountedAndRead: boolean,
  ) {
    const { statement } = planning;
    this.alias = statement.alias();
    this.backwards = this.given('last') !== undefined || (this.given('before') !== undefined && this.given('first') === undefined);
    const size = this.backwards ? 'last' : 'first';
    this.limit = pageSize(size, valueOf(this.given(size)));
    this.skipped = pageOffset(valueOf(this.given('offset')));
    this.order = this.orderFor(this.alias);
    const filter = this.given('filter');
    const isFiltered = filter?.kind === 'object' && filter.fields.size > 0;
    this.isNarrowed = isFiltered || restriction !== undefined;
    this.looksOnce = isCountedAndRead && isFiltered && !restriction && this.order.joins === '';
  }

  private orderFor(alias: string): Order {
    const { statement } = this.planning;
    return orderOf(statement, this.record, alias, this.args.get('orderBy'), this.bestMatchFirst(statement, alias));
  }

  private given(name: string): Argument | undefined {
    const argument = this.args.get(name);
    return argument?.kind === 'null' ? undefined : argument;
  }

  /** A search without an order shows the nearest first. */
  private bestMatchFirst(statement: Statement, alias: string): OrderKey | undefined {
    const filter = this.args.get('filter');
    const search = filter?.kind === 'object' ? filter.fields.get('search') : undefined;
    if (!search || search.kind === 'null' || this.given('orderBy')) return undefined;
    // As an exact number, so that a cursor finds the very place it was taken from.
    return {
      sql: `(${similaritySql(statement, alias, readOf(search))})::numeric`,
      type: 'numeric',
      descending: true,
      nullable: false,
      name: 'similarity',
    };
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
    return cursorSql(
      this.order,
      this.order.keys.map((key) => key.sql),
    );
  }

  pageInfo(selected: Selected): Piece[] {
    const further = () => {
      this.needsPage = this.needsNext = true;
      return sql(`(count(*) > ${this.limit})::text`);
    };
    const behind = this.given('after') || this.given('before') ? 'true' : 'false';
    // One row each, picked by its place: an ordered aggregate would reorder the input of the others.
    const ends = (end: 'first' | 'last') => {
      const place = (end === 'first') === this.backwards ? `least(rows, ${this.limit})` : '1';
      this.needsPage = this.needsCount = true;
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
    const { selections } = this.planning;
    const all = asksForAll(selected.args);
    const counted = this.looksOnce && !all ? `select n from ${this.alias}_counted` : this.counted(all);
    const answers: Record<string, () => Piece> = {
      value: () => sql(all ? 'n::text' : `least(n, ${countedExactly})::text`),
      exact: () => (all ? literal('true') : sql(`(n <= ${countedExactly})::text`)),
      __typename: () => literal('"Count"'),
    };
    const body = object(selections.below('Count', selected.nodes).map(({ key, name }) => [key, [answers[name]!()]] as const));
    return [sql(`(select ${joined(body)} from (${counted}) n)`)];
  }

  private counted(all: boolean): string {
    const inner = this.planning.statement.alias();
    const rows = `select 1 from "${this.record.table}" ${inner} where ${this.where(inner)}`;
    return `select count(*) as n from (${rows}${all ? '' : ` limit ${countedExactly + 1}`}) c`;
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
    conditions.push(...isMine(statement, this.record, alias));
    if (!this.record.partOf)
      conditions.push(`${alias}.archived_at is ${archived?.kind === 'leaf' && archived.value === true ? 'not ' : ''}null`);
    return (
      conditions
        .filter((condition) => condition !== 'true')
        .map((condition) => `(${condition})`)
        .join(' and ') || 'true'
    );
  }

  selectFrom(body: Piece[]): string {
    const matches = this.looksOnce ? `with ${this.matches()} ` : '';
    if (!this.needsPage) {
      // A cursor is looked at even where no page is read: whether it fits does not depend on what is selected.
      this.cut(this.order, []);
      return `(${matches}select ${joined(body)})`;
    }
    const columns = this.columns.map((column, at) => `${column} as c${at}`).join(', ') || '1 as c';
    return `(${matches}select ${joined(body)} from (${this.looksOnce ? this.pageOfMatches(columns) : this.pageSource(columns)}) p)`;
  }

  /** Which rows, in which order, how many of them: for a source whose order keys are those of `order`. */
  private cut(order: Path, conditions: readonly string[]): string {
    return `${this.beyond(order, conditions)} ${this.taken(order, this.asked, this.skipped)}`;
  }

  /** The rows to be read: one more than are shown where it matters whether there are more. */
  private get asked(): number {
    return this.limit + (this.needsNext ? 1 : 0);
  }

  private beyond(order: Path, conditions: readonly string[]): string {
    const beyond = this.cursors.map(([cursor, reversed]) => beyondCursorSql(this.planning.statement, order, cursor, reversed));
    return `where ${[...conditions, ...beyond].join(' and ')}`;
  }

  private get cursors(): (readonly [Read, boolean])[] {
    const [after, before] = [this.given('after'), this.given('before')];
    return [...(after ? [[readOf(after), false] as const] : []), ...(before ? [[readOf(before), true] as const] : [])];
  }

  private taken(order: Pick<Order, 'keys'>, limit: number, skipped: number): string {
    return `order by ${orderBySql(order, this.backwards)} limit ${limit}${skipped > 0 ? ` offset ${skipped}` : ''}`;
  }

  /** The page is cut before anything is looked up for its rows. */
  private pageSource(columns: string): string {
    const { alias, order } = this;
    const keys = order.keys.map((key, at) => ({ ...key, name: `k${at}` }));
    const own = this.ownColumns(columns);
    const foreign = keys.filter((key) => !key.sql.startsWith(`${alias}.`) && columns.includes(key.sql));
    let outer = columns;
    for (const key of foreign) outer = outer.replaceAll(key.sql, `${alias}.${key.name}`);
    const page = order.halves
      ? this.pageOfHalves(order.halves, own)
      : this.pageOf(order, [...own, ...foreign.map((key) => `${key.sql} as ${key.name}`)], this.asked, this.skipped);
    return `select ${outer}, row_number() over () as n${this.rows()} from (${page}) ${alias}`;
  }

  private ownColumns(text: string): string[] {
    const columns = text.matchAll(new RegExp(`\\b${this.alias}\\.([a-z_0-9]+)`, 'g'));
    return [...new Set([...columns].map(([, column]) => `${this.alias}.${column}`))];
  }

  private pageOf(path: Path, columns: readonly string[], limit: number, skipped: number): string {
    const { alias, record } = this;
    if (path.behind && !this.isNarrowed) return this.pageBehind(path, path.behind, columns, limit, skipped);
    const read = `select ${columns.join(', ') || `${alias}.id`} from "${record.table}" ${alias} ${path.joins}`;
    return `${read} ${this.beyond(path, [this.where(alias), path.condition ?? 'true'])} ${this.taken(path, limit, skipped)}`;
  }

  /** Each half gives as many rows as the page could take from it. */
  private pageOfHalves(halves: readonly Path[], own: readonly string[]): string {
    const parts = halves.map((half) => {
      const columns = [...own, ...half.keys.map((key, at) => `${key.sql} as k${at}`)];
      return `(${this.pageOf(half, columns, this.asked + this.skipped, 0)})`;
    });
    const named = { keys: this.order.keys.map((key, at) => ({ ...key, sql: `k${at}` })) };
    return `select * from (${parts.join(' union all ')}) h ${this.taken(named, this.asked, this.skipped)}`;
  }

  /** A whole list in the order of what it links to: behind each of those no more rows are read than the page could take. */
  private pageBehind(
    path: Path,
    { table, alias: target, link }: Behind,
    columns: readonly string[],
    limit: number,
    skipped: number,
  ): string {
    const { alias, record } = this;
    const beyond = this.cursors.map(([cursor, reversed]) => beyondBehindSql(this.planning.statement, path, cursor, reversed));
    const conditions = [this.where(alias), `${link} = ${target}.id`, ...beyond.map(({ rows }) => rows)];
    const own = [...new Set([`${alias}.id`, ...this.ownColumns(columns.join())])];
    const rows = `select ${own.join(', ')} from "${record.table}" ${alias} where ${conditions.join(' and ')}`;
    const each = `${rows} ${this.taken({ keys: path.keys.slice(1) }, limit + skipped, 0)}`;
    const read = `select ${columns.join(', ') || `${alias}.id`} from "${table}" ${target} cross join lateral (${each}) ${alias}`;
    return `${read} ${this.beyond(path, ['true', ...beyond.map(({ targets }) => targets)])} ${this.taken(path, limit, skipped)}`;
  }

  private rows(): string {
    return this.needsCount ? ', count(*) over () as rows' : '';
  }

  /** All that the filter lets through, with what they are ordered by, up to where counting stops. */
  private matches(): string {
    const inner = this.planning.statement.alias();
    const keys = this.orderFor(inner).keys.map(({ sql: key }, at) => `${key} as k${at}`);
    const found = `select ${inner}.id, ${keys.join(', ')} from "${this.record.table}" ${inner} where ${this.where(inner)} limit ${countedExactly + 1}`;
    return `${this.alias}_found as materialized (${found}), ${this.alias}_counted as (select count(*) as n from ${this.alias}_found)`;
  }

  /** Few matches are sorted as they are; where there are too many to count, the way leads along the index of the order after all. */
  private pageOfMatches(columns: string): string {
    const { alias, order, record } = this;
    const counted = `(select n from ${alias}_counted)`;
    const found = { ...order, keys: order.keys.map((key, at) => ({ ...key, sql: `f.k${at}` })) };
    const few = `select f.id from ${alias}_found f ${this.cut(found, [`${counted} <= ${countedExactly}`])}`;
    const inner = this.planning.statement.alias();
    const many = `select ${inner}.id from "${record.table}" ${inner} ${this.cut(this.orderFor(inner), [this.where(inner), `${counted} > ${countedExactly}`])}`;
    const page = `select ${columns}, row_number() over (order by ${orderBySql(order, this.backwards)}) as n${this.rows()}`;
    return `${page} from ((${few}) union all (${many})) i join "${record.table}" ${alias} on ${alias}.id = i.id order by n`;
  }
}

const asksForAll = (args: ReadonlyMap<string, Argument>): boolean => {
  const exact = args.get('exact');
  return exact?.kind === 'leaf' && exact.value === true;
};

function pageSize(name: 'first' | 'last', asked: unknown): number {
  if (asked === null || asked === undefined) return defaultPageSize;
  if ((asked as number) < 0 || (asked as number) > largestPage) throw new InvalidInput({ [name]: 'OUT_OF_RANGE' });
  return asked as number;
}

function pageOffset(asked: unknown): number {
  const offset = (asked as number | undefined) ?? 0;
  if (offset < 0 || offset > largestOffset) throw new InvalidInput({ offset: 'OUT_OF_RANGE' });
  return offset;
}
