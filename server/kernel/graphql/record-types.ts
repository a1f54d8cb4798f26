import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString, type GraphQLScalarType } from 'graphql';
import { constantCase, pascalCase } from '../declare/naming.js';
import type { Field, RecordType } from '../declare/registry.js';
import { followsRecord } from '../rights/access-model.js';
import { comparatorFor, direction, type ComparatorKind, type Comparators } from './comparators.js';
import { groupTypes } from './group-types.js';
import { DateScalar, DateTimeScalar, DecimalScalar, MoneyScalar, QuantityScalar } from './scalars.js';
import { Types, type Guard, type TypedField } from './typed.js';

const scalars: Partial<Record<Field['kind'], GraphQLScalarType>> = {
  text: GraphQLString,
  longText: GraphQLString,
  integer: GraphQLInt,
  decimal: DecimalScalar,
  quantity: QuantityScalar,
  money: MoneyScalar,
  price: MoneyScalar,
  flag: GraphQLBoolean,
  date: DateScalar,
  instant: DateTimeScalar,
};

export const mayRead =
  (record: RecordType): Guard =>
  (rights) =>
    rights.may(record, 'read');
/** A field is known to those who may read it on some row; a link only to those who may read what it leads to. */
export const mayReadField =
  (field: Field): Guard =>
  (rights) =>
    rights.may(field.resource, 'read') && rights.field(field) !== 'none' && (!field.target || rights.may(field.target, 'read'));

/**
 * Whether a field can come back empty: because it is, or because this caller may not see it on this row. The level that a field
 * takes may be raised any day, and the schema stays; so only what always follows from seeing the record is sure to be there.
 */
const isNullable = (field: Field): boolean => field.optional || !followsRecord(field);

/** All GraphQL types of the declared records, made by name on first use. */
export class RecordTypes {
  constructor(
    readonly types: Types,
    private readonly comparators: Comparators,
  ) {}

  /** The type of a value: a scalar, or an enum for choices and states. */
  valueType(field: Field): object {
    if (field.name === 'id' && field.system) return GraphQLID;
    if (field.choices) return this.choiceType(field);
    return scalars[field.kind]!;
  }

  private choiceType(field: Field): object {
    const name = field.kind === 'state' ? `${field.resource.name}State` : `${field.resource.name}${pascalCase(field.name)}`;
    return this.types.once(name, () =>
      this.types.enumeration(name, Object.fromEntries(field.choices!.map((choice) => [constantCase(choice), choice]))),
    );
  }

  /** The filter over a computed number or date. */
  comparatorOf(kind: ComparatorKind): new () => object {
    return this.comparators.of(kind, () => GraphQLInt);
  }

  moveType(record: RecordType): object {
    const name = `${record.name}Move`;
    return this.types.once(name, () =>
      this.types.enumeration(name, Object.fromEntries(Object.keys(record.flow!.moves).map((move) => [constantCase(move), move]))),
    );
  }

  /** The record itself, on its own class. */
  objectType(record: RecordType): new () => object {
    return this.types.once(record.name, () => {
      const fields = record.fields.filter((field) => !field.hidden);
      const own = Object.fromEntries(fields.map((field) => [field.name, this.outputField(field)]));
      return this.types.object(record.name, { ...own, ...(record.partOf ? {} : this.rootFields(record)) }, record.target, !record.partOf);
    });
  }

  private outputField(field: Field): TypedField {
    const guard = mayReadField(field);
    if (field.kind === 'lines') return { type: () => this.objectType(field.target!), list: true, guard };
    if (field.kind === 'link') return { type: () => this.objectType(field.target!), nullable: true, guard };
    return { type: () => this.valueType(field), nullable: isNullable(field), guard };
  }

  private rootFields(record: RecordType): Record<string, TypedField> {
    const moves: Record<string, TypedField> = record.flow ? { movesOpenToMe: { type: () => this.moveType(record), list: true } } : {};
    const named: Record<string, TypedField> = record.has('title')
      ? {}
      : { title: { type: () => GraphQLString, nullable: isNullable(record.title), guard: mayReadField(record.title) } };
    return { ...named, ...moves, can: { type: () => this.recordRights() } };
  }

  private recordRights(): new () => object {
    return this.types.once('RecordRights', () =>
      this.types.object('RecordRights', { update: { type: () => GraphQLBoolean }, remove: { type: () => GraphQLBoolean } }),
    );
  }

  connectionType(record: RecordType): new () => object {
    const { types } = this;
    const node = () => this.objectType(record);
    const edge = () =>
      types.once(`${record.name}Edge`, () =>
        types.object(`${record.name}Edge`, { node: { type: node }, cursor: { type: () => GraphQLString } }),
      );
    const name = `${record.name}Connection`;
    return types.once(name, () => {
      const connection = types.object(name, {
        nodes: { type: node, list: true },
        edges: { type: edge, list: true },
        pageInfo: { type: () => this.pageInfo() },
      });
      types.fieldWithArguments(connection, name, 'count', {
        type: () => this.count(),
        args: { exact: { type: () => GraphQLBoolean, defaultValue: false, nullable: true } },
      });
      return connection;
    });
  }

  private pageInfo(): new () => object {
    const flag = { type: () => GraphQLBoolean };
    const cursor = { type: () => GraphQLString, nullable: true };
    return this.types.once('PageInfo', () =>
      this.types.object('PageInfo', { hasNextPage: flag, hasPreviousPage: flag, startCursor: cursor, endCursor: cursor }),
    );
  }

