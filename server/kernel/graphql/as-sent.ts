import { typeFromAST, type GraphQLInputType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Variables } from '../read/argument.js';
import { inputJson } from '../read/input-json.js';

/** The variables as the client sent them, for graphql-js to coerce in its turn. */
export function asSent(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  const sent = definitions.filter(({ variable }) => variable.name.value in variables);
  return Object.fromEntries(
    sent.map(({ variable, type }) => [
      variable.name.value,
      inputJson(variables[variable.name.value], typeFromAST(schema, type as never) as unknown as GraphQLInputType),
    ]),
  );
}
