import { createHash } from 'node:crypto';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { RecordType, Registry } from '../declare/registry.js';
import type { Rights } from '../rights/rights.js';
import { readOf, valueOf, type Argument, type Moment, type Variables } from './argument.js';
import { connectionJson } from './connection.js';
import { filterSql, uuidOrNothing } from './filter.js';
import { groupedJson } from './grouped.js';
import { joined, literal, object, orNull, sql, type Piece } from './json-text.js';
import { NotYours } from './not-yours.js';
import { recordJson, type Planning } from './record.js';
import { searchJson } from './search.js';
import { Selections, type Selected } from './selection.js';
import { Statement } from './statement.js';

/** A root field that is read by a compiled statement. */
export type ReadRoot =
  { readonly kind: 'one' | 'list' | 'grouped'; readonly record: RecordType } | { readonly kind: 'node' } | { readonly kind: 'search' };

/** A statement that answers root fields, with the way to its parameters. */
export interface Plan {
  /** Prepared under this name, which is the statement's own hash: equal statements share it. */
  readonly name: string;
  readonly text: string;
  readonly coordinates: readonly string[];
  readonly valuesAt: (moment: Moment) => unknown[];
  /** What the marks in the answer stand for. */
  readonly refusals: readonly Error[];
}

/** What planning knows of the API. */
export interface Readable {
  readonly schema: GraphQLSchema;
  readonly registry: Registry;
  readonly roots: ReadonlyMap<string, ReadRoot>;
}

/** Principal and epoch stand before the parameters of a plan. */
const contextParameters = 2;

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** What is asked by whom. */
export interface Question {
  readonly api: Readable;
  readonly fragments: Fragments;
  readonly variables: Variables;
  readonly rights: Rights;
  /** With the values at hand, a field further down is refused by itself and its neighbours are answered. */
  readonly telling?: Moment | undefined;
}

/** The whole operation as one statement, or nothing when a root field of it is not compiled. */
export function planOperation(question: Question, operation: OperationDefinitionNode): Plan | undefined {
  const { api } = question;
  const { planning, query } = begin(question);
  const fields = planning.selections.ofRoot(query, operation.selectionSet);
  if (!fields.every(({ name }) => name === '__typename' || api.roots.has(name))) return undefined;
  const members = fields.map(
    (field) => [field.key, field.name === '__typename' ? [literal('"Query"')] : rootJson(api, planning, field)] as const,
  );
  const roots = fields.filter(({ name }) => name !== '__typename').map(({ name }) => `Query.${name}`);
  return finish(planning.statement, joined(object(members)), roots);
}

/** One root field as a statement, for operations that do not run whole. */
export function planField(question: Question, nodes: readonly FieldNode[]): Plan {
  const { api } = question;
  const { planning, query } = begin(question);
  const field = planning.selections.root(query, nodes);
  return finish(planning.statement, joined(rootJson(api, planning, field)), [`Query.${field.name}`]);
}

/** The records of these ids (a parameter: `ids`), keyed by id: what a mutation answers with. */
export function planRecords(question: Question, record: RecordType, nodes: readonly FieldNode[]): Plan {
  const { planning } = begin(question);
  return finish(planning.statement, recordsById(planning, record, nodes), []);
}

/** Those of these records that a subscription's filter lets through. */
export function planChanged(question: Question, record: RecordType, nodes: readonly FieldNode[]): Plan {
  const { api, rights } = question;
  const { planning } = begin(question);
  if (!rights.may(record, 'read')) throw new NotYours(record.name);
  const { args } = planning.selections.root(api.schema.getSubscriptionType()!, nodes);
  return finish(planning.statement, recordsById(planning, record, nodes, args.get('filter')), []);
}

