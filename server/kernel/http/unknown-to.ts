import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Api } from '../graphql/api.js';

const checked = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

/** What is not open to the caller is unknown to them: the same error as for a misspelt name, worked out once per document. */
export function unknownTo(schema: GraphQLSchema, api: Api, document: DocumentNode): readonly GraphQLError[] {
  if (schema === api.schema) return [];
  const known = checked.get(schema) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
  checked.set(schema, known);
  const before = known.get(document);
  if (before) return before;
  const errors = validate(schema, document, undefined, { maxErrors: 5, hideSuggestions: true }).map(
    ({ message, nodes }) => new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  );
  known.set(document, errors);
  return errors;
}
