import type { GraphQLRequestContext } from '@apollo/server';
import {
  execute,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Api, CompiledResult } from '../graphql/api.js';
import { costOf, most, type CostOf } from '../graphql/cost.js';
import { fragmentsOf, refused, requireModestVariables, shapeOf, type OperationShape } from '../graphql/limits.js';
import { DomainError, Unauthenticated } from '../errors.js';
import type { Allowances } from './allowances.js';
import type { Call } from './call.js';
import { requireCleanText } from './clean-text.js';
import { isOpenBeforeSignIn } from './open-before-sign-in.js';
import { unknownTo } from './unknown-to.js';
import { BadRequest } from './http.errors.js';
import { objectsIn } from './objects-in.js';

export interface OperationAnswer {
  readonly result: ExecutionResult | CompiledResult | { errors: readonly unknown[]; data?: undefined };
  readonly cost?: { readonly asked: number; readonly charged: number; readonly limit: number };
}

interface Measured {
  readonly shape: OperationShape;
  readonly cost: CostOf;
}

const measured = new WeakMap<OperationDefinitionNode, Measured>();

/** Refuses what is too much, unknown or not for strangers before anything runs; the rest is the API's to answer. */
export async function answerOperation(api: Api, context: GraphQLRequestContext<Call>, allowances?: Allowances): Promise<OperationAnswer> {
  const { document, operation, request, contextValue: call } = context;
  try {
    if (!document || !operation) throw new BadRequest('OPERATION_UNKNOWN');
    const examined = await examine(api, { document, operation, variables: request.variables ?? {} }, call);
    if ('errors' in examined) return { result: examined };
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw refused(operation, 'SUBSCRIPTIONS_ELSEWHERE', {});
    const { schema, variables, asked } = examined;
    if (asked === undefined)
      return { result: await execute({ schema, document, operationName: request.operationName, variableValues: request.variables }) };
    const reserved = allowances?.reserve(call.viewer ?? call.principal, asked);
    let used = asked;
    let charged = 0;
    let result: ExecutionResult | CompiledResult;
    try {
      result = await api.execute({ document, operation, operationName: request.operationName, variables, call });
      // A change costs what it does, whatever of it is answered.
      if (operation.operation === OperationTypeNode.QUERY) used = Math.min(asked, objectsIn(result));
    } finally {
      charged = reserved?.settle(used) ?? 0;
    }
    return call.asksCost ? { result, cost: { asked, charged, limit: most.cost } } : { result };
  } catch (error) {
    return { result: { errors: [error] } };
  }
}

/**
 * The document against the caller's schema. No statement tells here that the rights are of yesterday; so they are read again
 * where something is unknown that may have been opened a moment ago, and where names that may have been closed are asked for.
 */
async function knownNow(
  api: Api,
  document: DocumentNode,
  { isIntrospection }: OperationShape,
  call: Call,
): Promise<{ schema: GraphQLSchema; unknown: readonly GraphQLError[] }> {
  const schema = api.schemaFor(call.principal?.rights);
  const unknown = unknownTo(schema, api, document);
  if (!call.principal || (unknown.length === 0 && !isIntrospection)) return { schema, unknown };
  if (!(await call.refresh())) throw new Unauthenticated();
  const present = api.schemaFor(call.principal.rights);
  return present === schema ? { schema, unknown } : { schema: present, unknown: unknownTo(present, api, document) };
}

export interface Examined {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What it may cost at most; nothing for a question about the schema itself. */
  readonly asked: number | undefined;
}

/** What has to hold before anything of an operation runs, whichever way it came. */
export async function examine(
  api: Api,
  {
    document,
    operation,
    variables,
  }: { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>> },
  call: Call,
): Promise<Examined | { readonly errors: readonly GraphQLError[] }> {
  const { shape, cost } = measure(api, document, operation);
  requireServed(operation, shape, call);
  requireModestVariables(operation, variables);
  requireCleanText(document, variables, call);
  const { schema, unknown } = await knownNow(api, document, shape, call);
  if (unknown.length > 0) return { errors: unknown };
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 5,
    hideSuggestions: true,
  });
  if (errors) return { errors };
  return { schema, variables: coerced, asked: shape.isIntrospection ? undefined : cost(coerced) };
}

function measure(api: Api, document: DocumentNode, operation: OperationDefinitionNode): Measured {
  const known = measured.get(operation);
  if (known) return known;
  const fragments = fragmentsOf(document);
  const shape = shapeOf(operation, fragments);
  const found = { shape, cost: shape.refusal || shape.isIntrospection ? () => 0 : costOf(api.schema, operation, fragments) };
  measured.set(operation, found);
  return found;
}

function requireServed(operation: OperationDefinitionNode, shape: OperationShape, call: Call): void {
  if (shape.refusal) throw shape.refusal;
  if (!call.principal && !isOpenBeforeSignIn(shape, call.halfWay)) {
    throw new GraphQLError('Unauthenticated.', { originalError: new Unauthenticated() });
  }
  if (call.idempotencyKey !== undefined && operation.operation === OperationTypeNode.MUTATION && shape.rootFields.length !== 1) {
    throw new GraphQLError('One mutation.', { originalError: new DomainError('IDEMPOTENCY_KEY_SINGLE') });
  }
}
