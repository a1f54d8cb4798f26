import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { readingSuffixes } from '../support/types-about.js';
import { records, type Proof } from './proof.js';
import type { Asking } from './company-under-proof.js';
import { openToAnybody, openToWhoever } from './expected/operations.js';
import type { ExpectedRecord } from './expected/index.js';
import type { Oracle } from './oracle.js';

interface Place {
  readonly record: ExpectedRecord;
  readonly writes: boolean;
}

const places = new Map<string, Place>(
  [...records.values()].flatMap((record): [string, Place][] => [
    ...readingSuffixes.map((suffix): [string, Place] => [record.name + suffix, { record, writes: false }]),
    [record.partOf ? `${record.name}Input` : `Create${record.name}Input`, { record, writes: true }],
    [`Update${record.name}Input`, { record, writes: true }],
  ]),
);

/** What follows from seeing the record at all, and what types are built of. */
const structural = new Set(['can', 'movesOpenToMe', 'and', 'or', 'not', 'empty', 'record']);

/** Compares the schema that somebody is shown with what they should know of it, coordinate by coordinate. */
export function proveCoordinates(proof: Proof, asking: Asking): void {
  const oracle = proof.oracleOf(asking);
  const expected = reachable(proof.schema, (type, field) => isOpen(oracle, type, field));
  const actual = coordinatesOf(proof.db.api.schemaFor(asking.principal?.rights));
  for (const coordinate of coordinatesOf(proof.schema)) {
    proof.tally.check('schema', asking.name, coordinate, expected.has(coordinate), actual.has(coordinate));
  }
}

/** Coordinates of the product that nothing is written down about. */
export function coordinatesWithoutWords(schema: GraphQLSchema): string[] {
  return [...coordinatesOf(schema)].filter((coordinate) => {
    const [type, field] = coordinate.split('.') as [string, string];
    const root = type === 'Query' || type === 'Mutation' || type === 'Subscription';
    return root
      ? operationOf(field) === undefined && !openToAnybody.has(field) && !openToWhoever.has(field)
      : places.has(type) && !isWritten(places.get(type)!.record, field);
  });
}

const isWritten = (record: ExpectedRecord, field: string): boolean =>
  record.fields.has(field) ||
  record.backlinks.some(({ name }) => name === field) ||
  structural.has(field) ||
  field === 'title' ||
  field === 'search';

export function isOpen(oracle: Oracle, type: string, field: string): boolean {
  if (type === 'Query' || type === 'Mutation' || type === 'Subscription') return isOpenOperation(oracle, field);
  const place = places.get(type);
  if (!place) return true;
  const { writes } = place;
  const record = oracle.record(place.record.name);
  const known = record.fields.get(field);
  if (writes) return known ? oracle.mayWriteField(record, known) : true;
  if (known) return oracle.knows(record, known);
  const backlink = record.backlinks.find(({ name }) => name === field);
  if (backlink) {
    const from = oracle.record(backlink.record);
    return oracle.mayRead(from) && oracle.knows(from, from.fields.get(backlink.via)!);
  }
  if (field === 'title') return oracle.knows(record, record.fields.get(record.title)!);
  if (field === 'search') return record.searched.every((name) => oracle.knowsEverywhere(record, record.fields.get(name)!));
  if (field === 'record') return oracle.mayRead(record);
  return true;
}

function isOpenOperation(oracle: Oracle, field: string): boolean {
  if (openToAnybody.has(field)) return true;
  const rule = openToWhoever.get(field);
  if (rule) return rule(oracle);
  const operation = operationOf(field);
  return operation !== undefined && oracle.may(oracle.record(operation.record.name), operation.does);
}

const doing = new Map<string, { record: ExpectedRecord; does: string }>();
for (const record of records.values()) {
  const many = record.plural[0]!.toUpperCase() + record.plural.slice(1);
  const singular = record.name[0]!.toLowerCase() + record.name.slice(1);
  doing.set(record.plural, { record, does: 'read' }).set(`${record.plural}Grouped`, { record, does: 'read' });
  if (record.partOf) continue;
  doing.set(singular, { record, does: 'read' }).set(`${singular}Changed`, { record, does: 'read' });
  for (const does of Object.keys(record.may).filter((each) => each !== 'read')) {
    doing.set(`${does}${record.name}`, { record, does }).set(`${does}${many}`, { record, does });
  }
  doing.set(`restore${record.name}`, { record, does: 'remove' }).set(`handOver${record.name}`, { record, does: 'update' });
}

export const operationOf = (field: string): { record: ExpectedRecord; does: string } | undefined => doing.get(field);

const isComposite = (type: GraphQLNamedType): type is Composite => isObjectType(type) || isInputObjectType(type) || isInterfaceType(type);

export function coordinatesOf(schema: GraphQLSchema): Set<string> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isComposite(type) && !type.name.startsWith('__'));
  return new Set(
    types.flatMap((type) => Object.keys((type as { getFields(): object }).getFields()).map((field) => `${type.name}.${field}`)),
  );
}

type Composite = GraphQLObjectType | GraphQLInputObjectType | GraphQLInterfaceType;
type Open = (type: string, field: string) => boolean;

/** The coordinates that are open and that a way leads to from what may be asked. */
function reachable(schema: GraphQLSchema, open: Open): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const empty = emptyTypes(schema, open);
  const visit = (type: GraphQLNamedType): void => {
    if (seen.has(type.name) || !isComposite(type)) return;
    seen.add(type.name);
    // Records can be reached through the interface that they implement.
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach((each) => open(each.name, 'id') && visit(each));
    for (const [name, field] of fieldsOf(type)) {
      if (!open(type.name, name) || empty.has(getNamedType(field.type).name)) continue;
      found.add(`${type.name}.${name}`);
      for (const argument of field.args ?? []) visit(getNamedType(argument.type));
      visit(getNamedType(field.type));
    }
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) if (root) visit(root);
  return found;
}

/** Types of which nothing is open: what leads to them leads nowhere. */
function emptyTypes(schema: GraphQLSchema, open: Open): Set<string> {
  const empty = new Set<string>();
  const types = Object.values(schema.getTypeMap()).filter((type): type is Composite => isComposite(type) && !type.name.startsWith('__'));
  for (let size = -1; size < empty.size;) {
    size = empty.size;
    for (const type of types)
      if (fieldsOf(type).every(([name, field]) => !open(type.name, name) || empty.has(getNamedType(field.type).name))) empty.add(type.name);
  }
  return empty;
}

interface Leading {
  readonly type: GraphQLType;
  readonly args?: readonly { readonly type: GraphQLType }[];
}

const fieldsOf = (type: Composite): [string, Leading][] => Object.entries(type.getFields());
