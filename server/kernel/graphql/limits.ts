import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DomainError, TooCostly } from '../errors.js';

/** What one document may be made of. What its lists may hold is the matter of its cost. */
export const limits = {
  tokens: 2_000,
  depth: 10,
  aliases: 30,
  directives: 20,
  rootFields: 20,
  fields: 2_000,
  variables: 2_000,
  variableDepth: 30,
} as const;

/** What a document that asks for the schema may be made of: each alias and each list within a list would tell it all again. */
const schemaLimits = { aliases: 3, rootFields: 3, depth: 1 } as const;
const schemaLists = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes']);

/** Fields that prove who somebody is. Several in one document would be several guesses at the price of one. */
const aloneInTheirDocument = new Set([
  'signIn',
  'confirmSignIn',
  'signInWithPasskey',
  'proveAgain',
  'createHead',
  'changePassword',
  'setPassword',
  'addTotp',
  'addPasskey',
  'requestPasswordReset',
  'resetPassword',
  'acceptInvitation',
  'inviteEmployee',
]);

/** What is known of an operation from its text alone. */
export interface OperationShape {
  readonly rootFields: readonly string[];
  readonly isIntrospection: boolean;
  readonly refusal: GraphQLError | undefined;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** Measures an operation with its fragments unfolded. Unfolding stops where the limits are passed, so a bomb of fragments stays small. */
export function shapeOf(operation: OperationDefinitionNode, fragments: Fragments): OperationShape {
  const found = { depth: 0, aliases: 0, directives: operation.directives?.length ?? 0, fields: 0, lists: 0, rootFields: [] as string[] };
  const walk = (set: SelectionSetNode, depth: number, lists: number): void => {
    for (const selection of set.selections) {
      found.directives += selection.directives?.length ?? 0;
      if (++found.fields > limits.fields) return;
      if (selection.kind === Kind.FIELD) {
        found.depth = Math.max(found.depth, depth);
        if (selection.alias) found.aliases++;
        if (depth === 1) found.rootFields.push(selection.name.value);
        const within = schemaLists.has(selection.name.value) ? lists + 1 : lists;
        found.lists = Math.max(found.lists, within);
        if (selection.selectionSet) walk(selection.selectionSet, depth + 1, within);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inner) walk(inner.selectionSet, depth, lists);
      }
    }
  };
  walk(operation.selectionSet, 1, 0);
  const introspection = found.rootFields.filter((name) => name === '__schema' || name === '__type').length;
  const isIntrospection = introspection > 0;
  const shape = { rootFields: found.rootFields, isIntrospection };
  if (isIntrospection && introspection < found.rootFields.filter((name) => name !== '__typename').length) {
    return { ...shape, refusal: refused(operation, 'INTROSPECTION_APART', {}) };
  }
  const alone = found.rootFields.find((name) => aloneInTheirDocument.has(name));
  if (alone && found.rootFields.length > 1) return { ...shape, refusal: refused(operation, 'ALONE', { field: alone }) };
  // Tools ask for the schema through long chains of `ofType`; what counts there is how often lists stand in lists.
  const asked = { ...found, rootFields: found.rootFields.length, depth: isIntrospection ? found.lists : found.depth };
  const bounds = isIntrospection ? { ...limits, ...schemaLimits } : limits;
  const passed = (['depth', 'aliases', 'directives', 'rootFields', 'fields'] as const).find((name) => asked[name] > bounds[name]);
  return { ...shape, refusal: passed && tooCostly(operation, { limit: passed, asked: asked[passed], most: bounds[passed] }) };
}

/**
 * Variables are measured before anything else looks at them, and without recursion: a long chain of lists would exhaust the
 * stack of whoever walks it. What a question may carry is counted; how much a change may carry is the matter of its set.
 */
export function requireModestVariables(operation: OperationDefinitionNode, variables: object = {}): void {
  let parts = 0;
  let level: object[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.variableDepth) throw tooCostly(operation, { limit: 'variableDepth', most: limits.variableDepth });
    const values = level.flatMap((value): unknown[] => Object.values(value));
    parts += values.length;
    if (parts > limits.variables && operation.operation === OperationTypeNode.QUERY) {
      throw tooCostly(operation, { limit: 'variables', most: limits.variables });
    }
    level = values.filter((value) => typeof value === 'object' && value !== null);
  }
}

interface LimitFacts {
  readonly limit: string;
  readonly asked?: number;
  readonly most: number;
}

/** Says which limit was passed, since each has a remedy of its own. */
export class PastLimit extends TooCostly {
  constructor(private readonly past: LimitFacts) {
    super({ ...past });
  }

  protected override get textKey(): string {
    return `error.TOO_COSTLY.${this.past?.limit}`;
  }
}

export function tooCostly(node: OperationDefinitionNode | FieldNode, facts: LimitFacts): GraphQLError {
  return new GraphQLError('Too costly.', { nodes: node, originalError: new PastLimit(facts) });
}

export function refused(node: OperationDefinitionNode | FieldNode, code: string, facts: Readonly<Record<string, unknown>>): GraphQLError {
  return new GraphQLError(code, { nodes: node, originalError: new DomainError(code, facts) });
}
