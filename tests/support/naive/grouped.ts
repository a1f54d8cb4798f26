import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../../server/kernel/declare/index.js';
import { InvalidInput } from '../../../server/kernel/errors.js';
import { compares, passes, type Given, type Moment } from './filter.js';
import { startOf, step } from './periods.js';
import { plain, within, type Answering, type NaiveReader } from './reader.js';
import type { Row } from './store.js';
import { compareStored, instantOf, isDecimal, localDay, measure, shown } from './values.js';

interface Key {
  readonly path: readonly string[];
  readonly field: Field;
  /** `VALUE`, or the part of a date. */
  readonly part: string;
  readonly of: (row: Row) => string | null;
}

interface Group {
  readonly depth: number;
  readonly keys: readonly (string | null)[];
  readonly rows: readonly Row[];
}

const aggregates = ['sum', 'avg', 'min', 'max'];

/** The groups of a record: every row is put where it belongs, and every figure worked out from the rows of its group. */
export function groupsOf(reader: NaiveReader, record: RecordType, args: Given): Answering {
  const { moment } = reader;
  const keys = ((args['by'] ?? []) as Given[]).map((entry) => keyOf(moment, record, entry, [], (row) => row));
  const first = within(args['first'] as number | null, 1_000, 10_000, 'first');
  const offset = within(args['offset'] as number | null, 0, 10_000, 'offset');
  const order = groupOrder(moment, record, keys, (args['orderBy'] ?? []) as Given[], args['totals'] === true);
  const rows = moment.store
    .all(record)
    .filter(
      (row) =>
        (record.partOf || row.values.get('archivedAt') === null) && moment.rights.sees(row) && passes(moment, row, args['filter'] as Given),
    );
  const all = grouped(keys, rows, args['totals'] === true).filter((group) => having(moment, record, group, args['having'] as Given));
  const shownGroups = all.sort(order).slice(offset, offset + first);
  return plain(`${record.name}Groups`, {
    rowCount: all.length,
    rows: () =>
      shownGroups.map((group) =>
        plain(`${record.name}Group`, {
          depth: group.depth,
          count: group.rows.length,
          keys: () => keysObject(reader, record, keys, group, []),
          countDistinct: () => figures(`${record.name}CountDistinct`, (name) => distinct(moment, record.field(name), group)),
          ...Object.fromEntries(
            aggregates.map((aggregate) => [
              aggregate,
              () =>
                figures(`${record.name}${aggregate[0]!.toUpperCase()}${aggregate.slice(1)}`, (name) =>
                  shownFigure(aggregate, record.field(name), figure(moment, aggregate, record.field(name), group)),
                ),
            ]),
          ),
          recordsFilter: () => recordsFilter(moment, keys, group, args['filter'] as Given | undefined),
        }),
      ),
  });
}

function keyOf(moment: Moment, record: RecordType, entry: Given, path: readonly string[], from: (row: Row) => Row | undefined): Key {
  const entries = Object.entries(entry ?? {});
  if (entries.length !== 1) throw new InvalidInput({ by: 'ONE_KEY_EACH' });
  const [name, inner] = entries[0]!;
  const field = record.field(name);
  const here = [...path, name];
  if (field.kind === 'link') {
    const follow = (row: Row) => {
      const source = from(row);
      const target = source && moment.store.find(field.target!, moment.rights.value(source, field));
      return target && moment.rights.sees(target) ? target : undefined;
    };
    return keyOf(moment, field.target!, inner as Given, here, follow);
  }
  if (inner === null) throw new InvalidInput({ by: 'ONE_KEY_EACH' });
  const part = String(inner);
  const of = (row: Row) => {
    const source = from(row);
    const value = source ? moment.rights.value(source, measure(field)) : null;
    if (value === null || part === 'VALUE') return value;
    return startOf(part.toLowerCase(), field.kind === 'date' ? value : localDay(instantOf(value), moment.timeZone));
  };
  return { path: here, field, part, of };
}

