import {
  isInputType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Operation } from './random-operations.js';

/** The same question in other words. */
export interface Rewriting {
  readonly name: string;
  readonly rewrite: (operation: Operation, schema: GraphQLSchema) => Operation | undefined;
  /** Takes the other words out of the answer again. */
  readonly undo?: (data: unknown) => unknown;
}

const mark = 'alias_';
const mostAliases = 30;
const mostDirectives = 20;

const rewritten = (operation: Operation, document: DocumentNode, variables = operation.variables): Operation => ({
  text: print(document),
  variables,
});

/** Every field gets another name in the answer. */
const aliased: Rewriting = {
  name: 'alias',
  rewrite: (operation) => {
    let aliases = 0;
    const document = visit(parse(operation.text), {
      Field: (node) => {
        aliases += 1;
        return { ...node, alias: { kind: Kind.NAME, value: mark + (node.alias ?? node.name).value } };
      },
    });
    return aliases > mostAliases ? undefined : rewritten(operation, document);
  },
  undo: withoutMarks,
};

function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.startsWith(mark) ? name.slice(mark.length) : name, withoutMarks(inner)]),
  );
}

/** Everything that is selected stands in a fragment. */
const inFragments: Rewriting = {
  name: 'fragment',
  rewrite: (operation) =>
    rewritten(
      operation,
      visit(parse(operation.text), {
        SelectionSet: {
          leave: (node) => ({
            ...node,
            selections: [
              { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections: node.selections } } as SelectionNode,
            ],
          }),
        },
      }),
    ),
};

/** What is selected is included on a condition that holds. */
const included: Rewriting = {
  name: 'directive',
  rewrite: (operation) => {
    const document = parse(operation.text);
    let directives = (operation.text.match(/@(skip|include)/g) ?? []).length;
    const include = {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'include' },
      arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value: { kind: Kind.BOOLEAN, value: true } }],
    } as const;
    return rewritten(
      operation,
      visit(document, {
        Field: (node) => {
          if (directives >= mostDirectives || node.directives?.some(({ name }) => name.value === 'include')) return undefined;
          directives += 1;
          return { ...node, directives: [...(node.directives ?? []), include] };
        },
      }),
    );
  },
};

const named: Rewriting = {
  name: 'operation name',
  rewrite: (operation) => {
    const document = parse(operation.text);
    if (document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length !== 1) return undefined;
    return rewritten(
      operation,
      visit(document, { OperationDefinition: (node) => ({ ...node, name: { kind: Kind.NAME, value: 'AnotherName' } }) }),
    );
  },
};

/** What was written out in arguments comes as variables, or as the defaults of variables that nobody sends. */
const throughVariables = (name: string, asDefaults: boolean): Rewriting => ({
  name,
  rewrite: (operation, schema) => {
    const document = parse(operation.text);
    const [definition] = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    // A variable of a fragment that several operations share would need declaring in each of them.
    if (!definition || document.definitions.length > 1) return undefined;
    const declared: VariableDefinitionNode[] = [];
    const names = new Map<string, string>();
    const variables: Record<string, unknown> = { ...operation.variables };
    const types = new TypeInfo(schema);
    const changed = visit(
      document,
      visitWithTypeInfo(types, {
        Argument: {
          enter: (node) => {
            const type = types.getInputType();
            const value = constant(node.value);
            if (!type || !isInputType(type) || value === undefined || node.value.kind === Kind.VARIABLE) return undefined;
            // What is merged has to be the same in all its places, so equal values share a variable.
            const spelled = `${String(type)} ${print(node.value)}`;
            const known = names.get(spelled);
            const variable = known ?? `v${names.size}_moved`;
            names.set(spelled, variable);
            const moved = { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } } as ValueNode };
            if (known) return moved;
            const written = parseType(String(type));
            declared.push({
              kind: Kind.VARIABLE_DEFINITION,
              variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
              type: written,
              ...(asDefaults ? { defaultValue: node.value as never } : {}),
            });
            if (!asDefaults) variables[variable] = value.sent;
            return moved;
          },
        },
      }),
    );
    if (declared.length === 0) return undefined;
    const whole = visit(changed, {
      OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...declared] }),
    });
    return rewritten(operation, whole, variables);
  },
});

function parseType(type: string): VariableDefinitionNode['type'] {
  const [definition] = parse(`query ($v: ${type}) { f }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A type could not be read.');
  return definition.variableDefinitions![0]!.type;
}

/** A value that holds no variable, as it would be sent. */
function constant(node: ValueNode): { sent: unknown } | undefined {
  switch (node.kind) {
    case Kind.VARIABLE:
      return undefined;
    case Kind.NULL:
      return { sent: null };
    case Kind.INT:
      return { sent: Number(node.value) };
    case Kind.FLOAT:
      return { sent: Number(node.value) };
    case Kind.LIST: {
      const values = node.values.map(constant);
      return values.every((value) => value !== undefined) ? { sent: values.map((value) => value.sent) } : undefined;
    }
    case Kind.OBJECT: {
      const fields = node.fields.map((field) => [field.name.value, constant(field.value)] as const);
      return fields.every(([, value]) => value !== undefined)
        ? { sent: Object.fromEntries(fields.map(([name, value]) => [name, value!.sent])) }
        : undefined;
    }
    default:
      return { sent: node.value };
  }
}

export const rewritings: readonly Rewriting[] = [
  aliased,
  inFragments,
  included,
  named,
  throughVariables('variable', false),
  throughVariables('default', true),
];
