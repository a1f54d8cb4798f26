import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Call } from '../http/call.js';
import type { Rights } from '../rights/rights.js';
import type { ChangeBatch, ToldChange } from '../work/follower.js';

/** An operation that has been parsed, validated and found affordable. */
export interface ApiOperation {
  /** The same object for the same text, as long as it is remembered: plans may hang on it. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  /** Already coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly call: Call;
}

/** The generated API, as the server around it sees it. */
export interface Api {
  /** All there is, including the operations written by hand. */
  readonly schema: GraphQLSchema;
  /** Answers with objects, or with a `JsonText` as `data`. */
  execute(operation: ApiOperation): Promise<ExecutionResult | CompiledResult>;
  /** Opens the source of a subscription for those to whom it is open. */
  subscribe(operation: ApiOperation): Promise<OpenSubscription | { readonly errors: readonly GraphQLError[] }>;
  /** The schema as its reader may know it; without rights, what is open to everyone. */
  schemaFor(rights: Rights | undefined): GraphQLSchema;
}

/** A subscription that is open. Nothing of it is anybody's until it is answered for a call with present rights. */
export interface OpenSubscription {
  readonly batches: AsyncIterator<ChangeBatch>;
  /** What of a batch the caller may see and the filter lets through, each as one answer. */
  answer(batch: ChangeBatch, call: Call): Promise<ChangeAnswer[]>;
}

export interface ChangeAnswer {
  readonly change: ToldChange;
  readonly result: ExecutionResult;
}

export interface CompiledResult extends Omit<ExecutionResult, 'data'> {
  readonly data: JsonText;
}

/** JSON that PostgreSQL has already written; it goes into the answer as it is. */
export class JsonText {
  constructor(readonly text: string) {}
}
