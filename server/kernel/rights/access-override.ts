import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';

/**
 * What an override is about: an operation or a move of a record, reading or writing one of its fields, the rows that a level
 * reaches, or a duty, which belongs to no record.
 */
const accessParts = ['operation', 'read', 'write', 'rows', 'duty'] as const;
export type AccessPart = (typeof accessParts)[number];

/** One cell of the access tables. For `rows` its name is the number of the level. */
export interface AccessCellId {
  readonly record: string;
  readonly part: AccessPart;
  readonly name: string;
}

/** What a version of the access tables says otherwise than the code. */
export interface AccessOverride extends AccessCellId {
  /** For every part but `rows`. */
  readonly level: Level | null;
  readonly rule: RowRule | null;
}

export const overrideKey = ({ record, part, name }: AccessCellId): string => `${record} ${part} ${name}`;
