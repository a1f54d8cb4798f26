import { Decimal } from 'decimal.js';
import { EntitySchema, type CheckConstraint, type EntitySchemaMetadata, type PolicyDef } from '@mikro-orm/core';
import type { FieldClass } from '../declare/field-class.js';
import type { Field, RecordType } from '../declare/registry.js';
import type { Constructor } from '../declare/types.js';
import { classScope, scopePredicate } from '../rights/scope-predicate.js';
import { columnType, isText, textCollation } from './column-type.js';
import { callerRole, factsRole } from './roles.js';

/** The MikroORM metadata of a record: its table, constraints, indexes and row-level policies, and its side tables. */
export function recordSchemas(record: RecordType): EntitySchema[] {
  const sideClasses = [...new Set(record.fields.filter((field) => field.sideTable).map((field) => field.class))];
  return [mainSchema(record), ...sideClasses.map((fieldClass) => sideSchema(record, fieldClass))];
}

const mappedClasses = new WeakMap<RecordType, Constructor>();

/**
 * The class under which MikroORM knows a record. Not the declared one: MikroORM would turn each of its properties into an accessor,
 * and the plain objects that moves and guards hold would cost five times as much to fill.
 */
function mappedClass(record: RecordType): Constructor {
  const known = mappedClasses.get(record) ?? { [record.name]: class {} }[record.name]!;
  mappedClasses.set(record, known);
  return known;
}

type Metadata = EntitySchemaMetadata<Record<string, unknown>> & { properties: Record<string, object> };

function mainSchema(record: RecordType): EntitySchema {
  const stored = record.fields.filter((field) => field.kind !== 'lines' && !field.sideTable);
  const metadata = {
    class: mappedClass(record),
    tableName: record.table,
    properties: Object.fromEntries(stored.map((field) => [field.name, property(field)])),
    indexes: [...stored.filter(needsIndex).map((field) => index(record, field)), ...furtherIndexes(record), ...keys(record)],
    uniques: stored.flatMap((field) => uniques(record, field)),
    checks: [...stored.flatMap(checks), ...rowChecks(record)],
    rowLevelSecurity: 'force',
    policies: policies(record.table, commandsOf(record), (operation) => scopePredicate(record, record.table, operation)),
  } as unknown as Metadata;
  if (record.searchable.length > 0) addSearch(record, metadata);
  return new EntitySchema(metadata as never);
}

/** What the caller's role may do with rows at all. */
function commandsOf({ options }: RecordType): string[] {
  if (options.summary) return ['read'];
  return options.appendOnly ? ['read', 'insert'] : ['read', 'insert', 'update', 'delete'];
}

/** Values of a class that lies apart, keyed by the record's id, under a policy that asks whether the class is open on that very row. */
function sideSchema(record: RecordType, fieldClass: FieldClass): EntitySchema {
  const fields = record.fields.filter((field) => field.sideTable && field.class === fieldClass);
  const table = `${record.table}_${fieldClass}`;
  const owner = {
    kind: 'm:1',
    entity: () => mappedClass(record),
    primary: true,
    fieldName: 'record_id',
    deleteRule: 'cascade',
    deferMode: 'immediate',
  };
  const rule = (operation: string) =>
    `exists (select 1 from "${record.table}" r where r.id = ${table}.record_id and (${scopePredicate(record, 'r', classScope(fieldClass, operation), record)}))`;
  return new EntitySchema({
    name: `${record.name}${fieldClass[0]!.toUpperCase()}${fieldClass.slice(1)}`,
    tableName: table,
    properties: { record: owner, ...Object.fromEntries(fields.map((field) => [field.name, { ...property(field), nullable: true }])) },
    checks: fields.flatMap(checks),
    rowLevelSecurity: 'force',
    policies: policies(table, ['read', 'insert', 'update', 'delete'], rule),
  } as never);
}

function property(field: Field): object {
  if (field.name === 'id') return { type: 'uuid', primary: true };
  const common = { fieldName: field.column, nullable: field.optional || undefined };
  if (field.kind === 'link' && !field.hidden) {
    return {
      ...common,
      kind: 'm:1',
      entity: () => mappedClass(field.target!),
      updateRule: 'no action',
      deleteRule: field.name === field.resource.options.partOf ? 'cascade' : 'no action',
      deferMode: 'immediate',
      index: false,
    };
  }
  const type = columnType(field);
  return { ...common, type, columnType: type, ...(isText(field) ? { collation: textCollation } : {}), ...defaultOf(field) };
}