function grouped(keys: readonly Key[], rows: readonly Row[], totals: boolean): Group[] {
  const depths = totals ? keys.map((_, at) => keys.length - at).concat(0) : [keys.length];
  return depths.flatMap((depth) => {
    const groups = new Map<string, { keys: (string | null)[]; rows: Row[] }>();
    if (depth === 0) groups.set('', { keys: [], rows: [] });
    for (const row of rows) {
      const values = keys.slice(0, depth).map((key) => key.of(row));
      const name =
        depth === 0
          ? ''
          : JSON.stringify(
              values.map((value, at) => (value !== null && isDecimal(keys[at]!.field) ? new Decimal(value).toFixed() : value)),
            );
      const group = groups.get(name) ?? { keys: values, rows: [] };
      group.rows.push(row);
      groups.set(name, group);
    }
    return [...groups.values()].map((group) => ({ depth, keys: keys.map((_, at) => group.keys[at] ?? null), rows: group.rows }));
  });
}

/** A figure of a group, spelled as the database spells numbers; nothing when there is nothing to work it out from. */
function figure({ rights, store }: Moment, aggregate: string, field: Field, { rows }: Group): string | null {
  const measured = measure(field);
  const values = rows.map((row) => rights.value(row, measured)).filter((value) => value !== null);
  if (values.length === 0) return null;
  if (aggregate === 'min' || aggregate === 'max') {
    const sorted = [...values].sort((a, b) => compareStored(store, measured, a, b));
    return aggregate === 'min' ? sorted[0]! : sorted.at(-1)!;
  }
  const sum = values.reduce((total, value) => total.plus(value), new Decimal(0));
  if (aggregate === 'avg') return sum.div(values.length).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toFixed();
  const places = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0));
  return field.kind === 'quantity' ? sum.toFixed() : sum.toFixed(places);
}

const isCounted = (field: Field, aggregate: string) => field.kind === 'integer' && (aggregate === 'sum' || aggregate === 'avg');
const shownFigure = (aggregate: string, field: Field, value: string | null): unknown =>
  isCounted(field, aggregate) ? value : shown(field, value);

function distinct({ rights }: Moment, field: Field, { rows }: Group): number {
  const measured = measure(field);
  const values = rows.map((row) => rights.value(row, measured)).filter((value) => value !== null);
  return new Set(values.map((value) => (isDecimal(field) ? new Decimal(value).toFixed() : value))).size;
}

const figures = (type: string, figureOf: (field: string) => unknown): Answering => ({ __typename: type, get: figureOf });

function having(moment: Moment, record: RecordType, group: Group, rule: Given | null | undefined): boolean {
  return Object.entries(rule ?? {}).every(([name, inner]) => {
    if (inner === null || inner === undefined) return true;
    if (name === 'and') return (inner as Given[]).every((each) => having(moment, record, group, each));
    if (name === 'or') return (inner as Given[]).some((each) => having(moment, record, group, each));
    if (name === 'not') return !having(moment, record, group, inner as Given);
    if (name === 'count') return compares(moment, { kind: 'integer' } as Field, String(group.rows.length), inner as Given);
    return Object.entries(inner as Given).every(([of, comparison]) => {
      if (comparison === null || comparison === undefined) return true;
      const field = record.field(of);
      const kind = isCounted(field, name) ? 'decimal' : field.kind;
      return compares(moment, { ...field, kind, choices: undefined }, figure(moment, name, field, group), comparison as Given);
    });
  });
}

type Comparison = (a: Group, b: Group) => number;