function recordsById(planning: Planning, record: RecordType, nodes: readonly FieldNode[], filter?: Argument): string {
  const { statement, selections } = planning;
  const alias = statement.alias();
  const ids = statement.parameter((moment) => (moment as Moment & { ids: readonly string[] }).ids, 'uuid[]');
  const body = joined(recordJson(planning, record, alias, selections.below(record.name, nodes)));
  const member = `to_json(${alias}.id)::text || ':' || ${body}`;
  const matches = [`${alias}.id = any (${ids})`, filterSql(statement, record, alias, filter)]
    .map((condition) => `(${condition})`)
    .join(' and ');
  return `'{' || coalesce((select string_agg(${member}, ',') from "${record.table}" ${alias} where ${matches}), '') || '}'`;
}

function begin({ api, fragments, variables, rights, telling }: Question): { planning: Planning; query: GraphQLObjectType } {
  const statement = new Statement(api.registry, rights, contextParameters, telling);
  return { planning: { statement, selections: new Selections(api.schema, fragments, variables) }, query: api.schema.getQueryType()! };
}

/** The context comes first: `enter` gives no row, and so no answer, unless the principal's rights are those of the plan. */
function finish(statement: Statement, body: string, roots: readonly string[]): Plan {
  const { used, renumbered } = onlyUsed(body);
  const text = `with ctx as materialized (select timon.enter($1::uuid, $2::int) as ok) select ${renumbered} as data from ctx where ctx.ok`;
  return {
    name: createHash('sha256').update(text).digest('base64url').slice(0, 32),
    text,
    coordinates: [...roots, ...statement.coordinates],
    valuesAt: (moment) => {
      const values = statement.valuesAt(moment);
      return used.map((place) => values[place - contextParameters - 1]);
    },
    refusals: statement.refusals,
  };
}

/** Parameters that no part of the statement took in the end, such as the words of an order that nothing is sorted by, are left out. */
function onlyUsed(body: string): { used: number[]; renumbered: string } {
  const used = [...new Set([...body.matchAll(/\$(\d+)::/g)].map(([, place]) => Number(place)))].sort((a, b) => a - b);
  const places = new Map(used.map((place, at) => [place, at + 1 + contextParameters]));
  return { used, renumbered: body.replaceAll(/\$(\d+)::/g, (_, place: string) => `$${places.get(Number(place))}::`) };
}

function rootJson(api: Readable, planning: Planning, field: Selected): readonly Piece[] {
  const root = api.roots.get(field.name)!;
  const { statement } = planning;
  switch (root.kind) {
    case 'list':
      return [sql(connectionJson(planning, root.record, field))];
    case 'grouped': {
      const filter = api.schema.getType(`${root.record.name}Filter`) as GraphQLInputType;
      return [sql(groupedJson(planning, root.record, field, filter))];
    }
    case 'one':
      return oneJson(planning, root.record, field);
    case 'node': {
      const record = api.registry.named(String(valueOf(field.args.get('kind'))));
      if (!statement.rights.may(record, 'read')) return [literal('null')];
      return oneJson(planning, record, field);
    }
    case 'search': {
      const kinds = field.args.get('kinds');
      const asked = kinds?.kind === 'list' ? kinds.items.map((kind) => String(valueOf(kind))) : undefined;
      return [sql(searchJson(planning, searchable(api.registry, statement.rights, asked), field))];
    }
  }
}

function oneJson(planning: Planning, record: RecordType, field: Selected): Piece[] {
  const { statement, selections } = planning;
  if (!statement.rights.may(record, 'read')) throw new NotYours(record.name);
  const alias = statement.alias();
  const read = readOf(field.args.get('id')!);
  const id = statement.parameter((moment) => uuidOrNothing(read(moment)), 'uuid');
  const body = joined(recordJson(planning, record, alias, selections.below(record.name, field.nodes)));
  return [orNull(`(select ${body} from "${record.table}" ${alias} where ${alias}.id = ${id})`)];
}

/** The records that this caller may search: readable, and every searchable field of them too. */
function searchable(registry: Registry, rights: Rights, asked: readonly string[] | undefined): RecordType[] {
  return registry.resources.filter(
    (record) =>
      !record.partOf &&
      record.searchable.length > 0 &&
      rights.may(record, 'read') &&
      record.searchable.every((field) => rights.field(field) === 'plain') &&
      rights.field(record.title) === 'plain' &&
      (!asked || asked.includes(record.name)),
  );
}
