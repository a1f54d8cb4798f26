import { getNamedType, getNullableType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import type { Draws } from '../support/draws.js';
import type { Feature } from './features.js';

export type Given = Readonly<Record<string, unknown>>;

/** A value of an enum: written bare in a document, as text in variables. */
export class Word {
  constructor(private readonly name: string) {}

  toString(): string {
    return this.name;
  }

  toJSON(): string {
    return this.name;
  }
}

/** The writing of a document: values that may become variables, fragments, directives. */
export class DocumentText {
  readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];
  private readonly fragments: string[] = [];

  constructor(
    private readonly draws: Draws,
    private readonly note: (feature: Feature) => void,
  ) {}

  document(selections: readonly string[]): string {
    const variables = this.definitions.length > 0 ? `(${this.definitions.join(', ')})` : '';
    return [`query Made${variables} ${this.block(selections)}`, ...this.fragments].join('\n');
  }

  block(selections: readonly string[]): string {
    return `{ ${selections.join(' ')} }`;
  }

  fragment(type: string, selections: readonly string[]): string {
    const name = `F${this.fragments.length + 1}`;
    this.fragments.push(`fragment ${name} on ${type} ${this.block(selections)}`);
    return name;
  }

  directives(probability: number): string {
    if (!this.draws.chance(probability)) return '';
    const name = this.draws.one(['skip', 'include'] as const);
    this.note(`@${name}`);
    const stays = this.draws.chance(0.6);
    const value = name === 'include' ? stays : !stays;
    if (!this.draws.chance(0.5)) return ` @${name}(if: ${value})`;
    const variable = this.define('Boolean!', value);
    return ` @${name}(if: ${variable})`;
  }

  value(value: unknown, type: GraphQLInputType, mayVary = true): string {
    if (this.draws.chance(0.12)) return mayVary ? this.variable(value, type) : this.define(String(type), value);
    const bare = getNullableType(type);
    if (value === null) return 'null';
    if (isListType(bare)) {
      const items = (value as unknown[]).map((item) => this.value(item, bare.ofType as GraphQLInputType, mayVary));
      return items.length === 1 && value !== null && this.draws.chance(0.2) && items[0] !== 'null' && !items[0]!.startsWith('$')
        ? items[0]!
        : `[${items.join(', ')}]`;
    }
    if (isInputObjectType(bare) && typeof value === 'object') {
      const fields = bare.getFields();
      const entries = Object.entries(value).map(([name, inner]) => `${name}: ${this.value(inner, fields[name]!.type, mayVary)}`);
      return `{ ${entries.join(', ')} }`;
    }
    return literal(value);
  }

  private variable(value: unknown, type: GraphQLInputType): string {
    this.note('variable');
    if (isNonNullType(type)) return this.define(String(type), value);
    if (value !== null && this.draws.chance(0.15)) {
      this.note('variable with a default');
      const name = this.define(`${String(type)} = ${literal(value)}`, value);
      if (this.draws.chance(0.6)) delete this.variables[name.slice(1)];
      return name;
    }
    // Nothing would be no order and no key.
    const fate = /(Order|GroupBy|Direction|DatePart|GroupValue)$/.test(String(getNamedType(type))) ? 20 : this.draws.below(20);
    if (fate < 3) {
      this.note('variable that is null');
      return this.define(String(type), null);
    }
    const name = this.define(value !== null && this.draws.chance(0.2) ? `${String(type)}!` : String(type), value);
    if (fate < 7 && !this.definitions.at(-1)!.endsWith('!')) {
      this.note('variable left out');
      delete this.variables[name.slice(1)];
    }
    return name;
  }

  private define(type: string, value: unknown): string {
    const name = `v${this.definitions.length + 1}`;
    this.definitions.push(`$${name}: ${type}`);
    this.variables[name] = JSON.parse(JSON.stringify(value ?? null));
    return `$${name}`;
  }
}

function literal(value: unknown): string {
  if (value instanceof Word) return value.toString();
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(', ')} }`;
}
