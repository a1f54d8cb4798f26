import { publishPrincipals } from '../../kernel/rights/publish.js';
import { whenWritten, type Work } from '../../kernel/write/index.js';
import { Delegation } from './delegation.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { principalsOf } from './principals-of.js';
import { heldBy, tellOfRights } from './tell-of-rights.js';
import { requireSayInAccounts } from './require-authority-over.js';

/** What an employee may is worked out when it changes, in the same transaction, so that no later statement goes by the old rights. */
whenWritten(Employee, async (employees, work) => {
  await requireSayInAccounts(idsOf(employees), work);
  await publishEmployees([...idsOf(employees), ...(await substitutesOf(idsOf(employees), work))], work);
});

/** Grants that are not tied to a department reach the new one too. */
whenWritten(Department, async (_departments, work) => {
  const holders = await work.rows<{ id: string }>(
    `select distinct employee_id as id from "grant" where department_id is null order by employee_id`,
  );
  const ids = idsOf(holders);
  await publishEmployees([...ids, ...(await substitutesOf(ids, work))], work);
});

/** A stand-in that comes, changes or goes is the substitute's to feel. */
whenWritten(Delegation, (delegations, work) =>
  publishEmployees(
    delegations.map(({ substitute }) => substitute.id),
    work,
  ),
);

/** Writes what these employees may, and their keys with them, into the rights tables. */
export async function publishEmployees(employeeIds: readonly string[], work: Work): Promise<void> {
  if (employeeIds.length === 0) return;
  const ids = [...new Set(employeeIds)];
  const before = await heldBy(ids, work);
  const definitions = await principalsOf(ids, work.now, (sql, parameters) => work.rows(sql, parameters));
  await publishPrincipals(work.sql, work.registry, definitions);
  await tellOfRights(before, await heldBy(ids, work), work);
}

/** Whoever stands in for somebody holds what they hold. */
async function substitutesOf(employeeIds: readonly string[], work: Work): Promise<string[]> {
  const rows = await work.rows<{ id: string }>(
    `select distinct substitute_id as id from delegation
      where employee_id = any($1::uuid[]) and archived_at is null and valid_until >= $2::date - 1 order by 1`,
    [employeeIds, work.today],
  );
  return idsOf(rows);
}

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);
