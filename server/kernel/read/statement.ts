import type { Rights } from '../rights/rights.js';
import type { Registry } from '../declare/registry.js';
import type { Moment, Read } from './argument.js';

/** The SQL types that parameters are cast to, so that no type is left to be guessed. */
export type SqlType = 'uuid' | 'text' | 'int' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | `${'uuid' | 'text' | 'int' | 'numeric' | 'date' | 'timestamptz'}[]`;

/** One statement in the making: its parameters, its aliases, and whose rights it is made for. */
export class Statement {
  readonly parameters: Read[] = [];
  /** The coordinates this statement reads: the edge rules are asked about them before it runs. */
  readonly coordinates = new Set<string>();
  private aliases = 0;

  constructor(
    readonly registry: Registry,
    readonly rights: Rights,
    /** Parameters that stand before: principal and epoch. */
    private readonly offset: number,
  ) {}

  parameter(read: Read, type: SqlType): string {
    this.parameters.push(read);
    return `$${this.parameters.length + this.offset}::${type}`;
  }

  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  valuesAt(moment: Moment): unknown[] {
    return this.parameters.map((read) => read(moment));
  }
}

/** A text in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
