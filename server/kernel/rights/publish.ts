import { rowRuleAt } from '../declare/access.js';
import { classesByGrant } from '../declare/field-class.js';
import { Level } from '../declare/level.js';
import type { RecordType, Registry } from '../declare/registry.js';
import type { AccessModel } from './access-model.js';
import { modelInForce } from './access-models.js';
import type { Grant, Principal } from './principal.js';
import { grantsIn, openingToRead, openingToWrite, operationLevels, opensToRead, opensToWrite } from './rights.js';
import { classScope, departmentFieldOf } from './scope-predicate.js';

/** Who somebody is and what they hold, as the company's records say it. */
export type PrincipalDefinition = Omit<Principal, 'rights' | 'epoch'> & {
  readonly active: boolean;
  /** Where they sign in and are written to; nothing for who does neither. */
  readonly email: string | null;
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
  /** Whom I stand in for, each beside a department in which that opens what is theirs. */
  readonly covered: string[];
  readonly coveredDepartments: (string | null)[];
  /** At the top of each reporting line that I see, each beside a department in which I do. */
  readonly team: string[];
  readonly teamDepartments: (string | null)[];
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
  await closePreviews(
    sql,
    definitions.map(({ id }) => id),
  );
  for (let from = 0; from < definitions.length; from += batchSize) {
    await publishBatch(sql, model, definitions.slice(from, from + batchSize));
  }
}

/** Writes somebody down as they would be under other tables than those in force, beside who they are. */
export async function publishPreview(
  sql: Queryable,
  model: AccessModel,
  { of, by }: { readonly of: string; readonly by: Pick<Principal, 'id' | 'epoch'> },
  definition: PrincipalDefinition,
): Promise<void> {
  await publishBatch(sql, model, [definition]);
  const values = [definition.id, of, by.id, by.epoch];
  await sql.query('update timon.principal set preview_of = $2, preview_by = $3, preview_epoch = $4 where id = $1', values);
}

/** Previews of these, or of all: what they show is no longer what would be. */
export async function closePreviews(sql: Queryable, of?: readonly string[]): Promise<void> {
  await sql.query('delete from timon.principal where preview_of is not null and ($1::uuid[] is null or preview_of = any($1))', [
    of ?? null,
  ]);
}

async function publishBatch(sql: Queryable, model: AccessModel, definitions: readonly PrincipalDefinition[]): Promise<void> {
  const principals = definitions.map(({ departmentsOf: _departmentsOf, ...principal }) => principal);
  const scopes = definitions.flatMap((definition) =>
    scopesOf(model, definition).map((scope) => ({ principalId: definition.id, ...scope })),
  );
  await sql.query(
    `insert into timon.principal (id, kind, budget, employee_id, company_id, department_id, party_id, name, email, active, language, time_zone, changes_at, grants, scopes, access_version)
     select id, kind, budget, "employeeId", "companyId", "departmentId", "partyId", name, email, active, language, "timeZone", "changesAt", grants, scopes, $2
     from jsonb_to_recordset($1) as p(id uuid, kind text, budget text, "employeeId" uuid, "companyId" uuid, "departmentId" uuid, "partyId" uuid,
       name text, email text, active boolean, language text, "timeZone" text, "changesAt" timestamptz, grants jsonb, scopes text[]) order by id
     on conflict (id) do update set budget = excluded.budget, employee_id = excluded.employee_id, company_id = excluded.company_id,
       department_id = excluded.department_id, party_id = excluded.party_id, name = excluded.name, email = excluded.email, active = excluded.active,
       language = excluded.language, time_zone = excluded.time_zone, changes_at = excluded.changes_at, grants = excluded.grants,
       scopes = excluded.scopes, access_version = excluded.access_version, epoch = timon.principal.epoch + 1`,
    [JSON.stringify(principals), model.version],
  );
  const ids = definitions.map(({ id }) => id);
  await sql.query(`delete from timon.principal_scope where principal_id = any($1)`, [ids]);
  await sql.query(
    `insert into timon.principal_scope (principal_id, record, operation, all_rows, companies, departments, owners, owner_departments,
       covered, covered_departments, team, team_departments, parties)
     select * from jsonb_to_recordset($1) as s("principalId" uuid, record text, operation text, "allRows" boolean, companies uuid[], departments uuid[],
       owners uuid[], "ownerDepartments" uuid[], covered uuid[], "coveredDepartments" uuid[], team uuid[], "teamDepartments" uuid[], parties uuid[])`,
    [JSON.stringify(scopes)],
  );
  await sql.query(`select pg_notify('timon_rights', id::text) from unnest($1::uuid[]) id`, [ids]);
}

