import type { GraphQLInputType } from 'graphql';
import type { Field, RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import { valueOf, type Argument, type ListArgument, type ObjectArgument } from './argument.js';
import { comparisonSql, filterSql } from './filter.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { andAlso, isMine } from './mine.js';
import { NotYours } from './not-yours.js';
import { recordJson, type Planning } from './record.js';
import { recordsFilterSql } from './records-filter.js';
import type { Selected } from './selection.js';
import type { SqlType } from './statement.js';
import { columnOf, comparable, sqlTypeOf, valueJson } from './value.js';

const defaultGroups = 1_000;
const largestGroups = 10_000;

export interface GroupKey {
  /** The way to the field: `['order', 'orderDate']`. */
  readonly path: readonly string[];
  readonly field: Field;
  /** `value`, or the part of a date. */
  readonly part: string;
  readonly sql: string;
}

/** Groups of a record with their keys, figures and the filter that opens them, as JSON text. */
export function groupedJson(planning: Planning, record: RecordType, selected: Selected, filterType: GraphQLInputType): string {
  if (!planning.statement.rights.may(record, 'read')) throw new NotYours(record.name);
  return new Grouping(planning, record, selected.args, filterType).json(selected);
}

class Grouping {
  private readonly alias: string;
  private readonly joins: string[] = [];
  private readonly joined = new Map<string, string>();
  private readonly keys: GroupKey[];
  /** What is measured per row (`m0`), and what is made of it per group (`a0`). */
  private readonly measured: string[] = [];
  private readonly figures: string[] = [];
  private readonly totals: boolean;

  constructor(
    private readonly planning: Planning,
    private readonly record: RecordType,
    private readonly args: ReadonlyMap<string, Argument>,
    private readonly filterType: GraphQLInputType,
  ) {
    this.alias = planning.statement.alias();
    const by = args.get('by');
    this.keys = by?.kind === 'list' ? by.items.map((item) => this.keyOf(record, this.alias, item, [])) : [];
    const totals = args.get('totals');
    this.totals = totals?.kind === 'leaf' && totals.value === true;
  }

  private keyOf(record: RecordType, alias: string, entry: Argument, path: readonly string[]): GroupKey {
    const fields = entry.kind === 'object' ? [...entry.fields] : [];
    if (fields.length !== 1) throw new InvalidInput({ by: 'ONE_KEY_EACH' });
    const [name, inner] = fields[0]!;
    const field = record.field(name);
    const here = [...path, name];
    if (field.kind === 'link') return this.keyOf(field.target!, this.join(field, alias, here), inner, here);
    if (inner.kind !== 'leaf') throw new InvalidInput({ by: 'ONE_KEY_EACH' });
    const part = String(inner.value);
    return { path: here, field, part, sql: this.keySql(field, columnOf(this.planning.statement, comparable(field), alias), part) };
  }

  private join(field: Field, alias: string, path: readonly string[]): string {
    const { statement } = this.planning;
    const target = field.target!;
    if (!statement.rights.may(target, 'read')) throw new NotYours(field.coordinate);
    const known = this.joined.get(path.join('.'));
    if (known) return known;
    const made = statement.alias();
    this.joined.set(path.join('.'), made);
    this.joins.push(
      `left join "${target.table}" ${made} on ${made}.id = ${columnOf(statement, field, alias)}${andAlso(isMine(statement, target, made))}`,
    );
    return made;
  }

  private keySql(field: Field, column: string, part: string): string {
    if (part === 'value') return column;
    if (field.kind === 'date') return `date_trunc('${part}', ${column}::timestamp)::date`;
    const zone = this.planning.statement.parameter((moment) => moment.timeZone, 'text');
    return `date_trunc('${part}', ${column} at time zone ${zone})::date`;
  }

  json(selected: Selected): string {
    const { selections } = this.planning;
    const type = `${this.record.name}Groups`;
    const answers: Record<string, (field: Selected) => Piece[]> = {
      rows: (field) => this.rows(field),
      rowCount: () => [sql('(select count(*) from g)::text')],
      __typename: () => [literal(JSON.stringify(type))],
    };
    const body = object(selections.below(type, selected.nodes).map((field) => [field.key, answers[field.name]!(field)] as const));
    const having = this.having(this.args.get('having'));
    const where = [...this.conditions(), ...isMine(this.planning.statement, this.record, this.alias)];
    if (!this.record.partOf) where.push(`${this.alias}.archived_at is null`);
    const perRow =
      [...this.keys.map((key, at) => `${key.sql} as k${at}`), ...this.measured.map((each, at) => `${each} as m${at}`)].join(', ') ||
      '1 as one';
    const names = this.keys.map((_, at) => `k${at}`);
    const depth =
      names.length === 0
        ? '0'
        : this.totals
          ? `${names.length} - (${names.map((name) => `grouping(${name})`).join(' + ')})`
          : String(names.length);
    const perGroup = [...names, ...this.figures.map((each, at) => `${each} as a${at}`), `${depth} as depth`].join(', ');
    const grouping = ` group by ${this.totals && names.length > 0 ? `rollup(${names.join(', ')})` : names.join(', ') || '()'}`;
    const rows = `select ${perRow} from "${this.record.table}" ${this.alias} ${this.joins.join(' ')} where ${where.join(' and ')}`;
    const groups = `select ${perGroup} from (${rows}) r${grouping}`;
    return `(with g as materialized (select * from (${groups}) f where ${having}) select ${joined(body)})`;
  }

  /** A filter through a link that is grouped by as well goes by the row that was joined for it. */
  private conditions(): string[] {
    const { statement } = this.planning;
    const filter = this.args.get('filter');
    if (filter?.kind !== 'object') return [filterSql(statement, this.record, this.alias, filter)];
    const rest = new Map(filter.fields);
    const throughJoins: string[] = [];
    for (const [name, argument] of filter.fields) {
      const made = this.joined.get(name);
      if (!made || argument.kind !== 'object' || argument.fields.has('empty')) continue;
      rest.delete(name);
      throughJoins.push(`${made}.id is not null`, `(${filterSql(statement, this.record.field(name).target!, made, argument)})`);
    }
    return [filterSql(statement, this.record, this.alias, { ...filter, fields: rest }), ...throughJoins];
  }

  private rows(selected: Selected): Piece[] {
    const { selections } = this.planning;
    const type = `${this.record.name}Group`;
    const answers: Record<string, (field: Selected) => readonly Piece[]> = {
      depth: () => [sql('depth::text')],
      keys: (field) => this.keysJson(this.record, field, []),
      count: () => [sql(`${this.figure('count(*)')}::text`)],
      countDistinct: (field) =>
        this.figuresJson(field, `${this.record.name}CountDistinct`, (of) => [
          sql(`${this.figure(`count(distinct ${this.measure(of)})`)}::text`),
        ]),
      recordsFilter: () => [
        sql(recordsFilterSql(this.planning.statement, this.keys, this.args.get('filter'), this.filterType, this.totals)),
      ],
      __typename: () => [literal(JSON.stringify(type))],
    };
    for (const aggregate of ['sum', 'avg', 'min', 'max']) {
      const typeName = `${this.record.name}${aggregate[0]!.toUpperCase()}${aggregate.slice(1)}`;
      answers[aggregate] = (field) =>
        this.figuresJson(field, typeName, (of) => valueJson(figureField(of, aggregate), this.figure(this.aggregate(aggregate, of)), true));
    }
    const row = joined(object(selections.below(type, selected.nodes).map((field) => [field.key, answers[field.name]!(field)] as const)));
    const limit = within(valueOf(this.args.get('first')) ?? defaultGroups, 'first');
    const skip = within(valueOf(this.args.get('offset')) ?? 0, 'offset');
    const page = `select * from g order by ${this.orderBy()} limit ${limit} offset ${skip}`;
    return [literal('['), sql(`coalesce((select string_agg(${row}, ',') from (${page}) s), '')`), literal(']')];
  }

  private figuresJson(selected: Selected, type: string, figure: (field: Field) => readonly Piece[]): Piece[] {
    const fields = this.planning.selections.below(type, selected.nodes);
    return object(
      fields.map(
        ({ key, name }) => [key, name === '__typename' ? [literal(JSON.stringify(type))] : figure(this.record.field(name))] as const,
      ),
    );
  }

  private measure(field: Field): string {
    return `m${addOnce(this.measured, columnOf(this.planning.statement, comparable(field), this.alias))}`;
  }

  private figure(expression: string): string {
    return `a${addOnce(this.figures, expression)}`;
  }

  private aggregate(aggregate: string, field: Field): string {
    const value = this.measure(field);
    if (aggregate === 'avg') return `trim_scale(round(avg(${value}), 6))`;
    if (aggregate !== 'sum') return `${aggregate}(${value})`;
    return field.kind === 'quantity' ? `trim_scale(sum(${value}))` : `sum(${value})`;
  }

  /** The keys nest as the path to their field does; a field that is not grouped by is null. */
  private keysJson(record: RecordType, selected: Selected, path: readonly string[]): Piece[] {
    const type = `${record.name}GroupKeys`;
    const fields = this.planning.selections.below(type, selected.nodes);
    return object(fields.map((field) => [field.key, this.keyJson(record, field, path, type)] as const));
  }

  private keyJson(record: RecordType, selected: Selected, path: readonly string[], type: string): readonly Piece[] {
    if (selected.name === '__typename') return [literal(JSON.stringify(type))];
    if (selected.name === 'record') return this.keyRecord(record, selected, path);
    const field = record.field(selected.name);
    if (field.kind === 'link') return this.keysJson(field.target!, selected, [...path, selected.name]);
    const at = this.indexOf([...path, selected.name]);
    if (at < 0) return [literal('null')];
    if (field.kind === 'instant') {
      const column = this.keys[at]!.part === 'value' ? `(k${at} at time zone 'UTC')::date` : `k${at}`;
      return [orNull(`'"' || ${column}::text || '"'`)];
    }
    return valueJson(field, `k${at}`, true);
  }

  private keyRecord(record: RecordType, selected: Selected, path: readonly string[]): Piece[] {
    const { statement, selections } = this.planning;
    const at = this.indexOf([...path, 'id']);
    if (at < 0) return [literal('null')];
    if (!statement.rights.may(record, 'read')) throw new NotYours(record.name);
    const inner = statement.alias();
    const body = joined(recordJson(this.planning, record, inner, selections.below(record.name, selected.nodes)));
    return [
      orNull(`(select ${body} from "${record.table}" ${inner} where ${inner}.id = s.k${at}${andAlso(isMine(statement, record, inner))})`),
    ];
  }

  private indexOf(path: readonly string[]): number {
    return this.keys.findIndex((key) => key.path.join('.') === path.join('.'));
  }

  private having(argument: Argument | undefined): string {
    if (argument?.kind !== 'object') return 'true';
    return [...argument.fields].map(([name, rule]) => `(${this.havingRule(name, rule)})`).join(' and ') || 'true';
  }

  private havingRule(name: string, rule: Argument): string {
    if (rule.kind === 'null') return 'true';
    const each = () => (rule as ListArgument).items.map((item) => `(${this.having(item)})`);
    if (name === 'and') return each().join(' and ') || 'true';
    if (name === 'or') return each().join(' or ') || 'false';
    if (name === 'not') return `(${this.having(rule)}) is not true`;
    const { statement } = this.planning;
    if (name === 'count') return comparisonSql(statement, this.figure('count(*)'), 'int', rule);
    const rules = [...(rule as ObjectArgument).fields].map(([of, comparison]) => {
      const field = this.record.field(of);
      return comparisonSql(statement, this.figure(this.aggregate(name, field)), figureType(field, name), comparison);
    });
    return rules.map((each_) => `(${each_})`).join(' and ') || 'true';
  }

  private orderBy(): string {
    const orderBy = this.args.get('orderBy');
    const asked = orderBy?.kind === 'list' ? orderBy.items.map((item) => this.orderKey(item)) : [];
    const keys = this.keys.map((_, at) => `k${at}`);
    return [...asked, ...(this.totals ? keys.flatMap((key, at) => [`(depth <= ${at})`, key]) : keys)].join(', ') || 'depth';
  }

  private orderKey(entry: Argument): string {
    const fields = entry.kind === 'object' ? [...entry.fields] : [];
    if (fields.length !== 1) throw new InvalidInput({ orderBy: 'ONE_KEY_EACH' });
    const [name, rule] = fields[0]!;
    if (rule.kind === 'null') throw new InvalidInput({ orderBy: 'DIRECTION' });
    if (name === 'count') return `${this.figure('count(*)')} ${directionOf(rule)}`;
    if (name === 'key') {
      const { fields: key } = rule as ObjectArgument;
      const index = valueOf(key.get('index')) as number;
      if (!this.keys[index]) throw new InvalidInput({ orderBy: 'NO_SUCH_KEY' });
      return `k${index} ${directionOf(key.get('direction')!)}`;
    }
    const figures = rule.kind === 'object' ? [...rule.fields] : [];
    if (figures.length !== 1) throw new InvalidInput({ orderBy: 'ONE_KEY_EACH' });
    const [of, direction] = figures[0]!;
    if (direction.kind === 'null') throw new InvalidInput({ orderBy: 'DIRECTION' });
    return `${this.figure(this.aggregate(name, this.record.field(of)))} ${directionOf(direction)} nulls last`;
  }
}

const directionOf = (argument: Argument): string => (argument.kind === 'leaf' && argument.value === 'desc' ? 'desc' : 'asc');

function addOnce(list: string[], expression: string): number {
  const known = list.indexOf(expression);
  return known >= 0 ? known : list.push(expression) - 1;
}

/** Sums and averages of whole numbers are written as decimals. */
const figureField = (field: Field, aggregate: string): Field =>
  field.kind === 'integer' && (aggregate === 'sum' || aggregate === 'avg') ? { ...field, kind: 'decimal' } : field;

const figureType = (field: Field, aggregate: string): SqlType => sqlTypeOf(figureField(field, aggregate));

function within(value: unknown, name: 'first' | 'offset'): number {
  const number = value as number;
  if (number < 0 || number > largestGroups) throw new InvalidInput({ [name]: 'OUT_OF_RANGE' });
  return number;
}
