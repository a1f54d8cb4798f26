import {
  Arg,
  Authorized,
  Ctx,
  Field as TypeField,
  FieldResolver,
  Info,
  InputType,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription as TypeSubscription,
  registerEnumType,
} from 'type-graphql';
import { GraphQLID, type GraphQLResolveInfo, type GraphQLScalarType } from 'graphql';
import type { Rights } from '../rights/rights.js';

/** Whether a coordinate of the schema is open to a set of rights. What is not open is unknown. */
export type Guard = (rights: Rights) => boolean;
/** A generated class, an enum object or a scalar: what type-graphql takes for a type. */
export type TypeOf = (new () => object) | GraphQLScalarType | object;

export interface TypedField {
  readonly type: () => TypeOf;
  readonly list?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly guard?: Guard;
  readonly defaultValue?: unknown;
}

export interface Operation extends TypedField {
  readonly args: Readonly<Record<string, TypedField>>;
  readonly resolve: (args: Record<string, unknown>, context: unknown, info: GraphQLResolveInfo) => unknown;
}

/** An operation that goes on: where its events come from, and what each becomes for its receiver. */
export interface Subscription extends TypedField {
  readonly args: Readonly<Record<string, TypedField>>;
  readonly follow: (context: unknown) => Promise<AsyncIterable<unknown>>;
  readonly resolve: (event: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;
}

type MakeClass = new () => object;

/**
 * Builds type-graphql classes from descriptions, since generated types have no source to decorate.
 * It remembers the guard of every coordinate, from which the shield rules and the filtered schemas come.
 */
export class Types {
  /** `SalesOrder.margin` → who may know that it exists. */
  readonly guards = new Map<string, Guard>();
  readonly resolvers: MakeClass[] = [];
  readonly objects: MakeClass[] = [];
  /** Objects that no statement has put under their names in the answer: their fields are read by the fields' own names. */
  readonly answers = new Set<string>();
  /** Types that fields speak of and that may not be made yet. */
  private readonly spokenOf: (() => TypeOf)[] = [];
  private readonly enumNames = new Map<object, string>();
  private readonly made = new Map<string, TypeOf>();

  /** Makes every type that a field speaks of: type-graphql wants them all before it begins. */
  settle(): void {
    for (let type = this.spokenOf.pop(); type; type = this.spokenOf.pop()) type();
  }

  /** The type of that name, made on first use; types may refer to each other through lambdas. */
  once<T extends TypeOf>(name: string, make: () => T): T {
    const known = this.made.get(name) as T | undefined;
    if (known) return known;
    const type = make();
    this.made.set(name, type);
    return type;
  }

  object(name: string, fields: Readonly<Record<string, TypedField>>, target: MakeClass = classNamed(name), isNode = false): MakeClass {
    ObjectType(name, isNode ? { implements: this.node() as never } : {})(target as never);
    this.objects.push(target);
    this.addFields(name, target, fields);
    return target;
  }

  /** An object that a resolver of its own answers with. */
  answer(name: string, fields: Readonly<Record<string, TypedField>>): MakeClass {
    this.answers.add(name);
    return this.object(name, fields);
  }

  input(name: string, fields: Readonly<Record<string, TypedField>>): MakeClass {
    const target = classNamed(name);
    InputType(name)(target as never);
    this.addFields(name, target, fields);
    return target;
  }

  /** An enum whose names are `CONSTANT_CASE` and whose values are what the database stores. */
  enumeration(name: string, values: Readonly<Record<string, string>>): object {
    registerEnumType(values, { name });
    this.enumNames.set(values, name);
    return values;
  }

  /** What every root record is. */
  node(): MakeClass {
    return this.once('Node', () => {
      const node = classNamed('Node');
      InterfaceType('Node', { autoRegisterImplementations: true })(node as never);
      TypeField(() => GraphQLID as never)(node.prototype as object, 'id');
      return node;
    });
  }

  nameOf(enumeration: object): string {
    return this.enumNames.get(enumeration)!;
  }

  query(name: string, operation: Operation): void {
    this.operation('Query', Query, name, operation);
  }

  mutation(name: string, operation: Operation): void {
    this.operation('Mutation', Mutation, name, operation);
  }

