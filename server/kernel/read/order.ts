import { createHash } from 'node:crypto';
import type { Field, RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import type { Argument, ListArgument, Read } from './argument.js';
import { NotYours } from './not-yours.js';
import { quoted, type SqlType, type Statement } from './statement.js';
import { columnOf, comparable, mayBeEmpty, sqlTypeOf } from './value.js';

export interface OrderKey {
  readonly sql: string;
  readonly type: SqlType;
  readonly descending: boolean;
  readonly nullable: boolean;
  readonly name: string;
}

/** A way to rows in their order: the keys, the id last so that no two rows are equal, and the joins the keys need. */
export interface Path {
  readonly keys: readonly OrderKey[];
  readonly joins: string;
  /** Names the order inside its cursors: a cursor of another order is refused. */
  readonly signature: string;
  /** Only these rows lie on this way. */
  readonly condition?: string;
  /** Where the order is that of a link: what it leads to, each followed by its rows in the order of their ids. */
  readonly behind?: Behind;
}

/** The records that an order goes by, and the column of the list that leads to them. */
export interface Behind {
  readonly table: string;
  readonly alias: string;
  readonly link: string;
}

/** The order of a list. */
export interface Order extends Path {
  /** Where it begins behind a link that may be empty: the rows with it and those without, for each has an index to go by. */
  readonly halves?: readonly Path[];
}

export function orderOf(statement: Statement, record: RecordType, alias: string, orderBy: Argument | undefined, first?: OrderKey): Order {
  const keys: OrderKey[] = first ? [first] : [];
  const joins: string[] = [];
  const entries = orderBy?.kind === 'list' ? (orderBy as ListArgument).items : [];
  for (const entry of entries) keys.push(keyOf(statement, record, alias, entry, joins, itself));
  if (keys.length === 0) keys.push(...defaultKeys(statement, record, alias));
  const last = keys.at(-1);
  if (last?.name !== 'id') {
    keys.push({ sql: `${alias}.id`, type: 'uuid', descending: last?.descending ?? false, nullable: false, name: 'id' });
  }
  const spelled = keys.map((key) => `${key.name}${key.descending ? '-' : '+'}`).join();
  const signature = createHash('sha256').update(spelled).digest('base64url').slice(0, 6);
  return {
    keys,
    joins: joins.join(' '),
    signature,
    behind: first ? undefined : behindOf(statement, record, alias, entries, keys[0]!),
    halves: first ? undefined : halvesOf(statement, record, alias, entries, keys, joins, signature),
  };
}

const within = (entry: Argument): Argument | undefined => (entry.kind === 'object' ? [...entry.fields.values()][0] : undefined);

const fieldNamed = (record: RecordType, entry: Argument | undefined): Field | undefined =>
  entry?.kind === 'object' ? record.field([...entry.fields.keys()][0]!) : undefined;

function behindOf(
  statement: Statement,
  record: RecordType,
  alias: string,
  [entry, ...more]: readonly Argument[],
  key: OrderKey,
): Behind | undefined {
  const field = fieldNamed(record, entry);
  if (field?.kind !== 'link' || more.length > 0 || key.nullable || key.name.split('.').length !== 2) return undefined;
  return { table: field.target!.table, alias: key.sql.split('.')[0]!, link: columnOf(statement, field, alias) };
}

function halvesOf(
  statement: Statement,
  record: RecordType,
  alias: string,
  entries: readonly Argument[],
  [key, ...others]: readonly OrderKey[],
  [join, ...joins]: readonly string[],
  signature: string,
): Path[] | undefined {
  const field = fieldNamed(record, entries[0]);
  if (field?.kind !== 'link' || !field.optional || statement.rights.field(field) !== 'plain' || !field.target!.isOpenToAll)
    return undefined;
  if (key!.name.split('.').length !== 2) return undefined;
  const sure = { ...key!, nullable: mayBeEmpty(statement, comparable(fieldNamed(field.target!, within(entries[0]!))!)) };
  const filled = {
    keys: [key!, ...others],
    joins: [join!.replace(/^left /, ''), ...joins].join(' '),
    signature,
    behind: behindOf(statement, record, alias, entries, sure),
  };
  const empty = {
    keys: [{ ...key!, sql: `null::${key!.type}` }, ...others],
    joins: joins.join(' '),
    signature,
    condition: `${columnOf(statement, field, alias)} is null`,
  };
  return [filled, empty];
}

/** How an order came to a record: by which links, and whether each of them leads somewhere for every row. */
interface Way {
  readonly path: string;
  readonly isSure: boolean;
}

const itself: Way = { path: '', isSure: true };

function keyOf(statement: Statement, record: RecordType, alias: string, entry: Argument, joins: string[], way: Way): OrderKey {
  const fields = entry.kind === 'object' ? [...entry.fields] : [];
  if (fields.length !== 1) throw new InvalidInput({ orderBy: 'ONE_KEY_EACH' });
  const [name, inner] = fields[0]!;
  const field = record.field(name);
  if (field.kind === 'link') {
    const target = field.target!;
    if (!statement.rights.may(target, 'read')) throw new NotYours(field.coordinate);
    const joined = statement.alias();
    const isSure = way.isSure && leadsSomewhere(statement, record, field);
    joins.push(`${isSure ? '' : 'left '}join "${target.table}" ${joined} on ${joined}.id = ${columnOf(statement, field, alias)}`);
    return keyOf(statement, target, joined, inner, joins, { path: `${way.path}${name}.`, isSure });
  }
  if (inner.kind !== 'leaf') throw new InvalidInput({ orderBy: 'DIRECTION' });
  return keyFor(statement, field, alias, inner.value === 'desc', way);
}

/** A link that is never empty, to a record that hides no row from its readers: the index of its order then gives the order of the list. */
function leadsSomewhere(statement: Statement, record: RecordType, field: Field): boolean {
  if (mayBeEmpty(statement, field)) return false;
  return field.name === record.partOf?.name || field.target!.isOpenToAll;
}

function keyFor(statement: Statement, field: Field, alias: string, descending: boolean, { path, isSure }: Way): OrderKey {
  const measured = comparable(field);
  const nullable = !isSure || mayBeEmpty(statement, measured);
  return { sql: columnOf(statement, measured, alias), type: sqlTypeOf(measured), descending, nullable, name: `${path}${field.name}` };
}

function defaultKeys(statement: Statement, record: RecordType, alias: string): OrderKey[] {
  const { orderBy } = record.options;
  if (record.partOf && !orderBy) return ['id'].map((name) => keyFor(statement, record.field(name), alias, false, itself));
  const field = record.field(orderBy?.field ?? record.title.name);
  const usable = field.filter && statement.rights.field(comparable(field)) === 'plain';
  return usable ? [keyFor(statement, field, alias, orderBy?.direction === 'DESC', itself)] : [];
}

export function orderBySql(order: Pick<Order, 'keys'>, reversed: boolean): string {
  return order.keys.map(({ sql, descending }) => `${sql}${descending !== reversed ? ' desc' : ''}`).join(', ');
}

/** The rows behind a cursor (before it, when reversed), in the terms of the order, so that its index leads there. */
export function beyondCursorSql(statement: Statement, order: Path, read: Read, reversed: boolean): string {
  const values = order.keys.map((key, at) => statement.parameter((moment) => decodeCursor(read(moment), order)[at], key.type));
  const oneWay = order.keys.every((key) => key.descending === order.keys[0]!.descending && !key.nullable);
  if (oneWay) {
    const operator = order.keys[0]!.descending !== reversed ? '<' : '>';
    const beyond = `(${order.keys.map(({ sql }) => sql).join(', ')}) ${operator} (${values.join(', ')})`;
    // Over several tables the comparison as a whole leads into no index; that of its first key does.
    return order.joins ? `${order.keys[0]!.sql} ${operator}= ${values[0]} and ${beyond}` : beyond;
  }
  return order.keys.reduceRight((rest, key, at) => beyondKey(key, values[at]!, reversed, rest), 'false');
}

/** Where a cursor cuts an order that goes by what it links to: which of those are beyond it or level with it, and which of their rows. */
export function beyondBehindSql(
  statement: Statement,
  order: Path,
  read: Read,
  reversed: boolean,
): { readonly targets: string; readonly rows: string } {
  const [key, id] = order.keys as [OrderKey, OrderKey];
  const [value, from] = order.keys.map(({ type }, at) => statement.parameter((moment) => decodeCursor(read(moment), order)[at], type));
  const [beyond, start] = key.descending !== reversed ? ['<', lastId] : ['>', firstId];
  return {
    targets: `(${value} is null or ${key.sql} ${beyond}= ${value})`,
    rows: `${id.sql} ${beyond} case when ${key.sql} = ${value} then ${from} else '${start}'::uuid end`,
  };
}

const firstId = '00000000-0000-0000-0000-000000000000';
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Behind in this key, or level in it and behind in the rest. PostgreSQL puts nulls last upwards and first downwards. */
function beyondKey({ sql, descending, nullable }: OrderKey, value: string, reversed: boolean, rest: string): string {
  const down = descending !== reversed;
  const behind = `${sql} ${down ? '<' : '>'} ${value}`;
  if (!nullable) return `(${behind} or (${sql} = ${value} and ${rest}))`;
  const level = `(${sql} = ${value} or (${sql} is null and ${value} is null))`;
  const pastNulls = down ? `(${value} is null and ${sql} is not null)` : `(${value} is not null and ${sql} is null)`;
  return `(${behind} or ${pastNulls} or (${level} and ${rest}))`;
}

/** `base64url(JSON [signature, value …, id])`: only values of keys the caller may read. */
export function cursorSql(order: Order, columns: readonly string[]): string {
  const values = [quoted(order.signature), ...columns.map((column) => `(${column})::text`)];
  return `translate(encode(convert_to(json_build_array(${values.join(', ')})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

function decodeCursor(cursor: unknown, order: Path): (string | null)[] {
  try {
    const [signature, ...values] = JSON.parse(Buffer.from(String(cursor), 'base64url').toString('utf8')) as (string | null)[];
    if (signature === order.signature && values.length === order.keys.length && values.every((value, at) => fits(value, order.keys[at]!)))
      return values;
  } catch {
    // Whatever it is, it is no cursor of ours.
  }
  throw new InvalidInput({ cursor: 'NOT_OF_THIS_LIST' });
}

const patterns: Partial<Record<SqlType, RegExp>> = {
  uuid: /^[0-9a-f-]{36}$/,
  int: /^-?\d{1,10}$/,
  numeric: /^-?[\d.]{1,60}$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} [\d:.+-]{8,30}$/,
};

const fits = (value: string | null, key: OrderKey): boolean =>
  value === null ? key.nullable : typeof value === 'string' && !value.includes('\0') && (patterns[key.type]?.test(value) ?? true);