function defaultOf(field: Field): object {
  if (field.name === 'version' && field.system) return { default: 1 };
  return {};
}

/** A foreign amount is compared by its twin, so the twin has the index. */
const needsIndex = (field: Field) => !field.twin && field.filter && field.unique !== true && !field.hidden && field.name !== 'id';

/** Filter fields are indexed with the id behind them, so that the same index serves the order and its cursor. */
function index(record: RecordType, field: Field): object {
  const isPart = field.name === record.options.partOf;
  const isWay = !isPart && field.kind === 'link' && field.target!.isOpenToAll;
  const columns = isPart ? `${field.column}, position` : field.kind === 'link' && !isWay ? field.column : `${field.column}, id`;
  // A whole list in the order of what it links to goes along this one.
  const name = `${record.table}_${field.column}${isWay ? '_id' : ''}_index`;
  return { name, expression: `create index "${name}" on "${record.table}" (${columns})` };
}

const furtherIndexes = ({ table, options }: RecordType): object[] =>
  Object.entries(options.indexes ?? {}).map(([named, columns]) => {
    const name = `${table}_${named}_index`;
    return { name, expression: `create index "${name}" on "${table}" (${columns})` };
  });

function uniques(record: RecordType, field: Field): object[] {
  if (!field.unique) return [];
  const others = field.unique === true ? [] : field.unique.map((name) => record.field(name).name);
  return [{ name: `${record.table}_${field.column}_unique`, properties: [...others, field.name] }];
}

function keys(record: RecordType): object[] {
  return (record.options.keys ?? []).map((names) => {
    const columns = names.map((field) => record.field(field).column);
    const name = `${record.table}_${columns.join('_')}_key`;
    return { name, expression: `create unique index "${name}" on "${record.table}" (${columns.join(', ')}) nulls not distinct` };
  });
}

function checks(field: Field): CheckConstraint[] {
  const column = `"${field.column}"`;
  const rules: string[] = [];
  if (field.choices) rules.push(`${column} in (${field.choices.map((choice) => `'${choice.replaceAll("'", "''")}'`).join(', ')})`);
  if (field.min !== undefined) rules.push(`${column} >= ${new Decimal(field.min).toFixed()}`);
  if (field.max !== undefined) rules.push(`${column} <= ${new Decimal(field.max).toFixed()}`);
  if (field.sumOf) rules.push(`${column} = ${field.sumOf.map((name) => `"${field.resource.field(name).column}"`).join(' + ')}`);
  return rules.map((expression, at) => ({ name: `${field.table}_${field.column}_check${at || ''}`, expression }));
}

const rowChecks = ({ table, options }: RecordType): CheckConstraint[] =>
  Object.entries(options.checks ?? {}).map(([name, expression]) => ({ name: `${table}_${name}`, expression }));

function addSearch(record: RecordType, metadata: Metadata): void {
  const words = record.searchable.map((field) => `coalesce(${field.column}, '')`).join(` || ' ' || `);
  metadata.properties['searchText'] = {
    fieldName: 'search_text',
    type: 'text',
    columnType: 'text',
    generated: `(timon.plain(${words})) stored`,
    lazy: true,
    nullable: true,
  };
  const name = `${record.table}_search_index`;
  (metadata.indexes as object[]).push({
    name,
    expression: `create index "${name}" on "${record.table}" using gin (search_text gin_trgm_ops)`,
  });
}

/** One policy per command for the caller, over the whole row vocabulary; facts are seen in full by the role that only the kernel enters. */
function policies(table: string, commands: readonly string[], predicate: (operation: string) => string): PolicyDef[] {
  const caller = (command: string): PolicyDef => {
    const name = `${table}_caller_${command}`;
    if (command === 'read') return { name, command: 'select', roles: [callerRole], using: predicate('read') };
    if (command === 'insert') return { name, command, roles: [callerRole], check: predicate('change') };
    if (command === 'delete') return { name, command, roles: [callerRole], using: predicate('change') };
    return { name, command: 'update', roles: [callerRole], using: predicate('change'), check: predicate('change') };
  };
  return [...commands.map(caller), { name: `${table}_facts`, command: 'all', roles: [factsRole], using: 'true', check: 'true' }];
}
