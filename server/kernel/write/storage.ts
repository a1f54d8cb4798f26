import type { Field, RecordType } from '../declare/registry.js';
import { columnType } from '../orm/column-type.js';

/** A table that holds columns of a record: its own, or the side table of a class. */
export interface StoredTable {
  readonly name: string;
  /** The column that carries the record's id. */
  readonly key: string;
  readonly fields: readonly Field[];
}

/** How a record lies in the database, worked out once: tables, columns in their order, and the parts below it. */
export interface Storage {
  readonly record: RecordType;
  readonly main: StoredTable;
  readonly sides: readonly StoredTable[];
  /** The fields of all tables, in the order of a row as the kernel holds it. */
  readonly fields: readonly Field[];
  readonly place: ReadonlyMap<string, number>;
  readonly lines: readonly LineStorage[];
  /** The fields that decide whose a record is; lines carry copies of them. */
  readonly scope: readonly Field[];
}

export interface LineStorage {
  readonly field: Field;
  readonly via: Field;
  readonly storage: Storage;
}

const storages = new WeakMap<RecordType, Storage>();

export function storageOf(record: RecordType): Storage {
  const known = storages.get(record);
  if (known) return known;
  const stored = record.fields.filter((field) => field.kind !== 'lines');
  const sideNames = [...new Set(stored.filter((field) => field.sideTable).map((field) => field.table))];
  const main = { name: record.table, key: 'id', fields: stored.filter((field) => !field.sideTable) };
  const sides = sideNames.map((name) => ({ name, key: 'record_id', fields: stored.filter((field) => field.table === name) }));
  const fields = [main, ...sides].flatMap((table) => table.fields);
  const storage: Storage = {
    record,
    main,
    sides,
    fields,
    place: new Map(fields.map((field, place) => [field.name, place])),
    lines: record.lines.map((field) => ({ field, via: field.target!.partOf!, storage: storageOf(field.target!) })),
    scope: record.partOf ? [] : record.scopeFields.map((name) => record.field(name)),
  };
  storages.set(record, storage);
  return storage;
}

/** Whose document it is for the outside is corrected like any other link; with whom it lies among us is handed over. */
export const isHandedOver = (field: Field): boolean => {
  const { kind, name, resource } = field;
  const rows = resource.party?.rows;
  const isPartyLink = rows !== undefined && 'field' in rows && rows.field === name;
  return kind === 'link' && !resource.partOf && !isPartyLink && storageOf(resource).scope.includes(field);
};

export const quoted = (name: string): string => `"${name}"`;

/** A column as canonical text: decimals with their places, days as they are, instants in UTC to the millisecond. */
function asText(field: Field, alias: string): string {
  const column = `${alias}.${quoted(field.column)}`;
  return field.kind === 'instant' ? `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `${column}::text`;
}

const sideAlias = (at: number) => `s${at}`;

/** The row as one JSON array of texts, in the order of `storage.fields`. */
export function rowExpression(storage: Storage, alias: string, withSides: boolean): string {
  const main = storage.main.fields.map((field) => asText(field, alias));
  const sides = storage.sides.flatMap((table, at) => table.fields.map((field) => (withSides ? asText(field, sideAlias(at)) : 'null')));
  return `to_json(array[${[...main, ...sides].join(', ')}]::text[])`;
}

export const sideJoins = (storage: Storage, alias: string): string =>
  storage.sides
    .map((table, at) => `left join ${quoted(table.name)} ${sideAlias(at)} on ${sideAlias(at)}.record_id = ${alias}.id`)
    .join(' ');

/** The lines of a row, in their order, as one JSON array of rows. */
export function linesExpression({ via, storage }: LineStorage, alias: string, withSides: boolean): string {
  const joins = withSides ? sideJoins(storage, 'l') : '';
  return `(select json_agg(${rowExpression(storage, 'l', withSides)} order by l.position)
    from ${quoted(storage.main.name)} l ${joins} where l.${quoted(via.column)} = ${alias}.id)`;
}

/**
 * A set of rows as a table expression named `r` with the columns c0, c1, …, fed by one array a column. Arrays, because
 * PostgreSQL reads them in less than half the time that the same rows take as JSON.
 */
export function rowsAsTable(fields: readonly Field[], firstParameter = 1): string {
  // Without the length: a cast would cut a text that is too long, where the column itself refuses it.
  const arrays = fields.map((field, at) => `$${at + firstParameter}::${columnType(field).replace(/\(\d+\)/, '')}[]`);
  return `unnest(${arrays.join(', ')}) as r(${fields.map((_, at) => `c${at}`).join(', ')})`;
}

/** The arrays that feed `rowsAsTable`. */
export function columnsOfRows(width: number, rows: readonly (readonly (string | null)[])[]): (string | null)[][] {
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at]!));
}