/** As asked for; groups that are level follow their keys upwards, a subtotal after what it sums up. */
function groupOrder(moment: Moment, record: RecordType, keys: readonly Key[], orderBy: readonly Given[], totals: boolean): Comparison {
  const byKey = (at: number, descending: boolean): Comparison => {
    const { field, part } = keys[at]!;
    const compare = (a: string, b: string) =>
      part === 'VALUE' ? compareStored(moment.store, measure(field), a, b) : a < b ? -1 : a > b ? 1 : 0;
    return (a, b) => {
      const [mine, theirs] = [a.keys[at]!, b.keys[at]!];
      const upwards = mine === null || theirs === null ? Number(mine === null) - Number(theirs === null) : compare(mine, theirs);
      return descending ? -upwards : upwards;
    };
  };
  const asked = orderBy.map((entry): Comparison => {
    const [name, rule] = single(entry);
    if (rule === null) throw new InvalidInput({ orderBy: 'DIRECTION' });
    if (name === 'count') return (a, b) => (a.rows.length - b.rows.length) * (rule === 'DESC' ? -1 : 1);
    if (name === 'key') {
      const { index, direction } = rule as { index: number; direction: string };
      if (!keys[index]) throw new InvalidInput({ orderBy: 'NO_SUCH_KEY' });
      return byKey(index, direction === 'DESC');
    }
    const [of, direction] = single(rule as Given);
    if (direction === null) throw new InvalidInput({ orderBy: 'DIRECTION' });
    const field = record.field(of);
    return (a, b) => {
      const [mine, theirs] = [a, b].map((group) => figure(moment, name, field, group)) as [string | null, string | null];
      if (mine === null || theirs === null) return Number(mine === null) - Number(theirs === null);
      const measured = isCounted(field, name) ? ({ ...field, kind: 'decimal' } as Field) : measure(field);
      return compareStored(moment.store, measured, mine, theirs) * (direction === 'DESC' ? -1 : 1);
    };
  });
  const rest = keys.flatMap((_, at) => [
    ...(totals ? [(a: Group, b: Group) => Number(a.depth <= at) - Number(b.depth <= at)] : []),
    byKey(at, false),
  ]);
  const all = [...asked, ...rest, (a: Group, b: Group) => a.depth - b.depth];
  return (a, b) => {
    for (const compare of all) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function single(entry: Given): [string, unknown] {
  const entries = Object.entries(entry ?? {});
  if (entries.length !== 1) throw new InvalidInput({ orderBy: 'ONE_KEY_EACH' });
  return entries[0]!;
}

function keysObject(reader: NaiveReader, record: RecordType, keys: readonly Key[], group: Group, path: readonly string[]): Answering {
  const keyAt = (wanted: readonly string[]) => keys.findIndex((key) => key.path.join('.') === wanted.join('.'));
  return {
    __typename: `${record.name}GroupKeys`,
    get: (name) => {
      if (name === 'record') {
        const at = keyAt([...path, 'id']);
        return at < 0 ? null : reader.visible(reader.moment.store.find(record, group.keys[at]));
      }
      const field = record.field(name);
      if (field.kind === 'link') return keysObject(reader, field.target!, keys, group, [...path, name]);
      const at = keyAt([...path, name]);
      const value = group.keys[at] ?? null;
      return value === null || keys[at]!.part !== 'VALUE' ? value : shown(field, value);
    },
  };
}

/** The filter that opens the rows of a group: that of the query, and one condition for each key that holds. */
function recordsFilter(moment: Moment, keys: readonly Key[], group: Group, filter: Given | null | undefined): unknown {
  if (keys.some(({ field }) => !field.filter)) return null;
  const narrowed = keys.slice(0, group.depth).map((key, at) => keyFilter(moment, key, group.keys[at]!));
  return { and: [filter ?? {}, ...narrowed] };
}

function keyFilter(moment: Moment, { path, field, part }: Key, value: string | null): unknown {
  const at = (names: readonly string[], rule: unknown): unknown => names.reduceRight((inner, name) => ({ [name]: inner }), rule);
  if (value === null) {
    // Nothing at the end of the path: because a link on the way leads nowhere, or because the field itself is empty.
    if (path.length === 1) return at(path, { empty: true });
    return { not: field.name === 'id' ? at(path.slice(0, -1), {}) : at(path, { empty: false }) };
  }
  if (part === 'VALUE') return at(path, { eq: shown(field, value) });
  const next = step(part.toLowerCase(), value, 1);
  const edge = (day: string) => (field.kind === 'date' ? day : midnight(day, moment.timeZone).toISOString());
  return at(path, { gte: edge(value), lt: edge(next) });
}

/** The moment a day begins in a time zone. */
function midnight(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  const there = (moment: number) =>
    Date.parse(
      `${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(moment)).replace(' ', 'T')}Z`,
    );
  const guess = wanted - (there(wanted) - wanted);
  return new Date(wanted - (there(guess) - guess));
}