/** Something that is asked of a row, and which grants suffice for it. */
interface Question {
  readonly record: RecordType;
  readonly operation: string;
  readonly suffices: (grant: Grant) => boolean;
}

/** What reaches nothing need not be written down: without a row there is no reach. */
const reachesAny = ({ record: _record, operation: _operation, allRows, ...ids }: Scope): boolean =>
  allRows || Object.values(ids).some(({ length }) => length > 0);

/** The scope of every operation on every record. Levels stand under their number: `'4'` is where my grants reach a lead's level. */
export function scopesOf(model: AccessModel, definition: PrincipalDefinition): Scope[] {
  // A key that only looks has no row to change, whatever its owner has.
  const looksOnly = definition.scopes.length > 0 && !definition.scopes.includes('write');
  return model.registry.resources
    .flatMap((record) => [
      ...(record.partOf ? [] : [...levelsOf(model, record), ...openingsOf(model, record)]),
      ...classesOf(model, record),
    ])
    .filter(({ operation }) => !looksOnly || !/\bchange$/.test(operation))
    .flatMap((question) => boundToParty(question.record, scopeAt(model, question, definition), definition))
    .filter(reachesAny);
}

/** The level each operation takes. Levels themselves are all there, so that any rule may ask what a caller holds on a row. */
function levelsOf(model: AccessModel, record: RecordType): Question[] {
  const access = model.access(record);
  const writing = operationLevels(access).filter(([operation, level]) => operation !== 'read' && level < Level.System);
  const change = Math.min(...writing.map(([, level]) => level), Level.System) as Level;
  const levels = Object.values(Level).filter((level) => level < Level.System);
  const asked: [string, Level][] = [
    ['read', access.read],
    ['change', change],
    ...levels.map((level): [string, Level] => [String(level), level]),
  ];
  return asked.map(([operation, least]) => ({ record, operation, suffices: (grant) => grant.level >= least }));
}

/** What it takes to read and to write the values of a root record and its lines that grants of one level may open differently. */
function openingsOf(model: AccessModel, root: RecordType): Question[] {
  const fields = model.registry.resources.filter((record) => record.root === root).flatMap((record) => record.fields);
  const questions = fields
    .filter((field) => classesByGrant.has(field.class))
    .flatMap((field): Question[] => [
      {
        record: root,
        operation: openingToRead(field, model.readLevel(field)),
        suffices: (grant) => reads(model, root, grant) && opensToRead(grant, field, model.readLevel(field)),
      },
      {
        record: root,
        operation: openingToWrite(field, model.writeLevel(field)),
        suffices: (grant) => opensToWrite(grant, field, model.writeLevel(field)),
      },
    ]);
  const named = questions.filter(({ operation }) => !/^\d$/.test(operation));
  return [...new Map(named.map((question) => [question.operation, question])).values()];
}

