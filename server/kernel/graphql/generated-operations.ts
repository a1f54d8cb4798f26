import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { constantCase, pascalCase } from '../declare/naming.js';
import type { RecordType, Registry } from '../declare/registry.js';
import type { ReadRoot } from '../read/plan.js';
import { addAuditOperations, type AuditBehaviour } from './audit-operations.js';
import { addPrivacyOperations, type PrivacyBehaviour } from './privacy-operations.js';
import { mayRead, type RecordTypes } from './record-types.js';
import { JsonScalar, DateTimeScalar, DecimalScalar } from './scalars.js';
import type { Operation, Subscription, TypedField, Types } from './typed.js';

/** What the generated root fields do when they are resolved. */
export interface Behaviour extends AuditBehaviour, PrivacyBehaviour {
  read: Operation['resolve'];
  write(record: RecordType, action: WriteAction): Operation['resolve'];
  changed(record: RecordType): Pick<Subscription, 'follow' | 'resolve'>;
  history: Operation['resolve'];
  manifest: Operation['resolve'];
}

export type WriteAction =
  | { readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'handOver'; readonly set: boolean }
  | { readonly kind: 'move'; readonly move: string; readonly set: boolean };

/** Adds the queries and mutations of all records. Returns which root fields are compiled, and what of. */
export function addGeneratedOperations(registry: Registry, records: RecordTypes, behaviour: Behaviour): Map<string, ReadRoot> {
  const { types } = records;
  const roots = new Map<string, ReadRoot>();
  const addRead = (name: string, root: ReadRoot, field: TypedField & { args: Record<string, TypedField> }) => {
    roots.set(name, root);
    types.query(name, { ...field, resolve: behaviour.read });
  };
  for (const record of registry.resources) {
    const guard = mayRead(record);
    records.addBacklinks(record);
    if (!record.partOf)
      addRead(
        record.singular,
        { kind: 'one', record },
        { type: () => records.objectType(record), nullable: true, args: { id: required(GraphQLID) }, guard },
      );
    addRead(
      record.plural,
      { kind: 'list', record },
      { type: () => records.connectionType(record), args: records.listArguments(record), guard },
    );
    addRead(
      `${record.plural}Grouped`,
      { kind: 'grouped', record },
      { type: () => records.groupsType(record), args: records.groupArguments(record), guard },
    );
    if (!record.partOf) {
      addWrites(record, records, behaviour);
      if (!record.options.summary) addSubscription(record, records, behaviour);
    }
  }
  addEverywhere(registry, types, addRead, behaviour);
  return roots;
}

const required = (type: object): TypedField => ({ type: () => type, nullable: false });
const optional = (type: object): TypedField => ({ type: () => type, nullable: true });
const texts = (): TypedField => ({ type: () => GraphQLString, list: true, nullable: true });

function addWrites(record: RecordType, records: RecordTypes, behaviour: Behaviour): void {
  const { types } = records;
  const answer = { type: () => records.objectType(record), nullable: true };
  const answers = { ...answer, list: true, nullable: false };
  const versioned = { id: required(GraphQLID), version: required(GraphQLInt) };
  const items = (type: () => object): Record<string, TypedField> => ({ items: { type, list: true, nullable: false } });
  const add = (name: string, operation: string, action: WriteAction, args: Record<string, TypedField>) =>
    types.mutation(name, {
      ...(action.set ? answers : answer),
      args,
      guard: (rights) => rights.may(record, operation),
      resolve: behaviour.write(record, action),
    });

  const { name } = record;
  const many = pascalCase(record.plural);
  const create = () => records.createInput(record);
  const update = () => records.updateInput(record);
  if (record.writes.includes('create')) {
    add(`create${name}`, 'create', { kind: 'create', set: false }, { input: { type: create, nullable: false } });
    add(`create${many}`, 'create', { kind: 'create', set: true }, { inputs: { type: create, list: true, nullable: false } });
  }
  if (record.writes.includes('update')) {
    add(`update${name}`, 'update', { kind: 'update', set: false }, { ...versioned, input: { type: update, nullable: false } });
    const item = () =>
      types.once(`Update${name}Item`, () => types.input(`Update${name}Item`, { ...versioned, input: { type: update, nullable: false } }));
    add(`update${many}`, 'update', { kind: 'update', set: true }, items(item));
  }
  if (record.writes.includes('remove')) {
    add(`remove${name}`, 'remove', { kind: 'remove', set: false }, versioned);
    add(
      `remove${many}`,
      'remove',
      { kind: 'remove', set: true },
      items(() => versionedId(types)),
    );
    add(`restore${name}`, 'remove', { kind: 'restore', set: false }, versioned);
  }
  for (const move of record.moves) {
    add(`${move}${name}`, move, { kind: 'move', move, set: false }, { ...versioned, accept: texts() });
    add(`${move}${many}`, move, { kind: 'move', move, set: true }, { ...items(() => versionedId(types)), accept: texts() });
  }
  const handed = record.rowRules.flatMap((rule) => ('field' in rule && rule.reach !== 'linked party' ? [rule.field] : []));
  if (handed.length > 0 && record.writes.includes('update')) {
    const links = Object.fromEntries([...new Set(handed)].map((field) => [field, optional(GraphQLID)]));
    add(`handOver${name}`, 'update', { kind: 'handOver', set: false }, { ...versioned, ...links });
  }
}

