import { publishPrincipals } from '../../kernel/rights/publish.js';
import { defineEvent, deriving, listen, type Work } from '../../kernel/write/index.js';
import { EmployeeDismissed, EmployeeReinstated, EmployeeSuspended, type EmployeeMoved } from './company.events.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { principalsOf } from './principals-of.js';

interface WrittenEmployee extends EmployeeMoved {
  /** Whom the employee reported to before: their reporting line changes as well. */
  readonly formerManagerId?: string;
}

const EmployeeWritten = defineEvent<WrittenEmployee>('EmployeeWritten');
const DepartmentWritten = defineEvent<{ readonly departmentId: string }>('DepartmentWritten');

deriving(Employee, async (employees, work) => {
  const former = await work.rows<{ id: string; manager: string | null }>(
    `select id, manager_id as manager from employee where id = any($1::uuid[])`,
    [employees.map(({ id }) => id)],
  );
  const managers = new Map(former.map(({ id, manager }) => [id, manager ?? undefined]));
  work.announce(
    EmployeeWritten,
    employees.map(({ id }) => ({ employeeId: id, formerManagerId: managers.get(id) })),
  );
});

deriving(Department, (departments, work) => {
  work.announce(
    DepartmentWritten,
    departments.map(({ id }) => ({ departmentId: id })),
  );
});

listen(EmployeeWritten, async (written, work) => {
  const touched = written.flatMap(({ employeeId, formerManagerId }) => [employeeId, formerManagerId ?? employeeId]);
  await publish(await withThoseAbove(touched, work), work);
});

for (const event of [EmployeeSuspended, EmployeeReinstated, EmployeeDismissed]) {
  listen(event, async (moved, work) =>
    publish(
      moved.map(({ employeeId }) => employeeId),
      work,
    ),
  );
}

/** Grants that are not tied to a department reach the new one too. */
listen(DepartmentWritten, async (_written, work) => {
  const holders = await work.rows<{ id: string }>(
    `select distinct employee_id as id from "grant" where department_id is null order by employee_id`,
  );
  await publish(
    holders.map(({ id }) => id),
    work,
  );
});

/** What an employee may is worked out when it changes, in the same transaction, so that no later statement goes by the old rights. */
async function publish(employeeIds: readonly string[], work: Work): Promise<void> {
  if (employeeIds.length === 0) return;
  const definitions = await principalsOf(employeeIds, work.today, (sql, parameters) => work.rows(sql, parameters));
  await publishPrincipals({ query: (sql, values) => work.rows(sql, values) }, work.registry, definitions);
}

/** Everybody above somebody sees the rows of their team, so a change below is a change for them. */
async function withThoseAbove(employeeIds: readonly string[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `with recursive line as (select id, manager_id from employee where id = any($1::uuid[])
       union select e.id, e.manager_id from employee e join line on e.id = line.manager_id)
     select distinct id from line order by id`,
    [employeeIds],
  );
  return rows.map(({ id }) => id);
}
