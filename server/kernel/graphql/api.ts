import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Call } from '../http/call.js';
import type { Rights } from '../rights/rights.js';

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
  /** The schema as its reader may know it; without rights, what is open to everyone. */
  schemaFor(rights: Rights | undefined): GraphQLSchema;
}

export interface CompiledResult extends Omit<ExecutionResult, 'data'> {
  readonly data: JsonText;
}

/** JSON that PostgreSQL has already written; it goes into the answer as it is. */
export class JsonText {
  constructor(readonly text: string) {}
}
