import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** What a parameter of a statement is read from at each run. */
export interface Moment {
  readonly variables: Variables;
  /** The caller's day, and their time zone. */
  readonly today: string;
  readonly timeZone: string;
}

export type Read = (moment: Moment) => unknown;

/**
 * An argument as it was written, with the way back to where its values come from: a plan is made for one shape of
 * variables and runs with other values. Enums, booleans and whole numbers (page sizes above all, which decide about the
 * way through the index) are part of the shape; all else is read at each run.
 */
export type Argument = AbsentArgument | LeafArgument | ListArgument | ObjectArgument;
interface AbsentArgument {
  readonly kind: 'null';
}
export interface LeafArgument {
  readonly kind: 'leaf';
  readonly value: unknown;
  readonly read: Read;
}
export interface ListArgument {
  readonly kind: 'list';
  readonly items: readonly Argument[];
  readonly read: Read;
}
export interface ObjectArgument {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, Argument>;
  readonly read: Read;
}

const absent: AbsentArgument = { kind: 'null' };

/** The arguments of a field that were given; those left out or given as an absent variable are not in the map. */
export function argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): Map<string, Argument> {
  const given = new Map<string, Argument>();
  for (const { name, type, defaultValue } of definition.args) {
    const written = node.arguments?.find((argument) => argument.name.value === name);
    const argument = written && argumentFrom(written.value, type, variables);
    if (argument) given.set(name, argument);
    else if (defaultValue !== undefined) given.set(name, { kind: 'leaf', value: defaultValue, read: () => defaultValue });
  }
  return given;
}

function argumentFrom(node: ValueNode, type: GraphQLInputType, variables: Variables): Argument | undefined {
  if (node.kind === 'Variable') {
    const name = node.name.value;
    return name in variables ? fromValue(variables[name], (moment) => moment.variables[name]) : undefined;
  }
  const bare = getNullableType(type);
  if (node.kind === 'NullValue') return absent;
  if (isListType(bare)) return listFrom(node.kind === 'ListValue' ? node.values : [node], bare.ofType as GraphQLInputType, variables);
  if (isInputObjectType(bare) && node.kind === 'ObjectValue') {
    const fields = new Map<string, Argument>();
    const written = new Map(node.fields.map((field) => [field.name.value, field.value]));
    // In the order of the type, as graphql-js coerces them: a filter that comes back in an answer spells them so.
    for (const field of Object.values(bare.getFields())) {
      const value = written.get(field.name);
      const argument = value && argumentFrom(value, field.type, variables);
      if (argument) fields.set(field.name, argument);
    }
    return {
      kind: 'object',
      fields,
      read: (moment) => Object.fromEntries([...fields].map(([name, field]) => [name, readOf(field)(moment)])),
    };
  }
  const value: unknown = valueFromAST(node, type, variables);
  return { kind: 'leaf', value, read: () => value };
}

function listFrom(nodes: readonly ValueNode[], type: GraphQLInputType, variables: Variables): ListArgument {
  const items = nodes.map((node) => argumentFrom(node, type, variables) ?? absent);
  return { kind: 'list', items, read: (moment) => items.map((item) => readOf(item)(moment)) };
}

function fromValue(value: unknown, read: Read): Argument {
  if (value === null || value === undefined) return absent;
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map((item, at) => fromValue(item, (moment) => (read(moment) as unknown[])[at])), read };
  }
  if (typeof value === 'object') {
    const fields = Object.entries(value).map(([name, item]): [string, Argument] => [
      name,
      fromValue(item, (moment) => (read(moment) as Record<string, unknown>)[name]),
    ]);
    return { kind: 'object', fields: new Map(fields), read };
  }
  return { kind: 'leaf', value, read };
}

/** The value itself, for what is part of the shape. */
export const valueOf = (argument: Argument | undefined): unknown => (argument?.kind === 'leaf' ? argument.value : undefined);

export const readOf = (argument: Argument): Read => (argument.kind === 'null' ? () => null : argument.read);

/** The parts of a variable's value that change the statement and not only its parameters. Equal shapes share a plan. */
export function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return 'u';
  if (value === null) return 'n';
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const items = Array.isArray(value) ? value : [value];
    const item = bare.ofType as GraphQLInputType;
    const plain = isLeafType(getNamedType(item)) && !isEnumType(getNamedType(item));
    return plain
      ? `[${Math.min(items.length, 3)}${items.includes(null) ? 'n' : ''}]`
      : `[${items.map((each) => shapeOf(each, item)).join()}]`;
  }
  if (isInputObjectType(bare)) {
    const fields = bare.getFields();
    return `{${Object.entries(value as object)
      .map(([name, each]) => `${name}:${shapeOf(each, fields[name]!.type)}`)
      .join()}}`;
  }
  return isEnumType(bare) || typeof value === 'boolean' || typeof value === 'number' ? String(value) : 'v';
}
