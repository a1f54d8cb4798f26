import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  parse,
  validate,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import pg from 'pg';
import type { Field, RecordType } from '../server/kernel/declare/registry.js';
import { buildApi } from '../server/kernel/graphql/build-api.js';
import type { Kernel } from '../server/kernel/kernel.js';
import { planOperation, type Plan, type Readable } from '../server/kernel/read/plan.js';
import { MomentOf } from '../server/kernel/read/run.js';
import { loadPrincipal, type Principal } from '../server/kernel/rights/principal.js';
import { leadId } from './load-company.js';

/** Tables of fewer rows than this are read whole with good reason. */
const large = 5_000;

export interface IndexUse {
  readonly asked: number;
  /** What reads a large table from end to end. */
  readonly withoutIndex: readonly string[];
}

/** Plans every filter, order and search that the schema offers on the large tables and asks PostgreSQL, as the runtime role, how it would go about it. */
export async function indexUse(kernel: Kernel, ownerUrl: string): Promise<IndexUse> {
  const { readable } = buildApi(kernel);
  const principal = (await loadPrincipal(kernel.pool, kernel.registry, leadId))!;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>('select relname as name from pg_class where reltuples >= $1', [large]);
    const largeTables = new Set(rows.map(({ name }) => name));
    const withoutIndex: string[] = [];
    let asked = 0;
    for (const record of kernel.registry.resources.filter(({ table }) => largeTables.has(table))) {
      const questions = [...(await filters(readable.schema, record, principal, owner)), ...orders(readable.schema, record, principal)];
      for (const question of questions) {
        asked += 1;
        const scanned = (await scannedWhole(kernel, planOf(readable, principal, record, question), principal)).filter((table) =>
          largeTables.has(table),
        );
        if (scanned.length > 0) withoutIndex.push(`${record.plural}(${question}) reads all of ${scanned.join(', ')}`);
      }
    }
    return { asked, withoutIndex };
  } finally {
    await owner.end();
  }
}

