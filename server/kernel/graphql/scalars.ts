import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly form: RegExp;
  readonly example: string;
  readonly isReal?: (text: string) => boolean;
}

/** A value that travels as text of one form. It comes from the database in that form, so nothing is done on the way out. */
function textScalar({ name, description, form, example, isReal = () => true }: TextScalar): GraphQLScalarType<string, string> {
  const accept = (value: unknown): string => {
    if (typeof value === 'string' && value.length <= 64 && form.test(value) && isReal(value)) return value;
    throw new GraphQLError(`Expected type "${name}": ${example}.`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: accept,
    parseLiteral: (node: ValueNode) => accept(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Digits without a sign on zero: `-0` and exponents are no amounts. */
const decimalForm = (places: number): RegExp => new RegExp(`^(?!-0(\\.0*)?$)-?\\d{1,18}(\\.\\d{1,${places}})?$`);

export const MoneyScalar = textScalar({
  name: 'Money',
  description: 'An exact amount in the places of its currency, as text: `"12.50"`.',
  form: decimalForm(6),
  example: 'an amount as text, such as "12.50"',
});

export const QuantityScalar = textScalar({
  name: 'Quantity',
  description: 'An exact quantity with up to 6 places, as text: `"2.5"`.',
  form: decimalForm(6),
  example: 'a quantity as text, such as "2.5"',
});

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description: 'An exact number with up to 9 places, as text: `"1.0825"`.',
  form: decimalForm(9),
  example: 'a number as text, such as "1.0825"',
});

const isDay = (text: string): boolean => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
};

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A day without a time: `"2026-11-23"`.',
  form: /^\d{4}-\d{2}-\d{2}$/,
  example: 'a day such as "2026-11-23"',
  isReal: isDay,
});

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'A moment in time in UTC: `"2026-11-23T16:30:00.000Z"`.',
  form: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  example: 'a moment such as "2026-11-23T16:30:00.000Z"',
  isReal: isDay,
});

/** Data whose shape the schema does not tell. Objects have no prototype, so no key of theirs can reach ours. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Data of any shape.',
  serialize: (value) => value,
  parseValue: withoutPrototype,
  parseLiteral: (node, variables) => literal(node, variables ?? {}),
});

function withoutPrototype(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototype);
  if (value === null || typeof value !== 'object') return value;
  return bareObject(Object.entries(value).map(([key, inner]) => [key, withoutPrototype(inner)]));
}

function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.OBJECT:
      return bareObject(node.fields.map(({ name, value }) => [name.value, literal(value, variables)]));
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables[node.name.value];
    default:
      return node.value;
  }
}

const bareObject = (entries: (readonly [string, unknown])[]): object =>
  Object.assign(Object.create(null) as object, Object.fromEntries(entries));
