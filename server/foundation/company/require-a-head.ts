import { Level } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { LastHead } from './company.errors.js';
import type { Employee } from './employee.js';
import type { Grant } from './grant.js';

export const isHead = ({ domain, level, department }: Grant): boolean => domain === '*' && level === Level.Head && !department;

/** Somebody must be left who may grant and who sees all: the last head cannot give the grant away. Asked before it is written. */
export async function requireHeadKept(givingUp: readonly Employee[], work: Work): Promise<void> {
  const heads = await headsStored(work);
  const given = heads.filter(({ id, acts }) => acts && givingUp.some((employee) => employee.id === id));
  if (given.length > 0 && !heads.some(({ acts, id }) => acts && !given.some((head) => head.id === id))) {
    throw new LastHead({ employee: given[0]!.name });
  }
}

/** Nor can the last head leave, whichever way. Asked once it is written. */
export async function requireHeadLeft(employees: readonly Employee[], work: Work): Promise<void> {
  const heads = await headsStored(work);
  const left = heads.find(({ id, acts }) => !acts && employees.some((employee) => employee.id === id));
  if (left && !heads.some(({ acts }) => acts)) throw new LastHead({ employee: left.name });
}

interface StoredHead {
  readonly id: string;
  readonly name: string;
  /** Neither suspended, dismissed nor removed. */
  readonly acts: boolean;
}

const headsStored = (work: Work): Promise<StoredHead[]> =>
  work.rows<StoredHead>(
    `select e.id, e.name, e.state = 'active' and e.archived_at is null as acts from employee e
      where exists (select from "grant" g where g.employee_id = e.id and g.domain = '*' and g.level = $1 and g.department_id is null
        and coalesce(g.valid_from, $2::date) <= $2::date and coalesce(g.valid_until, $2::date) >= $2::date)`,
    [Level.Head, work.today],
  );
