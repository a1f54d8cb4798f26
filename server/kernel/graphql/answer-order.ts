import {
  defaultFieldResolver,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ApiOperation } from './api.js';
import { fragmentsOf, type Fragments } from './limits.js';

type Path = readonly (string | number)[];

/**
 * Root fields are asked side by side, and whichever was refused first would be told first, or alone where the whole answer
 * becomes null. Each waits for those before it to be settled, so that the same document fails in the same way every time.
 */
export function rootsInTurn(schema: GraphQLSchema): GraphQLSchema {
  // graphql-js makes one object of variables for each run.
  const before = new WeakMap<object, Promise<unknown>>();
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, args, context, info) => {
      const own = (async () => resolve(source, args, context, info) as unknown)();
      const inTurn = Promise.allSettled([before.get(info.variableValues), own]).then(() => own);
      before.set(info.variableValues, inTurn);
      return inTurn;
    };
  }
  return schema;
}

/** Errors in the order in which their fields stand in the answer, as if one field had been answered after the other. */
export function inAnswerOrder(errors: readonly GraphQLError[], { document, operation, variables }: ApiOperation): GraphQLError[] {
  if (errors.length < 2) return [...errors];
  const order = new AnswerOrder(fragmentsOf(document), variables);
  return [...errors].sort((one, other) => order.compare([operation.selectionSet], one.path ?? [], other.path ?? []));
}

class AnswerOrder {
  constructor(
    private readonly fragments: Fragments,
    private readonly variables: ApiOperation['variables'],
  ) {}

  compare(below: readonly SelectionSetNode[], [one, ...ones]: Path, [other, ...others]: Path): number {
    if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
    if (typeof one === 'number' && typeof other === 'number') return one - other || this.compare(below, ones, others);
    const fields = new Map<string, FieldNode[]>();
    for (const { selections } of below) this.collect(selections, fields, new Set());
    if (one === other) return this.compare(fields.get(String(one))?.flatMap(({ selectionSet }) => selectionSet ?? []) ?? [], ones, others);
    const keys = [...fields.keys()];
    return keys.indexOf(String(one)) - keys.indexOf(String(other));
  }

  /** The fields of a selection under their names in the answer, in the order in which these first occur. */
  private collect(selections: readonly SelectionNode[], fields: Map<string, FieldNode[]>, spread: Set<string>): void {
    for (const node of selections) {
      if (!this.isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        fields.set(key, [...(fields.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) this.collect(node.selectionSet.selections, fields, spread);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        this.collect(this.fragments.get(node.name.value)!.selectionSet.selections, fields, spread);
      }
    }
  }

  private isIncluded(node: SelectionNode): boolean {
    const valueOf = (directive: typeof GraphQLSkipDirective) => getDirectiveValues(directive, node, this.variables)?.['if'];
    return valueOf(GraphQLSkipDirective) !== true && valueOf(GraphQLIncludeDirective) !== false;
  }
}
