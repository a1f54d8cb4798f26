import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob, whenWritten } from '../../kernel/write/index.js';
import { Employee } from './employee.js';

/**
 * Keeps for everybody the path from the top down to them, so that a team is one range of the ordered paths. Who moves takes
 * along everybody below them; nobody's rights have to be worked out again.
 */
whenWritten(Employee, async (employees, work) => {
  await work.rows(movedPaths, [employees.map(({ id }) => id)]);
});

const step = (alias: string) => `'/' || replace(${alias}.id::text, '-', '')`;

/** Of the given people those whose path is not the one below their manager, the topmost of each line first, and all below them. */
const movedPaths = `
  with recursive changed as (
    select e.id, e.manager_id, coalesce(above.path, '') || ${step('e')} as path from employee e
      left join timon.reporting_line above on above.person_id = e.manager_id
      left join timon.reporting_line own on own.person_id = e.id
     where e.id = any($1::uuid[]) and own.path is distinct from coalesce(above.path, '') || ${step('e')}),
  above(start, id) as (
    select id, manager_id from changed union select a.start, e.manager_id from above a join employee e on e.id = a.id),
  moved(id, path) as (
    select id, path from changed c where not exists (select from above a join changed b on b.id = a.id where a.start = c.id)
    union all select e.id, m.path || ${step('e')} from employee e join moved m on e.manager_id = m.id)
  insert into timon.reporting_line as line (person_id, path) select id, path from moved
    on conflict (person_id) do update set path = excluded.path where line.path <> excluded.path`;

/** What the paths are worked out from, once more and for everybody: whoever differs would see the wrong rows. */
export const checkReportingLine = defineJob('check-reporting-line', (_payload, kernel) => reportBrokenLines(kernel), {
  schedule: '29 3 * * *',
});

async function reportBrokenLines(kernel: Kernel): Promise<void> {
  const broken = await brokenLines(kernel);
  if (broken.length > 0)
    kernel.log.error({ employees: broken }, 'the reporting line of these employees is not the one that their managers make');
}

export async function brokenLines(kernel: Kernel): Promise<string[]> {
  const { rows } = await asFacts(kernel.pool, (sql) =>
    sql.query<{ id: string }>(
      `with recursive line(id, path) as (select e.id, ${step('e')} from employee e where manager_id is null
         union all select e.id, line.path || ${step('e')} from employee e join line on e.manager_id = line.id)
       select coalesce(line.id, kept.person_id) as id from line full join timon.reporting_line kept on kept.person_id = line.id
        where line.path is distinct from kept.path order by 1`,
    ),
  );
  return rows.map(({ id }) => id);
}
