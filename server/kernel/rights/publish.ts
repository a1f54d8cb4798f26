import { rowRuleAt } from '../declare/access.js';
import { sideTableClasses } from '../declare/field-class.js';
import { Level } from '../declare/level.js';
import type { Field, RecordType, Registry } from '../declare/registry.js';
import type { AccessModel } from './access-model.js';
import { modelInForce } from './access-models.js';
import type { Grant, Principal } from './principal.js';
import { grantsIn, openingOf, operationLevels, opensClass } from './rights.js';

/** Who somebody is and what they hold, as the company's records say it. */
export type PrincipalDefinition = Omit<Principal, 'rights' | 'epoch'> & {
  readonly active: boolean;
  /** The employees of my reporting line: me and everyone below. */
  readonly team: readonly string[];
  /** The departments of each company, for grants that are not tied to one. */
  readonly departmentsOf: Readonly<Record<string, readonly string[]>>;
};

/** The rows one operation reaches, as the policies read them. */
export interface Scope {
  readonly record: string;
  readonly operation: string;
  readonly allRows: boolean;
  readonly companies: string[];
  readonly departments: string[];
  readonly owners: string[];
  readonly ownerDepartments: string[];
  readonly team: string[];
  readonly teamDepartments: string[];
  readonly parties: string[];
}

