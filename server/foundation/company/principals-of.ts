import type { Grant as HeldGrant } from '../../kernel/rights/principal.js';
import type { PrincipalDefinition } from '../../kernel/rights/publish.js';
import type { Work } from '../../kernel/write/index.js';
import { delegatedGrants, type Terms } from './delegated-grants.js';

type Rows = Pick<Work, 'rows'>['rows'];

/** Who the employees are and what they hold at this moment, and the same for the keys that they gave to partners. */
export async function principalsOf(employeeIds: readonly string[], now: Date, rows: Rows): Promise<PrincipalDefinition[]> {
  const people = await rows<Person>(personQuery, [employeeIds, now]);
  const substitutions = await rows<Substitution>(substitutionQuery, [employeeIds, now]);
  const departmentsOf = await departmentsByCompany(rows);
  const keys = await rows<Key>(keyQuery, [employeeIds]);
  const owners = new Map(people.map((person) => [person.id, principalOf(person, substitutions, departmentsOf, now)]));
  return [...owners.values(), ...keys.map((key) => keyOf(key, owners.get(key.ownerId)!))];
}

/** Something that holds between two moments. */
interface Timed {
  readonly from: string | null;
  readonly until: string | null;
}

type TimedGrant = HeldGrant & Timed;

type Person = Pick<
  PrincipalDefinition,
  'id' | 'name' | 'email' | 'companyId' | 'departmentId' | 'active' | 'language' | 'timeZone' | 'budget'
> & { readonly grants: TimedGrant[] | null };

interface Substitution extends Timed {
  readonly substituteId: string;
  readonly employeeId: string;
  readonly withRights: boolean;
  readonly terms: Terms[] | null;
  readonly grants: TimedGrant[] | null;
}

function principalOf(
  { grants, ...person }: Person,
  all: readonly Substitution[],
  departmentsOf: DepartmentsOf,
  now: Date,
): PrincipalDefinition {
  const substitutions = all.filter(({ substituteId }) => substituteId === person.id);
  const isAnalyst = person.budget === 'analyst';
  const own = (grants ?? [])
    .filter((grant) => holdsAt(grant, now))
    .map((grant) => (isAnalyst ? { ...plain(grant), closed } : plain(grant)));
  const covered = substitutions
    .filter((each) => holdsAt(each, now))
    .flatMap(({ grants: theirs, terms, withRights, employeeId }) =>
      delegatedGrants((theirs ?? []).filter((grant) => holdsAt(grant, now)).map(plain), terms ?? [], withRights, employeeId),
    );
  return {
    ...person,
    kind: 'employee',
    employeeId: person.id,
    partyId: null,
    // An analyst asks and changes nothing.
    scopes: isAnalyst ? ['read'] : [],
    grants: [...own, ...covered],
    changesAt: nextChange([...(grants ?? []), ...substitutions, ...substitutions.flatMap((each) => each.grants ?? [])], now),
    departmentsOf,
  };
}

/** What an analyst's level does not open: it takes a right on the grant. */
const closed: HeldGrant['closed'] = ['personal'];

/** A key has what its owner has of their own: what they hold as a substitute is not theirs to lend. */
function keyOf({ id, name, scopes, partyId, active }: Key, owner: PrincipalDefinition): PrincipalDefinition {
  return {
    ...owner,
    id,
    kind: 'key',
    name,
    email: null,
    partyId,
    budget: owner.budget === 'analyst' ? 'analyst' : 'key',
    active: active && owner.active,
    scopes: scopes.filter((scope) => owner.scopes.length === 0 || owner.scopes.includes(scope)),
    grants: owner.grants.filter(({ onBehalfOf }) => !onBehalfOf),
  };
}

const holdsAt = ({ from, until }: Timed, now: Date): boolean =>
  (from === null || new Date(from) <= now) && (until === null || new Date(until) > now);

const plain = ({ from: _from, until: _until, ...grant }: TimedGrant): HeldGrant => grant;