  private count(): new () => object {
    return this.types.once('Count', () =>
      this.types.object('Count', { value: { type: () => GraphQLInt }, exact: { type: () => GraphQLBoolean } }),
    );
  }

  /** The arguments of every list of a record, at the root and behind a link. */
  listArguments(record: RecordType): Record<string, TypedField> {
    const integer = { type: () => GraphQLInt, nullable: true };
    const cursor = { type: () => GraphQLString, nullable: true };
    return {
      filter: { type: () => this.filterType(record), nullable: true },
      orderBy: { type: () => this.orderType(record), list: true, nullable: true },
      first: integer,
      after: cursor,
      last: integer,
      before: cursor,
      offset: integer,
      ...(record.partOf ? {} : { archived: { type: () => GraphQLBoolean, defaultValue: false, nullable: true } }),
    };
  }

  addBacklinks(record: RecordType): void {
    for (const { name, resource, via } of record.backlinks) {
      if (resource.partOf) continue;
      this.types.fieldWithArguments(this.objectType(record), record.name, name, {
        type: () => this.connectionType(resource),
        args: this.listArguments(resource),
        guard: (rights) => mayReadField(via)(rights) && rights.may(resource, 'read'),
      });
    }
  }

  filterType(record: RecordType): new () => object {
    const { types } = this;
    const name = `${record.name}Filter`;
    return types.once(name, () => {
      const self = { type: () => this.filterType(record), nullable: true };
      const fields = Object.fromEntries(filterFields(record).map((field) => [field.name, this.filterField(field)]));
      const many = record.backlinks.map(({ name: backlink, resource, via }): [string, TypedField] => [
        backlink,
        {
          type: () => this.manyFilterType(resource),
          nullable: true,
          guard: (rights) => mayReadField(via)(rights) && rights.may(resource, 'read'),
        },
      ]);
      const search: Record<string, TypedField> =
        record.searchable.length > 0 ? { search: { type: () => GraphQLString, nullable: true, guard: maySearch(record) } } : {};
      const empty = {
        type: () => GraphQLBoolean,
        nullable: true,
        description: 'Behind a link: whether the link is empty, or what it leads to is not yours to see.',
      };
      return types.input(name, {
        and: { ...self, list: true },
        or: { ...self, list: true },
        not: self,
        empty,
        ...search,
        ...fields,
        ...Object.fromEntries(many),
      });
    });
  }

  private filterField(field: Field): TypedField {
    const guard = mayReadField(field);
    if (field.kind === 'lines') return { type: () => this.manyFilterType(field.target!), nullable: true, guard };
    if (field.kind === 'link') return { type: () => this.filterType(field.target!), nullable: true, guard };
    return { type: () => this.comparators.of(comparatorFor(field), () => this.valueType(field)), nullable: true, guard };
  }

  private manyFilterType(target: RecordType): new () => object {
    const { types } = this;
    const name = `${target.name}ManyFilter`;
    const filter = { type: () => this.filterType(target), nullable: true };
    return types.once(name, () => types.input(name, { some: filter, none: filter, every: filter }));
  }

  orderType(record: RecordType): new () => object {
    const { types } = this;
    const name = `${record.name}Order`;
    return types.once(name, () =>
      types.input(
        name,
        Object.fromEntries(
          filterFields(record)
            .filter((field) => field.filter)
            .map((field) => [
              field.name,
              {
                type: () => (field.kind === 'link' ? this.orderType(field.target!) : direction(types)),
                nullable: true,
                guard: mayReadField(field),
              },
            ]),
        ),
      ),
    );
  }

  groupsType(record: RecordType): new () => object {
    return groupTypes(this, record).groups();
  }

  groupArguments(record: RecordType): Record<string, TypedField> {
    return { filter: { type: () => this.filterType(record), nullable: true }, ...groupTypes(this, record).args() };
  }

  createInput(record: RecordType): new () => object {
    const name = record.partOf ? `${record.name}Input` : `Create${record.name}Input`;
    return this.types.once(name, () => this.types.input(name, this.inputFields(record, 'create')));
  }

  updateInput(record: RecordType): new () => object {
    const name = `Update${record.name}Input`;
    return this.types.once(name, () => this.types.input(name, this.inputFields(record, 'update')));
  }

  private inputFields(record: RecordType, purpose: 'create' | 'update'): Record<string, TypedField> {
    const given = record.fields.filter(
      (field) =>
        !field.hidden && !field.readonly && field !== record.partOf && (purpose === 'create' || (!field.fixed && field.name !== 'id')),
    );
    return Object.fromEntries(given.map((field) => [field.name, this.inputField(field, purpose)]));
  }

  private inputField(field: Field, purpose: 'create' | 'update'): TypedField {
    if (field.name === 'id') return { type: () => GraphQLID, nullable: true };
    const nullable = purpose === 'update' || field.optional || field.default !== undefined || !!field.resource.partOf;
    const guard: Guard = (rights) => rights.mayWrite(field);
    if (field.kind === 'lines') return { type: () => this.createInput(field.target!), list: true, nullable: true, guard };
    if (field.kind === 'link') return { type: () => GraphQLID, nullable, guard };
    return { type: () => this.valueType(field), nullable, guard };
  }
}

/** The fields offered in filters and orders; a twin answers under the name of the amount it stands for. */
const filterFields = (record: RecordType): Field[] =>
  record.fields.filter(
    (field) => !field.hidden && !field.twinOf && (field.filter || field.kind === 'lines' || (field.search && field.kind === 'text')),
  );

export const maySearch =
  (record: RecordType): Guard =>
  (rights) =>
    record.searchable.every((field) => rights.field(field) === 'plain');
