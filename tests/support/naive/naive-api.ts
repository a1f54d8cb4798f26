import {
  buildASTSchema,
  execute,
  GraphQLScalarType,
  isScalarType,
  Kind,
  parse,
  printSchema,
  specifiedScalarTypes,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql';
import type { Moment } from './filter.js';
import { NaiveReader, type Answering } from './reader.js';

/** The same types without anything behind them, for plain graphql-js. */
export function bareSchema(schema: GraphQLSchema): GraphQLSchema {
  const bare = buildASTSchema(parse(printSchema(schema)));
  const own = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLScalarType => isScalarType(type) && !specifiedScalarTypes.includes(type),
  );
  for (const { name, serialize, parseValue, parseLiteral } of own)
    Object.assign(bare.getType(name)!, { serialize, parseValue, parseLiteral });
  return bare;
}

/**
 * A document answered by graphql-js, which asks for one field after the other: what PostgreSQL has to be asked is known before,
 * so nothing waits, and what fails first in the document is told first.
 */
export async function executeNaively(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  moment: Moment,
): Promise<ExecutionResult> {
  const query = new NaiveReader(moment);
  await learnWords(document, variableValues, moment);
  return execute({
    schema,
    document,
    variableValues,
    fieldResolver: (source: Answering | undefined, args: Record<string, unknown>, _context, info) =>
      (source ?? query).get(info.fieldName, args),
    typeResolver: (value) => (value as Answering).__typename,
  });
}

/** All words that the arguments of a document speak of, in its literals, its variables and their defaults. */
async function learnWords(document: DocumentNode, variables: Readonly<Record<string, unknown>>, { store }: Moment): Promise<void> {
  const defaults = new Map<string, ValueNode | undefined>();
  const found: [key: string, value: unknown][] = Object.entries(variables).map(([, value]) => ['', value]);
  const learn = ({ name, value }: ArgumentNode | ObjectFieldNode): void => {
    const given = value.kind === Kind.VARIABLE ? (defaults.get(value.name.value) ?? value) : value;
    if (given.kind === Kind.STRING) found.push([name.value, given.value]);
    if (value.kind === Kind.VARIABLE) found.push([name.value, variables[value.name.value]]);
  };
  visit(document, { VariableDefinition: ({ variable, defaultValue }) => void defaults.set(variable.name.value, defaultValue) });
  visit(document, { Argument: learn, ObjectField: learn });
  for (const [key, value] of found) await store.learn(value, key);
}
