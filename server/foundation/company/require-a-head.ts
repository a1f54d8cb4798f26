import { Level } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { LastHead } from './company.errors.js';
import type { Employee } from './employee.js';
import type { Grant } from './grant.js';

/** Somebody must be left who may grant and who sees all: the last head can neither leave nor step down. */
export async function requireAHead(
  staying: readonly Employee[],
  leaving: readonly Employee[],
  work: Work,
): Promise<void> {
  if (leaving.length === 0 || staying.some(({ grants }) => grants.some(isHead))) return;
  const [heads] = await work.rows<{ others: number; among: number }>(
    `select count(distinct e.id) filter (where e.id <> all($1::uuid[]))::int as others,
            count(distinct e.id) filter (where e.id = any($1::uuid[]))::int as among
       from employee e join "grant" g on g.employee_id = e.id
      where e.state = 'active' and e.archived_at is null and g.domain = '*' and g.level = $2 and g.department_id is null
        and coalesce(g.valid_from, $3) <= $3 and coalesce(g.valid_until, $3) >= $3`,
    [leaving.map(({ id }) => id), Level.Head, work.today],
  );
  if (heads!.among > 0 && heads!.others === 0) throw new LastHead({ employee: leaving[0]!.name });
}

export const isHead = ({ domain, level, department }: Grant): boolean =>
  domain === '*' && level === Level.Head && !department;
