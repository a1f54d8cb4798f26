import { isIntrospectionType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { middleware, type IMiddleware, type IMiddlewareGenerator } from 'graphql-middleware';
import { deny } from './constructors.js';
import { ShieldRule, type Asked, type OnFault, type Verdict } from './rules.js';

/** A rule for all fields of a type, or one for each; `*` stands for the fields that are not named. */
export type RuleTree = Readonly<Record<string, ShieldRule | Readonly<Record<string, ShieldRule>>>>;

export interface ShieldOptions {
  /** For what the tree does not name; `deny` unless said otherwise. */
  readonly fallbackRule?: ShieldRule;
  /** What a refusal without words of its own is answered with. */
  readonly refusal: (...asked: Asked) => Error;
  readonly onFault: OnFault;
}

/** A tree of rules that says nothing, or something else than it seems to. */
export class RuleTreeError extends Error {}

type Resolve = (...asked: Asked) => unknown;

/** Puts each field's rule before its resolver. Only object types have resolvers, so only they can have rules. */
export function shield(tree: RuleTree, options: ShieldOptions): IMiddlewareGenerator<unknown, unknown, unknown> {
  return middleware((schema: GraphQLSchema): IMiddleware => {
    requireMeaningful(schema, tree);
    const types = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type),
    );
    return Object.fromEntries(types.map((type) => [type.name, fieldsOf(type, tree[type.name], options)])) as unknown as IMiddleware;
  });
}

function fieldsOf(type: GraphQLObjectType, given: RuleTree[string] | undefined, options: ShieldOptions): Record<string, unknown> {
  const fallback = options.fallbackRule ?? deny;
  const ruleOf = (field: string): ShieldRule =>
    given instanceof ShieldRule ? given : ((given && Object.hasOwn(given, field) ? given[field] : given?.['*']) ?? fallback);
  return Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, guarded(ruleOf(field), options)]));
}

const guarded = (rule: ShieldRule, options: ShieldOptions) => {
  return (resolve: Resolve, ...asked: Asked): unknown => {
    const verdict: Verdict = rule.decide(asked, options.onFault);
    if (verdict === true) return resolve(...asked);
    throw verdict instanceof Error ? verdict : options.refusal(...asked);
  };
};

function requireMeaningful(schema: GraphQLSchema, tree: RuleTree): void {
  for (const [name, rules] of Object.entries(tree)) {
    const type = schema.getType(name);
    if (!type) throw new RuleTreeError(`There are rules for the type ${name}, which the schema does not have.`);
    if (!isObjectType(type))
      throw new RuleTreeError(`Rules on ${name} would do nothing, for only object types have resolvers: write them on its members.`);
    if (rules instanceof ShieldRule) continue;
    for (const [field, rule] of Object.entries(rules)) {
      if (field !== '*' && !(field in type.getFields()))
        throw new RuleTreeError(`There is a rule for ${name}.${field}, which the schema does not have.`);
      if (!(rule instanceof ShieldRule)) throw new RuleTreeError(`What stands for ${name}.${field} is no rule.`);
    }
  }
}