function planOf(readable: Readable, principal: Principal, record: RecordType, question: string): Plan {
  const document = parse(`{ ${record.plural}(${question}, first: 50) { nodes { id } } }`);
  const [error] = validate(readable.schema, document);
  if (error) throw error;
  return planOperation(
    { api: readable, fragments: {}, variables: {}, rights: principal.rights },
    document.definitions[0] as OperationDefinitionNode,
  )!;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

async function scannedWhole(kernel: Kernel, plan: Plan, principal: Principal): Promise<string[]> {
  const values = [principal.id, principal.epoch, ...plan.valuesAt(new MomentOf({}, principal.timeZone, kernel.clock()))];
  const { rows } = await kernel.pool.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${plan.text}`, values);
  const walk = (node: PlanNode): string[] => [
    ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name']!] : []),
    ...(node.Plans ?? []).flatMap(walk),
  ];
  return walk(rows[0]!['QUERY PLAN'][0].Plan);
}

async function filters(schema: GraphQLSchema, record: RecordType, principal: Principal, owner: pg.Client): Promise<string[]> {
  const found: string[] = record.searchable.length > 0 ? ['filter: { search: "Hernandes" }'] : [];
  for (const field of readableFields(schema, `${record.name}Filter`, record, principal)) {
    if (field.kind === 'link') found.push(...(await throughLink(schema, field, principal, owner)));
    else if (field.kind === 'lines') found.push(...(await throughLines(field, principal, owner)));
    else for (const comparison of await comparisons(schema, record, field, owner)) found.push(`filter: { ${field.name}: ${comparison} }`);
  }
  return found;
}

/** One step further is enough: from there on it is the other record's own filter. */
async function throughLink(schema: GraphQLSchema, field: Field, principal: Principal, owner: pg.Client): Promise<string[]> {
  const target = field.target!;
  if (!principal.rights.may(target, 'read')) return [];
  const [some] = (await samples(owner, target.table, 'id')).slice(0, 1);
  const found = some === undefined ? [] : [`filter: { ${field.name}: { id: { eq: "${some}" } } }`];
  for (const each of readableFields(schema, `${target.name}Filter`, target, principal)) {
    if (each.kind === 'link' || each.kind === 'lines' || each.name === 'id') continue;
    const [equal] = await comparisons(schema, target, each, owner);
    if (equal) found.push(`filter: { ${field.name}: { ${each.name}: ${equal} } }`);
  }
  return found;
}

async function throughLines(field: Field, principal: Principal, owner: pg.Client): Promise<string[]> {
  const found: string[] = [];
  for (const link of field.target!.fields.filter(({ kind, hidden, name }) => kind === 'link' && !hidden && name !== field.via)) {
    const [some] = await samples(owner, field.target!.table, link.column);
    if (some && principal.rights.may(link.target!, 'read'))
      found.push(`filter: { ${field.name}: { some: { ${link.name}: { id: { eq: "${some}" } } } } }`);
  }
  return found;
}

function orders(schema: GraphQLSchema, record: RecordType, principal: Principal): string[] {
  const keys = readableFields(schema, `${record.name}Order`, record, principal).flatMap((field) => {
    if (field.kind !== 'link') return [(direction: string) => `{ ${field.name}: ${direction} }`];
    const target = field.target!;
    if (target.title.kind === 'link' || !(schema.getType(`${target.name}Order`) as GraphQLInputObjectType).getFields()[target.title.name])
      return [];
    return [(direction: string) => `{ ${field.name}: { ${target.title.name}: ${direction} } }`];
  });
  return keys.flatMap((key) => ['ASC', 'DESC'].map((direction) => `orderBy: [${key(direction)}]`));
}

function readableFields(schema: GraphQLSchema, typeName: string, record: RecordType, { rights }: Principal): Field[] {
  const offered = (schema.getType(typeName) as GraphQLInputObjectType).getFields();
  return record.fields.filter((field) => field.name in offered && rights.field(field) === 'plain');
}

/** Every operator the schema has for a field, with values that occur in it. The equality comes first. */
async function comparisons(schema: GraphQLSchema, record: RecordType, field: Field, owner: pg.Client): Promise<string[]> {
  const type = getNullableType((schema.getType(`${record.name}Filter`) as GraphQLInputObjectType).getFields()[field.name]!.type);
  if (!isInputObjectType(type)) return [];
  const values = await samples(owner, field.table, field.column);
  if (values.length === 0) return [];
  const written = (value: string, of: unknown) => {
    if (isEnumType(of)) return of.getValues().find((each) => each.value === value)!.name;
    if (field.kind === 'instant') return JSON.stringify(new Date(`${value}:00`).toISOString());
    return field.kind === 'integer' || field.kind === 'flag' ? value : JSON.stringify(value);
  };
  return Object.values(type.getFields()).flatMap(({ name, type: inputType }) => {
    const bare = getNullableType(inputType);
    const item = isListType(bare) ? getNullableType(bare.ofType as typeof inputType) : bare;
    if (name === 'within') return ['{ within: THIS_MONTH }', '{ within: LAST_YEAR }'];
    if (name === 'empty') return ['{ empty: true }'];
    const [low, high] = [written(values[0]!, item), written(values.at(-1)!, item)];
    // A choice that is none of those there are would rightly be looked for everywhere.
    const list = name === 'notIn' ? `[${low}]` : `[${low}, ${high}]`;
    return [`{ ${name}: ${isListType(bare) ? list : low} }`];
  });
}

/** A value near the low end and one near the high end. */
async function samples(owner: pg.Client, table: string, column: string): Promise<string[]> {
  const { rows } = await owner.query<{ value: string }>(
    `select value::text from (select distinct ${column} as value from "${table}" where ${column} is not null order by 1 limit 2000) v`,
  );
  const known = rows.map(({ value }) => value);
  return known.length === 0 ? [] : [known[Math.floor(known.length * 0.1)]!, known[Math.floor(known.length * 0.9)]!];
}