function nextChange(all: readonly Timed[], now: Date): Date | null {
  const moments = all.flatMap(({ from, until }) => [from, until]).flatMap((moment) => (moment ? [new Date(moment).getTime()] : []));
  const coming = moments.filter((moment) => moment > now.getTime());
  return coming.length > 0 ? new Date(Math.min(...coming)) : null;
}

type DepartmentsOf = PrincipalDefinition['departmentsOf'];

async function departmentsByCompany(rows: Rows): Promise<DepartmentsOf> {
  const companies = await rows<{ id: string; departments: string[] }>(
    `select company_id as id, json_agg(id order by id) as departments from department group by company_id`,
  );
  return Object.fromEntries(companies.map(({ id, departments }) => [id, departments]));
}

/** A day begins and ends with the midnights of the company in which a grant holds. */
const momentsOf = (alias: string, zone: string): string =>
  `'from', (${alias}.valid_from::timestamp at time zone ${zone}), 'until', ((${alias}.valid_until + 1)::timestamp at time zone ${zone})`;

/**
 * The grants of employee `e`, who belongs to company `c`, that are not over at the moment `$2`, as JSON. One in a department
 * holds in that department's company alone, whether it says so or not.
 */
export const grantsNotOver = `
  (select json_agg(json_build_object('companyId', coalesce(g.company_id, d.company_id), 'departmentId', g.department_id, 'domain', g.domain,
      'level', g.level, 'rights', array_remove(array[case when g.pay then 'pay' end, case when g.margin then 'margin' end,
      case when g.bank then 'bank' end, case when g.secret then 'secret' end, case when g.personal then 'personal' end], null),
      ${momentsOf('g', 'coalesce(gc.time_zone, c.time_zone)')}) order by g.position)
    from "grant" g left join department d on d.id = g.department_id left join company gc on gc.id = coalesce(g.company_id, d.company_id)
   where g.employee_id = e.id
     and (g.valid_until is null or (g.valid_until + 1)::timestamp at time zone coalesce(gc.time_zone, c.time_zone) > $2::timestamptz))`;

const personQuery = `
  select e.id, e.name, e.email, e.company_id as "companyId", e.department_id as "departmentId",
         e.state = 'active' and e.archived_at is null as active,
         case when e.account = 'analyst' then 'analyst' else 'person' end as budget,
         case when coalesce(e.language, c.language) = 'es' then 'es' else 'en' end as language, c.time_zone as "timeZone",
         ${grantsNotOver} as grants
    from employee e join company c on c.id = e.company_id where e.id = any($1::uuid[]) order by e.id`;

/** Whoever is suspended, dismissed or gone has nobody standing in for them. */
const substitutionQuery = `
  select s.substitute_id as "substituteId", e.id as "employeeId", s.with_rights as "withRights",
         s.valid_from::timestamp at time zone c.time_zone as "from", (s.valid_until + 1)::timestamp at time zone c.time_zone as until,
         (select json_agg(json_build_object('domain', t.domain, 'companyId', t.company_id, 'departmentId', t.department_id, 'level', t.level)
            order by t.position) from delegation_term t where t.delegation_id = s.id) as terms,
         ${grantsNotOver} as grants
    from delegation s join employee e on e.id = s.employee_id join company c on c.id = e.company_id
   where s.substitute_id = any($1::uuid[]) and s.archived_at is null and e.state = 'active' and e.archived_at is null
     and (s.valid_until + 1)::timestamp at time zone c.time_zone > $2::timestamptz order by s.id`;

interface Key {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly scopes: string[];
  readonly partyId: string | null;
  readonly active: boolean;
}

const keyQuery = `
  select p.id, k.name, k.owner_id as "ownerId", p.scopes, k.party_id as "partyId", k.revoked_at is null as active
    from timon.partner_key k join timon.principal p on p.id = k.principal_id where k.owner_id = any($1::uuid[])`;
