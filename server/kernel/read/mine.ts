import type { Field, RecordType } from '../declare/registry.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import type { Statement } from './statement.js';

/**
 * The conditions under which a row is the caller's to see beyond what its policy says: the parts of a record follow the
 * record there, and may take a level that the caller reaches on some records only.
 */
export const isMine = (statement: Statement, record: RecordType, alias: string): string[] =>
  statement.rights.readsPartly(record) ? [`(${scopePredicate(record, alias, String(statement.rights.access(record).read))})`] : [];

/** The same for all the lines that a field holds, asked of the record of `alias`. */
export const linesAreMine = (statement: Statement, field: Field, alias: string): string[] =>
  statement.rights.field(field) === 'by row'
    ? [`(${scopePredicate(field.resource, alias, String(statement.rights.readLevel(field)))})`]
    : [];

/** More to be said behind a condition. */
export const andAlso = (conditions: readonly string[]): string => conditions.map((condition) => ` and ${condition}`).join('');
