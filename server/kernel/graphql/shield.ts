import type { GraphQLSchema } from 'graphql';
import { applyMiddleware, type IMiddlewareGenerator } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { Call } from '../http/call.js';
import type { RecordType, Registry } from '../declare/registry.js';
import type { Guard } from './typed.js';

type Rule = ReturnType<ReturnType<typeof rule>>;

/** The edge: a graphql-shield tree made of the guards of the schema. Both paths, compiled and resolved, ask its rules. */
export class Edge {
  private readonly rules = new Map<string, Rule>();

  constructor(
    private readonly registry: Registry,
    private readonly guards: ReadonlyMap<string, Guard>,
    private readonly openRoots: ReadonlySet<string>,
  ) {}

  /** The rule of a coordinate: of every root field, and of every field that takes more than reading its record. */
  ruleOf(coordinate: string): Rule {
    const known = this.rules.get(coordinate);
    if (known) return known;
    const guard = this.guards.get(coordinate);
    const made = guard
      ? rule(coordinate, { cache: 'no_cache' })((_parent, _args, call: Call) => !!call.principal && guard(call.principal.rights))
      : this.openRoots.has(coordinate)
        ? rule(coordinate, { cache: 'no_cache' })(() => true)
        : rule(coordinate, { cache: 'no_cache' })(() => false);
    this.rules.set(coordinate, made);
    return made;
  }

  /** Sets a rule to deny and returns the way back; tests use it to see both paths refuse. */
  deny(coordinate: string): () => void {
    const before = this.rules.get(coordinate);
    this.rules.set(coordinate, deny as unknown as Rule);
    return () => (before ? this.rules.set(coordinate, before) : this.rules.delete(coordinate));
  }

  /** Whether the rules let all these coordinates pass. */
  async passes(coordinates: readonly string[], call: Call): Promise<boolean> {
    for (const coordinate of coordinates) {
      const verdict: unknown = await this.ruleOf(coordinate).resolve({}, {}, call as never, {} as never, {} as never);
      if (verdict !== true) return false;
    }
    return true;
  }

  /** The schema with the rules before its resolvers. */
  guarded(schema: GraphQLSchema): GraphQLSchema {
    const tree: Record<string, Record<string, Rule>> = {};
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || !('getInterfaces' in type) || !('isTypeOf' in type)) continue;
      const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
      tree[type.name] = isRoot
        ? Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, this.delegate(`${type.name}.${field}`)]))
        : { '*': allow as unknown as Rule, ...this.classified(this.registry.find(type.name)) };
    }
    const fallbackError = (_error: unknown, _parent: unknown, _args: unknown, call: Call) =>
      call.principal ? new Forbidden() : new Unauthenticated();
    const options = { fallbackRule: deny, allowExternalErrors: true, fallbackError: fallbackError as never };
    return applyMiddleware(schema, shield(tree as never, options) as unknown as IMiddlewareGenerator<unknown, unknown, unknown>);
  }

  private classified(record: RecordType | undefined): Record<string, Rule> {
    const fields = record?.fields.filter((field) => !field.hidden && classified(field)) ?? [];
    return Object.fromEntries(fields.map((field) => [field.name, this.delegate(field.coordinate)]));
  }

  /** Looks the rule up at each call, so that both paths ask the same object. */
  private delegate(coordinate: string): Rule {
    const verdict = (parent: unknown, args: object, call: Call, info: never) =>
      this.ruleOf(coordinate).resolve(parent as object, args, call as never, info, {} as never);
    return rule(`ask ${coordinate}`, { cache: 'no_cache' })(verdict as never);
  }
}

/** Whether a field takes more than its record does. */
export const classified = (field: RecordType['fields'][number]): boolean =>
  field.needsRight || field.readLevel > field.resource.access.read;
