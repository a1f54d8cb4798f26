import { constantCase } from '../declare/naming.js';
import type { Field } from '../declare/registry.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import { literal, orNull, sql, type Piece } from './json-text.js';
import { quoted, type SqlType, type Statement } from './statement.js';
import { NotYours } from './not-yours.js';

/** The column of a field as this caller may see it: plainly, on some rows only, or from its side table. */
export function columnOf(statement: Statement, field: Field, alias: string): string {
  const reading = statement.rights.field(field);
  if (reading === 'none') throw new NotYours(field.coordinate);
  statement.coordinates.add(field.coordinate);
  const column = field.sideTable
    ? `(select s.${field.column} from "${field.table}" s where s.record_id = ${alias}.id)`
    : `${alias}.${field.column}`;
  return reading === 'plain'
    ? column
    : `case when ${scopePredicate(field.resource, alias, statement.rights.toRead(field))} then ${column} end`;
}

/** Amounts are compared, ordered and summed in company currency. */
export const comparable = (field: Field): Field => field.twin ?? field;

export function sqlTypeOf(field: Field): SqlType {
  switch (field.kind) {
    case 'integer':
      return 'int';
    case 'decimal':
    case 'quantity':
    case 'money':
    case 'price':
      return 'numeric';
    case 'flag':
      return 'boolean';
    case 'date':
      return 'date';
    case 'instant':
      return 'timestamptz';
    case 'link':
      return 'uuid';
    default:
      return field.name === 'id' ? 'uuid' : 'text';
  }
}

/** Whether the column may be empty for this caller on a row of the table itself. */
export const mayBeEmpty = (statement: Statement, field: Field): boolean =>
  field.optional || field.sideTable || statement.rights.field(field) !== 'plain';

/** A value of a field's kind as JSON; `expression` is the column or anything computed of the same kind. */
export function valueJson(field: Field, expression: string, nullable: boolean): Piece[] {
  const written = writtenAs(field, expression);
  if (nullable)
    return [orNull(written.length === 1 ? (written[0] as { sql: string }).sql : `'"' || ${(written[1] as { sql: string }).sql} || '"'`)];
  return written;
}

function writtenAs(field: Field, expression: string): Piece[] {
  if (field.choices) return inQuotes(choiceName(field, expression));
  switch (field.kind) {
    case 'integer':
    case 'flag':
      return [sql(`(${expression})::text`)];
    case 'decimal':
    case 'quantity':
    case 'money':
    case 'price':
    case 'date':
    case 'link':
      return inQuotes(`(${expression})::text`);
    case 'instant':
      return inQuotes(instantText(expression));
    default:
      return field.name === 'id' ? inQuotes(`(${expression})::text`) : [sql(`to_json(${expression})::text`)];
  }
}

export const instantText = (expression: string): string => `to_char((${expression}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const inQuotes = (expression: string): Piece[] => [literal('"'), sql(expression), literal('"')];

/** The enum name of a stored choice. */
function choiceName(field: Field, expression: string): string {
  const plain = field.choices!.every((choice) => choice.toUpperCase().replaceAll(/[ -]/g, '_') === constantCase(choice));
  if (plain) return `upper(translate(${expression}, ' -', '__'))`;
  return `case ${expression} ${field.choices!.map((choice) => `when ${quoted(choice)} then ${quoted(constantCase(choice))}`).join(' ')} end`;
}
