import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

/** Exact decimals travel as strings: JSON numbers lose digits. Whole numbers are taken too, since nothing can be lost in them. */
function decimalScalar(name: string, places: number, meaning: string): GraphQLScalarType<string, string> {
  const pattern = new RegExp(`^[+-]?\\d{1,15}(\\.\\d{1,${places}})?$`);
  const parse = (value: unknown): string => {
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== 'string' || !pattern.test(text)) {
      throw new GraphQLError(`${name} takes a decimal in a string, such as "12.50", with at most 15 digits before and ${places} after the point.`);
    }
    return canonical(text);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description: `${meaning} A decimal in a string, at most ${places} places after the point.`,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.INT ? node.value : node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** One spelling per number: no plus sign, no leading zeros, no minus before zero. */
function canonical(text: string): string {
  const digits = text.replace(/^[+-]/, '').replace(/^0+(?=\d)/, '');
  return text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

export const MoneyScalar = decimalScalar('Money', 9, 'An amount of money or a price.');
export const QuantityScalar = decimalScalar('Quantity', 6, 'A quantity of something.');
export const DecimalScalar = decimalScalar('Decimal', 9, 'A rate, a percentage or another exact number.');

function parseDate(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && !value.startsWith('0000')) return value;
  }
  throw new GraphQLError('Date takes a day of the calendar as "YYYY-MM-DD".');
}

function parseInstant(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) {
    parseDate(value.slice(0, 10));
    const moment = new Date(value);
    if (!Number.isNaN(moment.getTime())) return moment.toISOString();
  }
  throw new GraphQLError('DateTime takes a moment with its zone, such as "2026-11-23T16:00:00Z".');
}

const fromString = (parse: (value: unknown) => string) => ({
  serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parse,
  parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, `YYYY-MM-DD`, without a time zone.',
  ...fromString(parseDate),
});

export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'A moment in UTC with milliseconds, `YYYY-MM-DDThh:mm:ss.sssZ`.',
  ...fromString(parseInstant),
});

export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
