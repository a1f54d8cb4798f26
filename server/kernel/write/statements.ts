import type { Field } from '../declare/registry.js';
import type { Row } from './row.js';
import { columnsOfRows, quoted, rowsAsTable, type StoredTable } from './storage.js';
import type { Context, Transaction } from './transaction.js';

const columnsOf = (fields: readonly Field[]) => fields.map((field) => quoted(field.column)).join(', ');
const placesOf = (fields: readonly Field[], from = 0) => fields.map((_, at) => `c${at + from}`).join(', ');

const inserts = new WeakMap<StoredTable, string>();

/** Inserts rows, each with the table's columns in their order. */
export function insertRows(transaction: Transaction, context: Context, table: StoredTable, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  const text = inserts.get(table) ?? insertStatement(table);
  inserts.set(table, text);
  transaction.send(context, text, columnsOfRows(table.fields.length, rows));
}

function insertStatement({ name, fields }: StoredTable): string {
  return `insert into ${quoted(name)} (${columnsOf(fields)})
    select ${placesOf(fields)} from ${rowsAsTable(fields)}`;
}

/** Sets some columns of rows; each row given is the id and then the new values in the order of `fields`. */
export function updateRows(
  transaction: Transaction,
  context: Context,
  table: StoredTable,
  idField: Field,
  fields: readonly Field[],
  rows: readonly Row[],
): void {
  if (rows.length === 0 || fields.length === 0) return;
  const settings = fields.map((field, at) => `${quoted(field.column)} = r.c${at + 1}`).join(', ');
  const text = `update ${quoted(table.name)} t set ${settings}
    from ${rowsAsTable([idField, ...fields])} where t.${table.key} = r.c0`;
  transaction.send(context, text, columnsOfRows(fields.length + 1, rows));
}

/** Writes rows of a side table, whether they were there or not; each row is the record's id and then the table's values. */
export function putRows(
  transaction: Transaction,
  context: Context,
  { name, key, fields }: StoredTable,
  rows: readonly Row[],
  idField: Field,
): void {
  if (rows.length === 0) return;
  const settings = fields.map((field) => `${quoted(field.column)} = excluded.${quoted(field.column)}`).join(', ');
  const text = `insert into ${quoted(name)} (${key}, ${columnsOf(fields)})
    select ${placesOf([idField, ...fields])} from ${rowsAsTable([idField, ...fields])}
    on conflict (${key}) do update set ${settings}`;
  transaction.send(context, text, columnsOfRows(fields.length + 1, rows));
}

export function deleteRows(transaction: Transaction, context: Context, table: StoredTable, ids: readonly string[]): void {
  if (ids.length > 0) transaction.send(context, `delete from ${quoted(table.name)} where ${table.key} = any($1::uuid[])`, [ids]);
}
