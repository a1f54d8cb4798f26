import type { Grant as HeldGrant } from '../../kernel/rights/principal.js';
import type { PrincipalDefinition } from '../../kernel/rights/publish.js';
import type { Work } from '../../kernel/write/index.js';

type Rows = Pick<Work, 'rows'>['rows'];

/** Who the employees are and what they hold today, and the same for the keys that they gave to partners. */
export async function principalsOf(employeeIds: readonly string[], today: string, rows: Rows): Promise<PrincipalDefinition[]> {
  const people = await rows<Person>(personQuery, [employeeIds, today]);
  const departmentsOf = await departmentsByCompany(rows);
  const keys = await rows<Key>(keyQuery, [employeeIds]);
  const owners = new Map(people.map((person) => [person.id, person]));
  return [
    ...people.map((person) => principalOf(person, departmentsOf)),
    ...keys.map(({ id, name, ownerId, scopes, active }) => {
      const owner = owners.get(ownerId)!;
      const mayAct = active && owner.active;
      return { ...principalOf(owner, departmentsOf), id, kind: 'key' as const, name, scopes, active: mayAct };
    }),
  ];
}

function principalOf({ team, grants, ...person }: Person, departmentsOf: DepartmentsOf): PrincipalDefinition {
  return {
    ...person,
    kind: 'employee',
    employeeId: person.id,
    partyId: null,
    scopes: [],
    team: team ?? [person.id],
    grants: grants ?? [],
    departmentsOf,
  };
}

type DepartmentsOf = PrincipalDefinition['departmentsOf'];

async function departmentsByCompany(rows: Rows): Promise<DepartmentsOf> {
  const companies = await rows<{ id: string; departments: string[] }>(
    `select company_id as id, json_agg(id order by id) as departments from department group by company_id`,
  );
  return Object.fromEntries(companies.map(({ id, departments }) => [id, departments]));
}

type Person = Pick<PrincipalDefinition, 'id' | 'name' | 'companyId' | 'departmentId' | 'active' | 'language' | 'timeZone'> & {
  grants: HeldGrant[] | null;
  team: string[] | null;
};

/** The grants of employee `e` as JSON. One in a department holds in that department's company alone, whether it says so or not. */
export const grantsHeld = (condition: string): string =>
  `(select json_agg(json_build_object('companyId', coalesce(g.company_id, d.company_id), 'departmentId', g.department_id, 'domain', g.domain,
      'level', g.level, 'rights', array_remove(array[case when g.pay then 'pay' end,
      case when g.margin then 'margin' end, case when g.bank then 'bank' end, case when g.secret then 'secret' end], null))
      order by g.position)
    from "grant" g left join department d on d.id = g.department_id where g.employee_id = e.id and ${condition})`;

const personQuery = `
  select e.id, e.name, e.company_id as "companyId", e.department_id as "departmentId",
         e.state = 'active' and e.archived_at is null as active,
         case when coalesce(e.language, c.language) = 'es' then 'es' else 'en' end as language, c.time_zone as "timeZone",
         ${grantsHeld('coalesce(g.valid_from, $2::date) <= $2::date and coalesce(g.valid_until, $2::date) >= $2::date')} as grants,
         (with recursive line as (select e.id union select r.id from employee r join line on r.manager_id = line.id)
          select json_agg(id) from line) as team
    from employee e join company c on c.id = e.company_id where e.id = any($1::uuid[]) order by e.id`;

interface Key {
  id: string;
  name: string;
  ownerId: string;
  scopes: string[];
  active: boolean;
}

const keyQuery = `
  select p.id, p.name, k.owner_id as "ownerId", p.scopes, k.revoked_at is null as active
    from timon.partner_key k join timon.principal p on p.id = k.principal_id where k.owner_id = any($1::uuid[])`;
