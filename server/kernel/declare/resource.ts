import type { AccessTable } from './access.js';
import { fieldsDeclaredOn, type FieldDeclaration } from './fields.js';
import type { Constructor } from './types.js';

/** What a record says of a person, beyond the classes that always do: pay, bank, personal and secret values. */
export interface PersonalData<Entity> {
  /** Whose data it is: the record is the person, or names them through a link. A line follows the record it is part of. */
  readonly of: 'itself' | (keyof Entity & string);
  readonly fields: readonly (keyof Entity & string)[];
  /** Only records with these values are about a person at all. */
  readonly when?: Partial<Record<keyof Entity & string, string>>;
  /** Links to records that are the same person under another name: whoever is forgotten there is forgotten here. */
  readonly sameAs?: readonly (keyof Entity & string)[];
  /** The person may be forgotten only in these states: somebody who works here is still known. */
  readonly erasableIn?: readonly string[];
  /** What the law keeps as it was written on a document of these states, for some years since its day. */
  readonly kept?: {
    readonly states: readonly string[];
    readonly fields: readonly (keyof Entity & string)[];
    readonly years: number;
    readonly since: keyof Entity & string;
  };
}

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
  /** What a list opens with, in this order, and the table of a line beside its record; people show the others. Chosen by kind when left out. */
  columns?: readonly (keyof Entity & string)[];
  /** What must be true of every row by itself, each as SQL over its columns under a name of its own: the database refuses anything else. */
  checks?: Readonly<Record<string, string>>;
  /** Indexes besides those of its filters, each as its columns under a name of its own. */
  indexes?: Readonly<Record<string, string>>;
  /** Written once and never changed or removed, not even by us. */
  appendOnly?: boolean;
  /** Kept by SQL beside the rows that it sums up: nobody else writes it, it has no history, and nobody is told of its changes. */
  summary?: boolean;
  /** Fields in which no two records agree all at once; two that are empty agree. */
  keys?: readonly (readonly (keyof Entity & string)[])[];
  /** What it says of a person: listed in the register, exported on request, and erased. */
  personal?: PersonalData<Entity>;
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
