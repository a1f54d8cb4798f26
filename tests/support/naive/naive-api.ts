import {
  buildASTSchema,
  execute,
  GraphQLScalarType,
  isScalarType,
  parse,
  printSchema,
  specifiedScalarTypes,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
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

/** A document answered by graphql-js, which asks for one field after the other. */
export async function executeNaively(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  moment: Moment,
): Promise<ExecutionResult> {
  const query = new NaiveReader(moment);
  return execute({
    schema,
    document,
    variableValues,
    fieldResolver: (source: Answering | undefined, args: Record<string, unknown>, _context, info) =>
      (source ?? query).get(info.fieldName, args),
    typeResolver: (value) => (value as Answering).__typename,
  });
}
