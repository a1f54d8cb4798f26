import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { constantCase } from '../declare/naming.js';
import type { Field } from '../declare/registry.js';
import { DateScalar, DateTimeScalar, DecimalScalar, MoneyScalar, QuantityScalar } from './scalars.js';
import type { TypedField, Types } from './typed.js';

export type ComparatorKind =
  'id' | 'text' | 'searchable' | 'integer' | 'decimal' | 'quantity' | 'money' | 'flag' | 'date' | 'instant' | 'choice';

export function comparatorFor(field: Field): ComparatorKind {
  if (field.name === 'id') return 'id';
  if (field.choices) return 'choice';
  if (field.kind === 'text' || field.kind === 'longText') return field.search ? 'searchable' : 'text';
  return field.kind === 'price' ? 'money' : (field.kind as ComparatorKind);
}

/** Spans of days relative to today, in the caller's time zone; the week begins on Monday. */
export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'this week',
  'last week',
  'next week',
  'this month',
  'last month',
  'next month',
  'this quarter',
  'last quarter',
  'this year',
  'last year',
] as const;
export type Period = (typeof periods)[number];

export const direction = (types: Types): object =>
  types.once('Direction', () => types.enumeration('Direction', { ASC: 'asc', DESC: 'desc' }));

/** The inputs that compare a field with values: `eq`, `in`, `gte`, `contains` … */
export class Comparators {
  constructor(private readonly types: Types) {}

  of(kind: ComparatorKind, valueType: () => object): new () => object {
    if (kind === 'choice') return this.choice(valueType());
    const scalar = {
      id: GraphQLID,
      text: GraphQLString,
      searchable: GraphQLString,
      integer: GraphQLInt,
      decimal: DecimalScalar,
      quantity: QuantityScalar,
      money: MoneyScalar,
      flag: GraphQLBoolean,
      date: DateScalar,
      instant: DateTimeScalar,
    }[kind];
    const name = {
      id: 'IdFilter',
      text: 'TextFilter',
      searchable: 'SearchableTextFilter',
      integer: 'IntFilter',
      decimal: 'DecimalFilter',
      quantity: 'QuantityFilter',
      money: 'MoneyFilter',
      flag: 'FlagFilter',
      date: 'DateFilter',
      instant: 'DateTimeFilter',
    }[kind];
    return this.types.once(name, () =>
      this.types.input(
        name,
        this.fields(kind, () => scalar),
      ),
    );
  }

  private choice(enumeration: object): new () => object {
    const known = this.choices.get(enumeration);
    if (known) return known;
    const name = `${this.nameOf(enumeration)}Filter`;
    const made = this.types.once(name, () =>
      this.types.input(
        name,
        this.fields('choice', () => enumeration),
      ),
    );
    this.choices.set(enumeration, made);
    return made;
  }

  private readonly choices = new Map<object, new () => object>();

  private nameOf(enumeration: object): string {
    return this.types.nameOf(enumeration);
  }

  private fields(kind: ComparatorKind, type: () => object): Record<string, TypedField> {
    const one = { type, nullable: true };
    const many = { ...one, list: true };
    const fields: Record<string, TypedField> = { eq: one, ne: one };
    if (kind !== 'flag') Object.assign(fields, { in: many, notIn: many });
    if (['integer', 'decimal', 'quantity', 'money', 'date', 'instant'].includes(kind)) {
      Object.assign(fields, { gt: one, gte: one, lt: one, lte: one, between: many });
    }
    if (kind === 'searchable') Object.assign(fields, { contains: one, startsWith: one });
    if (kind === 'date' || kind === 'instant') fields['within'] = { type: () => this.period(), nullable: true };
    if (kind !== 'id') fields['empty'] = { type: () => GraphQLBoolean, nullable: true };
    return fields;
  }

  private period(): object {
    const values = Object.fromEntries(periods.map((period) => [constantCase(period), period]));
    return this.types.once('Period', () => this.types.enumeration('Period', values));
  }
}