interface Queryable {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** Principals written at once: their scopes travel as one text. */
const batchSize = 100;

/** Writes who may what into the rights tables, in the caller's transaction, by the access tables in force and under the next epoch. */
export async function publishPrincipals(sql: Queryable, registry: Registry, definitions: readonly PrincipalDefinition[]): Promise<void> {
  const model = await modelInForce(sql, registry);
  for (let from = 0; from < definitions.length; from += batchSize) {
    await publishBatch(sql, model, definitions.slice(from, from + batchSize));
  }
}

async function publishBatch(sql: Queryable, model: AccessModel, definitions: readonly PrincipalDefinition[]): Promise<void> {
  const principals = definitions.map(({ team: _team, departmentsOf: _departmentsOf, ...principal }) => principal);
  const scopes = definitions.flatMap((definition) =>
    scopesOf(model, definition)
      .filter(reachesAny)
      .map((scope) => ({ principalId: definition.id, ...scope })),
  );
  const classes = definitions.flatMap((definition) => classesOf(model, definition));
  await sql.query(
    `insert into timon.principal (id, kind, employee_id, company_id, department_id, party_id, name, active, language, time_zone, grants, scopes, access_version)
     select id, kind, "employeeId", "companyId", "departmentId", "partyId", name, active, language, "timeZone", grants, scopes, $2
     from jsonb_to_recordset($1) as p(id uuid, kind text, "employeeId" uuid, "companyId" uuid, "departmentId" uuid, "partyId" uuid,
       name text, active boolean, language text, "timeZone" text, grants jsonb, scopes text[]) order by id
     on conflict (id) do update set employee_id = excluded.employee_id, company_id = excluded.company_id, department_id = excluded.department_id,
       party_id = excluded.party_id, name = excluded.name, active = excluded.active, language = excluded.language, time_zone = excluded.time_zone,
       grants = excluded.grants, scopes = excluded.scopes, access_version = excluded.access_version, epoch = timon.principal.epoch + 1`,
    [JSON.stringify(principals), model.version],
  );
  const ids = definitions.map(({ id }) => id);
  await sql.query(`delete from timon.principal_scope where principal_id = any($1)`, [ids]);
  await sql.query(`delete from timon.principal_class where principal_id = any($1)`, [ids]);
  await sql.query(
    `insert into timon.principal_scope (principal_id, record, operation, all_rows, companies, departments, owners, owner_departments, team, team_departments, parties)
     select * from jsonb_to_recordset($1) as s("principalId" uuid, record text, operation text, "allRows" boolean, companies uuid[], departments uuid[],
       owners uuid[], "ownerDepartments" uuid[], team uuid[], "teamDepartments" uuid[], parties uuid[])`,
    [JSON.stringify(scopes)],
  );
  await sql.query(
    `insert into timon.principal_class select distinct * from jsonb_to_recordset($1) as c("principalId" uuid, record text, class text)`,
    [JSON.stringify(classes)],
  );
  await sql.query(`select pg_notify('timon_rights', id::text) from unnest($1::uuid[]) id`, [ids]);
}

/** What reaches nothing need not be written down: without a row there is no reach. */
const reachesAny = ({ record: _record, operation: _operation, allRows, ...ids }: Scope): boolean =>
  allRows || Object.values(ids).some(({ length }) => length > 0);

/** The scope of every operation on every root record. Levels stand under their number: `'4'` is where my grants reach a lead's level. */
export function scopesOf(model: AccessModel, definition: PrincipalDefinition): Scope[] {
  const roots = model.registry.resources.filter((record) => !record.partOf);
  // A key that only looks has no row to change, whatever its owner has.
  const looksOnly = definition.scopes.length > 0 && !definition.scopes.includes('write');
  const operations = (record: RecordType) => [...leastLevels(model, record)].filter(([operation]) => !looksOnly || operation !== 'change');
  return roots.flatMap((record) => [
    ...operations(record).map(([operation, least]) => scopeAt(model, record, definition, operation, least)),
    ...openingsOf(model, record).map(({ operation, level, field }) => scopeAt(model, record, definition, operation, level, field)),
  ]);
}

interface Opening {
  readonly operation: string;
  readonly level: Level;
  readonly field: Field;
}

/**
 * What it takes to read and to write the values of a root record and its lines that need a right of their own; and, under the
 * bare name of the class, to reach any value of it. Policies ask for that: they cannot name a level, since levels change.
 */
function openingsOf(model: AccessModel, root: RecordType): Opening[] {
  const family = model.registry.resources.filter((record) => record.root === root);
  const fields = family.flatMap((record) => record.fields.filter(({ needsRight }) => needsRight));
  const openings = fields.flatMap((field): Opening[] =>
    [model.readLevel(field), model.writeLevel(field)].map((level) => ({ operation: openingOf(field, level), level, field })),
  );
  const classes = fields
    .map((field): Opening => ({ operation: field.class, level: model.readLevel(field), field }))
    .sort((one, other) => other.level - one.level);
  return [...new Map([...openings, ...classes].map((opening) => [opening.operation, opening])).values()];
}

/** The level each operation takes. Levels themselves are all there, so that any rule may ask what a caller holds on a row. */
function leastLevels(model: AccessModel, root: RecordType): Map<string, Level> {
  const access = model.access(root);
  const writing = operationLevels(access).filter(([operation, level]) => operation !== 'read' && level < Level.System);
  const change = Math.min(...writing.map(([, level]) => level), Level.System) as Level;
  const levels = Object.values(Level).filter((level) => level < Level.System);
  return new Map<string, Level>([
    ['read', access.read],
    ['change', change],
    ...levels.map((level): [string, Level] => [String(level), level]),
  ]);
}

function scopeAt(
  model: AccessModel,
  record: RecordType,
  definition: PrincipalDefinition,
  operation: string,
  least: Level,
  opened?: Field,
): Scope {
  const access = model.access(record);
  const companies = new Set<string>();
  const departments = new Set<string>();
  const owners = new Set<string>();
  const ownerDepartments = new Set<string>();
  const team = new Set<string>();
  const teamDepartments = new Set<string>();
  const parties = new Set<string>();
  let allRows = false;
  for (const grant of grantsIn(definition.grants, access.domain)) {
    if (grant.level < least || (opened && !opensClass(grant, opened))) continue;
    const rule = rowRuleAt(access, grant.level);
    if (!rule) continue;
    if (rule.reach === 'everyone' || (rule.reach === 'company' && !grant.companyId)) allRows = true;
    else if (rule.reach === 'company') companies.add(grant.companyId!);
    else if (rule.reach === 'linked party') addIfAny(parties, definition.partyId);
    else if (rule.reach === 'department') departmentsOf(grant, definition).forEach((id) => departments.add(id));
    else if (rule.reach === 'team') {
      definition.team.forEach((id) => team.add(id));
      departmentsOf(grant, definition).forEach((id) => teamDepartments.add(id));
    } else {
      addIfAny(owners, definition.employeeId);
      departmentsOf(grant, definition).forEach((id) => ownerDepartments.add(id));
    }
  }
  return {
    record: record.name,
    operation,
    allRows,
    companies: [...companies],
    departments: [...departments],
    owners: [...owners],
    ownerDepartments: [...ownerDepartments],
    team: [...team],
    teamDepartments: [...teamDepartments],
    parties: [...parties],
  };
}

function addIfAny(ids: Set<string>, id: string | null): void {
  if (id) ids.add(id);
}

function departmentsOf(grant: Grant, definition: PrincipalDefinition): readonly string[] {
  if (grant.departmentId) return [grant.departmentId];
  if (grant.companyId) return definition.departmentsOf[grant.companyId] ?? [];
  return Object.values(definition.departmentsOf).flat();
}

function classesOf(model: AccessModel, definition: PrincipalDefinition): { principalId: string; record: string; class: string }[] {
  return model.registry.resources.flatMap((record) => {
    const classes = new Set(record.fields.map((field) => field.class).filter((fieldClass) => sideTableClasses.has(fieldClass)));
    const { domain, read } = model.access(record);
    const grants = grantsIn(definition.grants, domain).filter((grant) => grant.level >= read);
    return [...classes]
      .filter((fieldClass) => grants.some((grant) => opensClass(grant, { class: fieldClass })))
      .map((fieldClass) => ({ principalId: definition.id, record: record.root.name, class: fieldClass }));
  });
}
