import { deriving } from '../../kernel/write/index.js';
import { Employee } from './employee.js';
// Before the comparison below, so that the spelling of an address alone changes no account.
import './plain-addresses.js';
import { requireAuthorityOver, requireTrustOfAccounts } from './require-authority-over.js';

/**
 * Where somebody signs in, where they belong and under whom decides who may act as them. An account that is led elsewhere stays
 * there when a leave ends, so what is held as a substitute does not count.
 */
deriving(Employee, async (employees, work) => {
  const moved = await work.rows<{ id: string; isReadElsewhere: boolean }>(
    `select e.id, e.email is distinct from n.email and n.email is not null as "isReadElsewhere" from employee e
       join unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[]) as n(id, email, company_id, department_id, manager_id) on n.id = e.id
      where e.email is distinct from n.email or e.company_id <> n.company_id or e.department_id is distinct from n.department_id
        or e.manager_id is distinct from n.manager_id`,
    [
      employees.map(({ id }) => id),
      employees.map(({ email }) => email ?? null),
      employees.map(({ company }) => company.id),
      employees.map(({ department }) => department?.id ?? null),
      employees.map(({ manager }) => manager?.id ?? null),
    ],
  );
  const ids = (rows: typeof moved) => rows.map(({ id }) => id);
  await requireAuthorityOver(ids(moved), work, ({ onBehalfOf }) => !onBehalfOf);
  const least = work.principal.rights.writeLevel(work.registry.named('Employee').field('email'));
  const readElsewhere = ids(moved.filter(({ isReadElsewhere }) => isReadElsewhere));
  await requireAuthorityOver(readElsewhere, work, ({ onBehalfOf, level }) => !onBehalfOf && level >= least);
  await requireTrustOfAccounts(readElsewhere, work);
});
