import { GraphQLError, Kind, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Api } from '../graphql/api.js';

const checked = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

/** What is not open to the caller is unknown to them: the same error as for a misspelt name, worked out once per document. */
export function unknownTo(schema: GraphQLSchema, api: Api, document: DocumentNode): readonly GraphQLError[] {
  if (schema === api.schema) return [];
  const known = checked.get(schema) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
  checked.set(schema, known);
  const before = known.get(document);
  if (before) return before;
  const errors = unknownIn(schema, document);
  known.set(document, errors);
  return errors;
}

/** All that a schema has to say against a document. */
export const unknownIn = (schema: GraphQLSchema, document: DocumentNode): GraphQLError[] =>
  [...validate(schema, document, undefined, { maxErrors: 5, hideSuggestions: true }), ...withoutRoot(schema, document)].map(
    ({ message, nodes }) => new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  );

/** Where no subscription at all is open there is no type for them either, and graphql-js has nothing to say about fields of none. */
const withoutRoot = (schema: GraphQLSchema, { definitions }: DocumentNode): Pick<GraphQLError, 'message' | 'nodes'>[] =>
  definitions
    .filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
    .filter(({ operation }) => !schema.getRootType(operation))
    .flatMap(({ operation, selectionSet: { selections } }) =>
      selections.map((node) => ({
        message: `Cannot query field "${node.kind === Kind.INLINE_FRAGMENT ? '…' : node.name.value}" on type "${operation[0]!.toUpperCase()}${operation.slice(1)}".`,
        nodes: [node],
      })),
    );