  /** `@Authorized` asks the guard before the source is opened: the rules before resolvers come too late for that. */
  subscription(name: string, { follow, resolve, args, ...field }: Subscription): void {
    const target = classNamed(`${name}Resolver`);
    Resolver()(target as never);
    this.resolvers.push(target);
    this.spokenOf.push(field.type);
    const methods = target.prototype as Record<string, unknown>;
    methods[name] = (event: unknown, context: unknown, info: GraphQLResolveInfo) => resolve(event, context, info);
    const options = {
      nullable: field.nullable ?? false,
      description: field.description,
      subscribe: ({ context }: { context: unknown }) => follow(context) as never,
    };
    TypeSubscription(typeFunction(field), options)(methods, name, descriptorOf(methods, name));
    Authorized()(methods, name, descriptorOf(methods, name) as never);
    Root()(methods, name, 0);
    Ctx()(methods, name, 1);
    Info()(methods, name, 2);
    this.addArguments(methods, name, args, 3);
    this.guard(`Subscription.${name}`, field.guard);
  }

  /** A field with arguments. It stands on a resolver class of its own, so that the record's class stays as it was written. */
  fieldWithArguments(owner: MakeClass, ownerName: string, name: string, field: Omit<Operation, 'resolve'>): void {
    const target = classNamed(`${ownerName}${name}Resolver`);
    Resolver(() => owner as never)(target as never);
    this.resolvers.push(target);
    this.spokenOf.push(field.type);
    const methods = target.prototype as Record<string, unknown>;
    methods[name] = () => undefined;
    FieldResolver(typeFunction(field), { nullable: field.nullable ?? false, description: field.description })(
      methods,
      name,
      descriptorOf(methods, name) as never,
    );
    this.addArguments(methods, name, field.args);
    this.guard(`${ownerName}.${name}`, field.guard);
  }

  private addFields(owner: string, target: MakeClass, fields: Readonly<Record<string, TypedField>>): void {
    for (const [name, field] of Object.entries(fields)) {
      this.spokenOf.push(field.type);
      const options = { nullable: field.nullable ?? false, description: field.description, defaultValue: field.defaultValue };
      TypeField(typeFunction(field), options as never)(target.prototype as object, name);
      this.guard(`${owner}.${name}`, field.guard);
    }
  }

  private operation(kind: 'Query' | 'Mutation', decorate: typeof Query, name: string, operation: Operation): void {
    const target = classNamed(`${name}Resolver`);
    Resolver()(target as never);
    this.resolvers.push(target);
    this.spokenOf.push(operation.type);
    const names = Object.keys(operation.args);
    const methods = target.prototype as Record<string, unknown>;
    methods[name] = (...values: unknown[]) => {
      const args = Object.fromEntries(names.map((argument, at) => [argument, values[at]]));
      return operation.resolve(args, values[names.length], values[names.length + 1] as GraphQLResolveInfo);
    };
    const options = { nullable: operation.nullable ?? false, description: operation.description };
    decorate(typeFunction(operation), options)(methods, name, descriptorOf(methods, name) as never);
    this.addArguments(methods, name, operation.args);
    Ctx()(methods, name, names.length);
    Info()(methods, name, names.length + 1);
    this.guard(`${kind}.${name}`, operation.guard);
  }

  private addArguments(target: object, method: string, args: Readonly<Record<string, TypedField>>, from = 0): void {
    Object.entries(args).forEach(([name, argument], at) => {
      this.spokenOf.push(argument.type);
      const options = { nullable: argument.nullable ?? true, description: argument.description, defaultValue: argument.defaultValue };
      Arg(name, typeFunction(argument), options as never)(target, method, from + at);
    });
  }

  private guard(coordinate: string, guard: Guard | undefined): void {
    if (guard) this.guards.set(coordinate, guard);
  }
}

const typeFunction = (field: TypedField) => () => (field.list ? [field.type()] : field.type()) as never;
const descriptorOf = (target: object, name: string) => Object.getOwnPropertyDescriptor(target, name)!;

/** A class of that name: type-graphql registers classes, and names them in its messages. */
function classNamed(name: string): MakeClass {
  return { [name]: class {} }[name] as MakeClass;
}
