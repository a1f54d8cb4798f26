import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { Forbidden, Unauthenticated } from '../errors.js';
import { allow, deny, rule, shield, type Asked, type OnFault, type ShieldRule } from '../graphql-shield/index.js';
import type { Call } from '../http/call.js';
import type { RecordType, Registry } from '../declare/registry.js';
import { takesMore, type AccessModel } from '../rights/access-model.js';
import { rootsInTurn } from './answer-order.js';
import type { Guard } from './typed.js';

/** The edge: a graphql-shield tree made of the guards of the schema. Both paths, compiled and resolved, ask its rules. */
export class Edge {
  private readonly rules = new Map<string, ShieldRule>();
  /** The fields that have a rule of their own in the wrapped schema. */
  private readonly classified = new Set<string>();
  private wrapped: GraphQLSchema | undefined;
  /** The models whose fields are all among them. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly registry: Registry,
    private readonly guards: ReadonlyMap<string, Guard>,
    private readonly openRoots: ReadonlySet<string>,
    private readonly onFault: OnFault,
  ) {}

  /** The rule of a coordinate: of every root field, and of every field that takes more than reading its record. */
  ruleOf(coordinate: string): ShieldRule {
    const known = this.rules.get(coordinate);
    if (known) return known;
    const guard = this.guards.get(coordinate);
    const made = guard
      ? rule(coordinate)((_parent, _args, call: Call) => !!call.principal && guard(call.principal.rights))
      : this.openRoots.has(coordinate)
        ? allow
        : deny;
    this.rules.set(coordinate, made);
    return made;
  }

  /** Sets a rule to deny and returns the way back; tests use it to see both paths refuse. */
  deny(coordinate: string): () => void {
    const before = this.rules.get(coordinate);
    this.rules.set(coordinate, deny);
    return () => (before ? this.rules.set(coordinate, before) : this.rules.delete(coordinate));
  }

  /** Whether the rules let all these coordinates pass. */
  passes(coordinates: readonly string[], call: Call): boolean {
    return coordinates.every((coordinate) => this.ruleOf(coordinate).decide([{}, {}, call, {} as never], this.onFault) === true);
  }

  /**
   * The schema with the rules before its resolvers: before every root field, and every field that takes more than its record
   * under some tables that were in force. A rule too many costs a look-up and is never wrong, so fields are only added.
   */
  guarded(schema: GraphQLSchema, model: AccessModel): GraphQLSchema {
    if (this.wrapped && this.seen.has(model.key)) return this.wrapped;
    this.seen.add(model.key);
    const fields = this.registry.resources.flatMap((record) => record.fields.filter((field) => !field.hidden && takesMore(model, field)));
    if (this.wrapped && fields.every(({ coordinate }) => this.classified.has(coordinate))) return this.wrapped;
    for (const { coordinate } of fields) this.classified.add(coordinate);
    this.wrapped = this.wrap(schema);
    return this.wrapped;
  }

  private wrap(schema: GraphQLSchema): GraphQLSchema {
    const tree: Record<string, Record<string, ShieldRule>> = {};
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || !('getInterfaces' in type) || !('isTypeOf' in type)) continue;
      const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root === type);
      tree[type.name] = isRoot
        ? Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, this.delegate(`${type.name}.${field}`)]))
        : { '*': allow, ...this.rulesWithin(this.registry.find(type.name)) };
    }
    const refusal = (...[, , call]: Asked) => ((call as Call).principal ? new Forbidden() : new Unauthenticated());
    return rootsInTurn(applyMiddleware(schema, shield(tree, { fallbackRule: deny, refusal, onFault: this.onFault })));
  }

  private rulesWithin(record: RecordType | undefined): Record<string, ShieldRule> {
    const fields = record?.fields.filter((field) => this.classified.has(field.coordinate)) ?? [];
    return Object.fromEntries(fields.map((field) => [field.name, this.delegate(field.coordinate)]));
  }

  /** Looks the rule up at each call, so that both paths ask the same object. */
  private delegate(coordinate: string): ShieldRule {
    return rule(`ask ${coordinate}`)<Call>((...asked) => this.ruleOf(coordinate).decide(asked, this.onFault));
  }
}
