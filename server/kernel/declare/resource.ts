import type { AccessTable } from './access.js';
import { fieldsDeclaredOn, type FieldDeclaration } from './fields.js';
import type { Constructor } from './types.js';

export interface ResourceOptions<Entity> {
  /** The module (folder) that owns the record. */
  module: string;
  access: AccessTable;
  /** The field that names a record to a person. */
  title: keyof Entity & string;
  /** The states in which fields may be edited; all states when left out. */
  editableIn?: readonly string[];
  /** The rate and the day of the rate by which foreign amounts become company currency. */
  exchange?: { currency: keyof Entity & string; rate: keyof Entity & string; on: keyof Entity & string };
  /** For a line: the link to the record it is part of. It takes that record's rows and has no life of its own. */
  partOf?: keyof Entity & string;
  /** The plural where adding s or es would be wrong. */
  plural?: string;
  /** The field shown first in lists and used as the order when none is asked for; the title when left out. */
  orderBy?: { field: keyof Entity & string; direction: 'ASC' | 'DESC' };
  /** Written once and never changed or removed, not even by us. */
  appendOnly?: boolean;
}

export interface ResourceClass {
  readonly target: Constructor;
  readonly options: ResourceOptions<Record<string, unknown>>;
  readonly fields: readonly FieldDeclaration[];
}

const classes = new Map<Constructor, ResourceClass>();

/** Declares a class as a record: the one place its table, API and screens come from. */
export function Resource<Entity>(options: ResourceOptions<Entity>) {
  return (target: Constructor<Entity>): void => {
    const declaration = { target: target as Constructor, options, fields: fieldsDeclaredOn(target as Constructor) };
    classes.set(target as Constructor, declaration as ResourceClass);
  };
}

/** Every class declared so far, in the order of their files. */
export function resourceClasses(): ResourceClass[] {
  return [...classes.values()];
}
