import { getOperationAST, GraphQLError, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { Api, OpenSubscription } from '../graphql/api.js';
import { limits } from '../graphql/limits.js';
import { examine } from './answer-operation.js';
import type { Allowances } from './allowances.js';
import type { Call } from './call.js';
import type { DocumentStore } from './document-store.js';
import { unknownIn } from './unknown-to.js';

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface OpenedOperation {
  readonly subscription: OpenSubscription;
  /** Why a caller whose rights have changed may not go on, if so. */
  readonly refusalFor: (call: Call) => GraphQLError | undefined;
}

/** Opens what is a subscription, under the same limits as everything else; whatever is not is somebody else's to answer. */
export async function openOperation(
  api: Api,
  documents: DocumentStore,
  content: object,
  call: Call,
  allowances?: Allowances,
): Promise<OpenedOperation | { readonly errors: readonly GraphQLError[] } | undefined> {
  const { query, variables, operationName } = content as Asked;
  const document = (await documents.get(query)) ?? parsed(query);
  if (document instanceof GraphQLError) return { errors: [document] };
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return undefined;
  if (!call.principal) throw new Unauthenticated();
  const schema = api.schemaFor(call.principal.rights);
  const invalid = unknownIn(schema, document);
  if (invalid.length > 0) return { errors: invalid };
  await documents.set(query, document);
  const examined = await examine(api, { document, operation, variables: variables ?? {} }, call);
  if ('errors' in examined) return examined;
  allowances?.reserve(call.viewer ?? call.principal, examined.asked ?? 0);
  const asked = { document, operation, operationName: operationName ?? undefined, variables: examined.variables, call };
  const subscription = await api.subscribe(asked);
  if ('errors' in subscription) return subscription;
  return { subscription, refusalFor: (later) => refusalFor(api, document, later) };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return new GraphQLError(error.message, { ...error, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
    throw error;
  }
}

/** What was open when the stream began and is not any more is told as a refusal, not as a name that nobody knows. */
function refusalFor(api: Api, document: DocumentNode, { principal }: Call): GraphQLError | undefined {
  if (!principal) return new GraphQLError('Signed out.', { originalError: new Unauthenticated() });
  const isOpen = unknownIn(api.schemaFor(principal.rights), document).length === 0;
  return isOpen ? undefined : new GraphQLError('Closed.', { originalError: new Forbidden() });
}