function addSubscription(record: RecordType, records: RecordTypes, behaviour: Behaviour): void {
  records.types.subscription(`${record.singular}Changed`, {
    type: () => records.objectType(record),
    nullable: true,
    description: 'Each record that changes, as its receiver may read it then, if the filter lets it through.',
    args: { filter: { type: () => records.filterType(record), nullable: true } },
    guard: mayRead(record),
    ...behaviour.changed(record),
  });
}

const versionedId = (types: Types) =>
  types.once('VersionedId', () => types.input('VersionedId', { id: required(GraphQLID), version: required(GraphQLInt) }));

function addEverywhere(
  registry: Registry,
  types: Types,
  addRead: (name: string, root: ReadRoot, field: TypedField & { args: Record<string, TypedField> }) => void,
  behaviour: Behaviour,
): void {
  const kinds = Object.fromEntries(registry.resources.filter((record) => !record.partOf).map(({ name }) => [constantCase(name), name]));
  const kind = () => types.once('RecordKind', () => types.enumeration('RecordKind', kinds));
  const anyone = () => true;
  const hit = () =>
    types.once('SearchHit', () =>
      types.object('SearchHit', {
        kind: { type: kind },
        id: required(GraphQLID),
        title: optional(GraphQLString),
        similarity: { type: () => DecimalScalar },
      }),
    );
  addRead(
    'search',
    { kind: 'search' },
    {
      type: hit,
      list: true,
      guard: anyone,
      args: { text: required(GraphQLString), kinds: { type: kind, list: true, nullable: true }, first: optional(GraphQLInt) },
    },
  );
  addRead(
    'node',
    { kind: 'node' },
    { type: () => types.node(), nullable: true, guard: anyone, args: { id: required(GraphQLID), kind: { type: kind, nullable: false } } },
  );
  const who = () => types.once('Actor', () => types.answer('Actor', { id: required(GraphQLID), name: required(GraphQLString) }));
  const entry = () =>
    types.once('HistoryEntry', () =>
      types.answer('HistoryEntry', {
        id: required(GraphQLID),
        at: { type: () => DateTimeScalar },
        who: { type: who, nullable: true },
        onBehalfOf: { type: who, list: true, description: 'For whom they stood in there at the time.' },
        action: required(GraphQLString),
        version: required(GraphQLInt),
        changes: { type: () => JsonScalar, description: 'What changed: `[{ field, from, to }]`, only fields the caller may read.' },
      }),
    );
  types.query('history', {
    type: entry,
    list: true,
    guard: anyone,
    resolve: behaviour.history,
    args: { kind: { type: kind, nullable: false }, id: required(GraphQLID), first: optional(GraphQLInt), before: optional(GraphQLID) },
  });
  addAuditOperations(types, { kind, who }, behaviour);
  addPrivacyOperations(registry, types, { kind, who }, behaviour);
  types.query('manifest', { type: () => JsonScalar, guard: anyone, args: {}, resolve: behaviour.manifest });
}
