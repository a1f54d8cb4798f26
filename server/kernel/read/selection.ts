import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { argumentsOf, type Argument, type Variables } from './argument.js';

/** One field of a selection as it will stand in the answer. */
export interface Selected {
  /** The alias or the name. */
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly args: ReadonlyMap<string, Argument>;
}

/** Reads selections as graphql-js does, so that aliases, fragments, `@skip` and merged fields come out the same. */
export class Selections {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  ofRoot(type: GraphQLObjectType, selectionSet: SelectionSetNode): Selected[] {
    return this.selected(type, collectFields(this.schema, this.fragments, this.variables as Record<string, unknown>, type, selectionSet));
  }

  below(typeName: string, nodes: readonly FieldNode[]): Selected[] {
    const type = this.schema.getType(typeName) as GraphQLObjectType;
    return this.selected(type, collectSubfields(this.schema, this.fragments, this.variables as Record<string, unknown>, type, nodes));
  }

  root(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selected {
    return this.selected(type, new Map([[nodes[0]!.alias?.value ?? nodes[0]!.name.value, nodes]]))[0]!;
  }

  private selected(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): Selected[] {
    return [...fields].map(([key, nodes]) => {
      const name = nodes[0]!.name.value;
      const definition = type.getFields()[name] as GraphQLField<unknown, unknown> | undefined;
      return { key, name, nodes, args: definition ? argumentsOf(definition, nodes[0]!, this.variables) : new Map<string, Argument>() };
    });
  }
}
