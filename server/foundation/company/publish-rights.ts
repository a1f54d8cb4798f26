import { publishPrincipals } from '../../kernel/rights/publish.js';
import { defineEvent, deriving, listen, whenWritten, type Work } from '../../kernel/write/index.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { principalsOf } from './principals-of.js';
import { accountsSwitched, requireAuthorityOver } from './require-authority-over.js';

/** What an employee may is worked out when it changes, in the same transaction, so that no later statement goes by the old rights. */
whenWritten(Employee, async (employees, work) => {
  await requireAuthorityOver(await accountsSwitched(idsOf(employees), work), work);
  await publish(await withThoseAbove(idsOf(employees), work), work);
});

/** Grants that are not tied to a department reach the new one too. */
whenWritten(Department, async (_departments, work) => {
  const holders = await work.rows<{ id: string }>(
    `select distinct employee_id as id from "grant" where department_id is null order by employee_id`,
  );
  await publish(idsOf(holders), work);
});

const ReportingLineLeft = defineEvent<{ readonly managerId: string }>('ReportingLineLeft');

/** Whoever somebody no longer reports to must lose sight of their rows as well. */
deriving(Employee, async (employees, work) => {
  const left = await work.rows<{ managerId: string }>(
    `select distinct e.manager_id as "managerId" from employee e
       join unnest($1::uuid[], $2::uuid[]) as n(id, manager_id) on n.id = e.id
      where e.manager_id is not null and e.manager_id is distinct from n.manager_id`,
    [idsOf(employees), employees.map(({ manager }) => manager?.id ?? null)],
  );
  if (left.length > 0) work.announce(ReportingLineLeft, left);
});

listen(ReportingLineLeft, async (left, work) => {
  await publish(
    await withThoseAbove(
      left.map(({ managerId }) => managerId),
      work,
    ),
    work,
  );
});

async function publish(employeeIds: readonly string[], work: Work): Promise<void> {
  if (employeeIds.length === 0) return;
  const definitions = await principalsOf(employeeIds, work.today, (sql, parameters) => work.rows(sql, parameters));
  await publishPrincipals(work.sql, work.registry, definitions);
}

/** Everybody above somebody sees the rows of their team, so a change below is a change for them. */
async function withThoseAbove(employeeIds: readonly string[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `with recursive line as (select id, manager_id from employee where id = any($1::uuid[])
       union select e.id, e.manager_id from employee e join line on e.id = line.manager_id)
     select distinct id from line order by id`,
    [employeeIds],
  );
  return idsOf(rows);
}

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);
