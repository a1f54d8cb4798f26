import type { RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import { readOf, valueOf, type Argument, type Read } from './argument.js';
import { filterSql, similaritySql } from './filter.js';
import { isMine } from './mine.js';
import { beyondBehindSql, beyondCursorSql, orderBySql, orderOf, type Behind, type Order, type OrderKey, type Path } from './order.js';
import type { Statement } from './statement.js';

const defaultPageSize = 50;
const largestPage = 500;
const largestOffset = 10_000;
/** Matches are counted, and sorted as they are, up to here. */
export const countedExactly = 10_000;

/** The rows of a list that are shown: which, in which order, and how PostgreSQL comes by them. */
export class ListPage {
  readonly alias: string;
  readonly order: Order;
  readonly backwards: boolean;
  readonly limit: number;
  readonly skipped: number;
  readonly isFiltered: boolean;
  /** Whether it matters if there are more rows, and how many were read. */
  readonly needs = { next: false, count: false };

  constructor(
    private readonly statement: Statement,
    private readonly record: RecordType,
    private readonly args: ReadonlyMap<string, Argument>,
    private readonly restriction: ((alias: string) => string) | undefined,
  ) {
    this.alias = statement.alias();
    this.backwards = this.given('last') !== undefined || (this.given('before') !== undefined && this.given('first') === undefined);
    const size = this.backwards ? 'last' : 'first';
    this.limit = pageSize(size, valueOf(this.given(size)));
    this.skipped = pageOffset(valueOf(this.given('offset')));
    this.order = this.orderFor(this.alias);
    const filter = this.given('filter');
    this.isFiltered = filter?.kind === 'object' && filter.fields.size > 0;
  }

  private orderFor(alias: string): Order {
    return orderOf(this.statement, this.record, alias, this.args.get('orderBy'), this.bestMatchFirst(alias));
  }

  given(name: string): Argument | undefined {
    const argument = this.args.get(name);
    return argument?.kind === 'null' ? undefined : argument;
  }

  /** A search without an order shows the nearest first. */
  private bestMatchFirst(alias: string): OrderKey | undefined {
    const filter = this.args.get('filter');
    const search = filter?.kind === 'object' ? filter.fields.get('search') : undefined;
    if (!search || search.kind === 'null' || this.given('orderBy')) return undefined;
    // As an exact number, so that a cursor finds the very place it was taken from.
    return {
      sql: `(${similaritySql(this.statement, alias, readOf(search))})::numeric`,
      type: 'numeric',
      descending: true,
      nullable: false,
      name: 'similarity',
    };
  }

  where(alias: string): string {
    const archived = this.args.get('archived');
    const conditions = [filterSql(this.statement, this.record, alias, this.args.get('filter'))];
    if (this.restriction) conditions.push(this.restriction(alias));
    conditions.push(...isMine(this.statement, this.record, alias));
    if (!this.record.partOf)
      conditions.push(`${alias}.archived_at is ${archived?.kind === 'leaf' && archived.value === true ? 'not ' : ''}null`);
    return (
      conditions
        .filter((condition) => condition !== 'true')
        .map((condition) => `(${condition})`)
        .join(' and ') || 'true'
    );
  }

  /** Which rows, in which order, how many of them: for a source whose order keys are those of `order`. */
  cut(order: Path, conditions: readonly string[]): string {
    return `${this.beyond(order, conditions)} ${this.taken(order, this.asked, this.skipped)}`;
  }

  /** The rows to be read: one more than are shown where it matters whether there are more. */
  private get asked(): number {
    return this.limit + (this.needs.next ? 1 : 0);
  }

  private beyond(order: Path, conditions: readonly string[]): string {
    const beyond = this.cursors.map(([cursor, reversed]) => beyondCursorSql(this.statement, order, cursor, reversed));
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
  source(columns: string): string {
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
    if (path.behind && !this.isFiltered && !this.restriction) return this.pageBehind(path, path.behind, columns, limit, skipped);
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
    const beyond = this.cursors.map(([cursor, reversed]) => beyondBehindSql(this.statement, path, cursor, reversed));
    const conditions = [this.where(alias), `${link} = ${target}.id`, ...beyond.map(({ rows }) => rows)];
    const own = [...new Set([`${alias}.id`, ...this.ownColumns(columns.join())])];
    const rows = `select ${own.join(', ')} from "${record.table}" ${alias} where ${conditions.join(' and ')}`;
    const each = `${rows} ${this.taken({ keys: path.keys.slice(1) }, limit + skipped, 0)}`;
    const read = `select ${columns.join(', ') || `${alias}.id`} from "${table}" ${target} cross join lateral (${each}) ${alias}`;
    return `${read} ${this.beyond(path, ['true', ...beyond.map(({ targets }) => targets)])} ${this.taken(path, limit, skipped)}`;
  }

  private rows(): string {
    return this.needs.count ? ', count(*) over () as rows' : '';
  }

  /** All that the filter lets through, with what they are ordered by, up to where counting stops. */
  matches(): string {
    const inner = this.statement.alias();
    const keys = this.orderFor(inner).keys.map(({ sql: key }, at) => `${key} as k${at}`);
    const found = `select ${inner}.id, ${keys.join(', ')} from "${this.record.table}" ${inner} where ${this.where(inner)} limit ${countedExactly + 1}`;
    return `${this.alias}_found as materialized (${found}), ${this.alias}_counted as (select count(*) as n from ${this.alias}_found)`;
  }

  /** Few matches are sorted as they are; where there are too many to count, the way leads along the index of the order after all. */
  sourceOfMatches(columns: string): string {
    const { alias, order, record } = this;
    const counted = `(select n from ${alias}_counted)`;
    const found = { ...order, keys: order.keys.map((key, at) => ({ ...key, sql: `f.k${at}` })) };
    const few = `select f.id from ${alias}_found f ${this.cut(found, [`${counted} <= ${countedExactly}`])}`;
    const inner = this.statement.alias();
    const many = `select ${inner}.id from "${record.table}" ${inner} ${this.cut(this.orderFor(inner), [this.where(inner), `${counted} > ${countedExactly}`])}`;
    const page = `select ${columns}, row_number() over (order by ${orderBySql(order, this.backwards)}) as n${this.rows()}`;
    return `${page} from ((${few}) union all (${many})) i join "${record.table}" ${alias} on ${alias}.id = i.id order by n`;
  }
}

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
