import { deriving } from '../../kernel/write/index.js';
import { Employee } from './employee.js';
// Before the comparison below, so that the spelling of an address alone changes no account.
import './plain-addresses.js';
import { requireAuthorityOver } from './require-authority-over.js';

/** Where somebody signs in and where they belong decides who may act as them. */
deriving(Employee, async (employees, work) => {
  const moved = await work.rows<{ id: string }>(
    `select e.id from employee e
       join unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) as n(id, email, company_id, department_id) on n.id = e.id
      where e.email is distinct from n.email or e.company_id <> n.company_id or e.department_id is distinct from n.department_id`,
    [
      employees.map(({ id }) => id),
      employees.map(({ email }) => email ?? null),
      employees.map(({ company }) => company.id),
      employees.map(({ department }) => department?.id ?? null),
    ],
  );
  await requireAuthorityOver(
    moved.map(({ id }) => id),
    work,
  );
});
