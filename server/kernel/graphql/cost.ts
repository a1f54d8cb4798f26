import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { InvalidInput } from '../errors.js';
import { tooCostly, type Fragments } from './limits.js';

export const most = { cost: 50_000, pageSize: 500, offset: 10_000, keys: 20 } as const;

/** What a list without pages is taken to hold: the lines of an order, the addresses of a party. */
const usualLines = 10;
const usualPage = 50;
const writeCost = 10;

type Variables = Readonly<Record<string, unknown>>;

/** Costs of an operation: each object counts one, and a list as many times as it may hold, all the way down. */
export type CostOf = (variables: Variables) => number;

/** Works out once per document how its cost follows from its variables; refuses pages that are too large or too far. */
export function costOf(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments): CostOf {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const price = priceOf(schema, root, operation.selectionSet, fragments, false);
  return (variables) => {
    const cost = price(variables);
    if (cost > most.cost) throw tooCostly(operation, { limit: 'cost', asked: cost, most: most.cost });
    return cost;
  };
}

function priceOf(schema: GraphQLSchema, type: GraphQLNamedType, set: SelectionSetNode, fragments: Fragments, isPage: boolean): CostOf {
  const prices: CostOf[] = [];
  let fixed = 0;
  const visit = (owner: GraphQLNamedType, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const price = fieldPrice(schema, owner, selection, fragments, isPage);
        if (typeof price === 'number') fixed += price;
        else prices.push(price);
        continue;
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const narrowed = inner?.typeCondition && schema.getType(inner.typeCondition.name.value);
      if (inner) visit(narrowed ?? owner, inner.selectionSet);
    }
  };
  visit(type, set);
  return prices.length === 0 ? () => fixed : (variables) => prices.reduce((sum, price) => sum + price(variables), fixed);
}

function fieldPrice(
  schema: GraphQLSchema,
  owner: GraphQLNamedType,
  node: FieldNode,
  fragments: Fragments,
  isPage: boolean,
): number | CostOf {
  const field = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[node.name.value] : undefined;
  if (!field) return 0;
  const own = owner === schema.getMutationType() ? writeCost : 1;
  const target = getNamedType(field.type);
  if (!isCompositeType(target) || !node.selectionSet) return owner === schema.getMutationType() ? own : 0;
  const isPaged = field.args.some(({ name }) => name === 'first' || name === 'last');
  const inner = priceOf(schema, target, node.selectionSet, fragments, isPaged);
  if (isPaged) {
    const size = pageSize(field, node);
    const requireFewKeys = keyLimit(node);
    return (variables) => {
      requireFewKeys(variables);
      return own + size(variables) * inner(variables);
    };
  }
  const times = isListType(getNullableType(field.type)) && !isPage ? usualLines : 1;
  return (variables) => times * (own + inner(variables));
}

/** How many a page asks for: written out, given by a variable, or the usual number. */
function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode): CostOf {
  const read = (name: string): ((variables: Variables) => number | undefined) => {
    const argument = node.arguments?.find((given) => given.name.value === name);
    const preset = field.args.find((declared) => declared.name === name)?.defaultValue;
    const usual = typeof preset === 'number' ? preset : undefined;
    if (!argument) return () => usual;
    if (argument.value.kind === Kind.INT) return always(Number(argument.value.value));
    if (argument.value.kind !== Kind.VARIABLE) return () => undefined;
    const variable = argument.value.name.value;
    return (variables) =>
      typeof variables[variable] === 'number' ? variables[variable] : variables[variable] === null ? undefined : usual;
  };
  const [first, last, offset] = [read('first'), read('last'), read('offset')];
  return (variables) => {
    const sizes = { first: first(variables), last: last(variables), offset: offset(variables) };
    for (const [name, size] of Object.entries(sizes)) {
      if (size !== undefined && size < 0) throw unfit(node, name, 'NEGATIVE');
    }
    if (sizes.first !== undefined && sizes.last !== undefined) throw unfit(node, 'last', 'BOTH_ENDS');
    const size = sizes.first ?? sizes.last ?? usualPage;
    if (size > most.pageSize) throw tooCostly(node, { limit: 'pageSize', asked: size, most: most.pageSize });
    if (sizes.offset !== undefined && sizes.offset > most.offset)
      throw tooCostly(node, { limit: 'offset', asked: sizes.offset, most: most.offset });
    return size;
  };
}

/** What is ordered or grouped by too many keys, the database itself would refuse. */
function keyLimit(node: FieldNode): (variables: Variables) => void {
  const keyed = (node.arguments ?? []).filter(({ name }) => name.value === 'orderBy' || name.value === 'by');
  return (variables) => {
    for (const { value } of keyed) {
      const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.LIST ? value.values : undefined;
      if (Array.isArray(given) && given.length > most.keys) throw tooCostly(node, { limit: 'keys', asked: given.length, most: most.keys });
    }
  };
}

const unfit = (node: FieldNode, argument: string, reason: string): GraphQLError =>
  new GraphQLError(reason, { nodes: node, originalError: new InvalidInput({ [`${node.name.value}.${argument}`]: reason }) });

const always = (number: number) => () => number;