/** Where any value of a class that lies apart is open. Policies ask for that, by the record that has it: they know rows, not columns. */
function classesOf(model: AccessModel, record: RecordType): Question[] {
  const classes = [...new Set(record.fields.filter(({ sideTable }) => sideTable).map((field) => field.class))];
  return classes.flatMap((fieldClass): Question[] => {
    const fields = record.fields.filter((field) => field.sideTable && field.class === fieldClass);
    return [
      {
        record,
        operation: classScope(fieldClass, 'read'),
        suffices: (grant) => reads(model, record, grant) && fields.some((field) => opensToRead(grant, field, model.readLevel(field))),
      },
      {
        record,
        operation: classScope(fieldClass, 'change'),
        suffices: (grant) => reads(model, record, grant) && fields.some((field) => opensToWrite(grant, field, model.writeLevel(field))),
      },
    ];
  });
}

const reads = (model: AccessModel, record: RecordType, grant: Grant): boolean => grant.level >= model.access(record).read;

function scopeAt(model: AccessModel, { record, operation, suffices }: Question, definition: PrincipalDefinition): Scope {
  const { root } = record;
  const hasDepartment = departmentFieldOf(root) !== undefined;
  const companies = new Set<string>();
  const departments = new Set<string>();
  const owners = new Set<string>();
  const ownerDepartments = new Set<string>();
  const covered = new Pairs();
  const team = new Pairs();
  const parties = new Set<string>();
  let allRows = false;
  for (const grant of grantsIn(definition.grants, record.domain)) {
    const rule = rowRuleAt(model.access(root), grant.level);
    if (!rule || !suffices(grant)) continue;
    const who = grant.onBehalfOf ?? definition.employeeId;
    const places = departmentsOf(grant, definition);
    // Who stands for a customer or supplier reaches all that is theirs, whoever of us looks after it.
    if (definition.kind === 'portal' || rule.reach === 'everyone' || (rule.reach === 'company' && !grant.companyId)) allRows = true;
    else if (rule.reach === 'company') companies.add(grant.companyId!);
    else if (rule.reach === 'linked party') addIfAny(parties, definition.partyId);
    else if (rule.reach === 'department') places.forEach((id) => departments.add(id));
    else if (rule.reach === 'team') team.add(who, hasDepartment ? places : [null]);
    else if (grant.onBehalfOf) covered.add(who, hasDepartment ? places : [null]);
    else {
      addIfAny(owners, who);
      places.forEach((id) => ownerDepartments.add(id));
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
    covered: covered.people,
    coveredDepartments: covered.places,
    team: team.people,
    teamDepartments: team.places,
    parties: [...parties],
  };
}

/** People beside the departments in which they count, each pair once. */
class Pairs {
  readonly people: string[] = [];
  readonly places: (string | null)[] = [];
  private readonly known = new Set<string>();

  add(person: string | null, places: readonly (string | null)[]): void {
    if (!person) return;
    for (const place of places) {
      if (this.known.has(`${person} ${place}`)) continue;
      this.known.add(`${person} ${place}`);
      this.people.push(person);
      this.places.push(place);
    }
  }
}

/**
 * What is left of a scope to a key or portal user that stands for a party: nothing of a record that shows outsiders nothing,
 * all of one that it shows to everyone, and otherwise the party's own documents, as far as they lie within the scope.
 */
function boundToParty({ root, name }: RecordType, scope: Scope, { partyId }: PrincipalDefinition): Scope[] {
  if (!partyId) return [scope];
  const rule = root.party?.rows;
  if (!rule) return [];
  if (rule.reach === 'everyone') return [scope];
  const empty = {
    companies: [],
    departments: [],
    owners: [],
    ownerDepartments: [],
    covered: [],
    coveredDepartments: [],
    team: [],
    teamDepartments: [],
  };
  return [
    { ...empty, record: name, operation: scope.operation, allRows: false, parties: [partyId] },
    { ...scope, operation: `${scope.operation} within` },
  ];
}

function addIfAny(ids: Set<string>, id: string | null): void {
  if (id) ids.add(id);
}

function departmentsOf(grant: Grant, definition: PrincipalDefinition): readonly string[] {
  if (grant.departmentId) return [grant.departmentId];
  if (grant.companyId) return definition.departmentsOf[grant.companyId] ?? [];
  return Object.values(definition.departmentsOf).flat();
}
