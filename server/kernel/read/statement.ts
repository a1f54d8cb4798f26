import type { Rights } from '../rights/rights.js';
import type { Registry } from '../declare/registry.js';
import { DomainError } from '../errors.js';
import type { Moment, Read } from './argument.js';
import { literal, type Piece } from './json-text.js';
import { NotYours } from './not-yours.js';

/** No field of the schema has such a name. */
export const refusalMark = ' refused';

/** The SQL types that parameters are cast to, so that no type is left to be guessed. */
export type SqlType =
  | 'uuid'
  | 'text'
  | 'int'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | `${'uuid' | 'text' | 'int' | 'numeric' | 'date' | 'timestamptz'}[]`;

/** One statement in the making: its parameters, its aliases, and whose rights it is made for. */
export class Statement {
  readonly parameters: Read[] = [];
  /** The coordinates this statement reads: the edge rules are asked about them before it runs. */
  readonly coordinates = new Set<string>();
  /** What was refused below a root field, in the order of the marks that stand for it in the answer. */
  readonly refusals: Error[] = [];
  private aliases = 0;

  constructor(
    readonly registry: Registry,
    readonly rights: Rights,
    /** Parameters that stand before: principal and epoch. */
    private readonly offset: number,
    /** Given where a field that is refused has to be told apart from its neighbours: values are then looked at right away. */
    private readonly moment?: Moment,
  ) {}

  parameter(read: Read, type: SqlType): string {
    if (this.moment) read(this.moment);
    this.parameters.push(read);
    return `$${this.parameters.length + this.offset}::${type}`;
  }

  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /** A field below the root. Where neighbours are to be told apart, a mark stands in for one that is refused. */
  attempt(field: () => readonly Piece[]): readonly Piece[] {
    if (!this.moment) return field();
    const { length } = this.parameters;
    try {
      return field();
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof NotYours)) throw error;
      // What was asked for on the way is not in the text, so it may not be among the values.
      this.parameters.length = length;
      return [literal(`{"${refusalMark}":${this.refusals.push(error) - 1}}`)];
    }
  }

  valuesAt(moment: Moment): unknown[] {
    return this.parameters.map((read) => read(moment));
  }
}

/** A text in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
