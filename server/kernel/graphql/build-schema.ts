import 'reflect-metadata';
import { getNamedType, isEnumType, isInterfaceType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import type { Registry } from '../declare/registry.js';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { Call } from '../http/call.js';
import '../http/operations/index.js';
import type { ReadRoot } from '../read/plan.js';
import { Comparators } from './comparators.js';
import { addGeneratedOperations, type Behaviour } from './generated-operations.js';
import '../access/access-operations.js';
import '../access/person-operations.js';
import '../access/touched-operations.js';
import { handWrittenGuards, handWrittenResolvers } from './hand-written.js';
import { RecordTypes } from './record-types.js';
import { Types, type Guard } from './typed.js';

export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  readonly roots: ReadonlyMap<string, ReadRoot>;
  /** Who may know each coordinate; hand-written operations see to themselves and are not in it. */
  readonly guards: ReadonlyMap<string, Guard>;
  readonly openRoots: ReadonlySet<string>;
}

/** The whole API as one type-graphql schema: every record's types and operations, and the operations written by hand. */
export const buildSchema = (registry: Registry, behaviour: Behaviour): BuiltSchema => tellingFor(() => build(registry, behaviour));

function build(registry: Registry, behaviour: Behaviour): BuiltSchema {
  const types = new Types();
  const records = new RecordTypes(types, new Comparators(types));
  const roots = addGeneratedOperations(registry, records, behaviour);
  types.settle();
  const guards = new Map([...types.guards, ...handWrittenGuards()]);
  const schema = buildSchemaSync({
    resolvers: quicklySearched([...types.resolvers, ...handWrittenResolvers()]) as never,
    orphanedTypes: types.objects as never,
    validate: false,
    authChecker: ({ context, info }) => requireOpen(guards.get(`Subscription.${info.fieldName}`), context as Call),
    pubSub: nobodysNews,
    skipCheck: true,
  });
  const generated = new Set(types.objects.map((made) => made.name).filter((name) => !types.answers.has(name)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && generated.has(type.name)) readByResponseName(type);
    if (isInterfaceType(type)) type.resolveType = (value: { __typename: string }) => value.__typename;
  }
  return { schema, roots, guards, openRoots: handWrittenRoots(schema, guards) };
}

/** type-graphql remembers for good what it is told. What was told for one schema goes with it, or the next would be searched for in both. */
function tellingFor<Result>(make: () => Result): Result {
  const lists = Object.values(getMetadataStorage()).filter((told): told is unknown[] => Array.isArray(told));
  const lengths = lists.map(({ length }) => length);
  try {
    return make();
  } finally {
    lists.forEach((list, at) => (list.length = lengths[at]!));
  }
}

/** type-graphql looks for every resolver of a field among all of them, once for every field: with a list that takes most of the time. */
function quicklySearched<Each>(list: Each[]): Each[] {
  const known = new Set(list);
  return Object.assign(list, { includes: (each: Each) => known.has(each) });
}

function requireOpen(guard: Guard | undefined, { principal }: Call): boolean {
  if (!principal) throw new Unauthenticated();
  if (!guard?.(principal.rights)) throw new Forbidden();
  return true;
}

/** type-graphql wants one as soon as there are subscriptions; ours bring their sources along. */
const nobodysNews = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('No subscription of ours has topics.');
  },
} as never;

/** Generated objects come from a statement that has already put every value under its name in the answer. */
function readByResponseName(type: GraphQLObjectType): void {
  type.isTypeOf = undefined;
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    const internal = isEnumType(named)
      ? (name: unknown): unknown => (typeof name === 'string' ? named.getValue(name)?.value : name)
      : undefined;
    field.resolve = (source: Record<string, unknown>, _args, _context, info) => {
      const value = source[info.path.key];
      if (!internal) return value;
      return Array.isArray(value) ? value.map(internal) : internal(value);
    };
  }
}

function handWrittenRoots(schema: GraphQLSchema, guards: ReadonlyMap<string, Guard>): Set<string> {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const coordinates = roots.flatMap((type) => (type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []));
  return new Set(coordinates.filter((coordinate) => !guards.has(coordinate)));
}
