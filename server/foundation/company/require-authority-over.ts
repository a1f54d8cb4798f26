import { Level } from '../../kernel/declare/index.js';
import type { Grant } from '../../kernel/rights/principal.js';
import type { Work } from '../../kernel/write/index.js';
import { BeyondAuthority } from './company.errors.js';
import { covers } from '../../kernel/rights/covers.js';
import { grantsNotOver } from './principals-of.js';

interface Trusted {
  readonly name: string;
  readonly companyId: string;
  readonly departmentId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Whoever decides about another's account, lets them in, shuts them out or says where they sign in and belong, has a say in
 * personnel that reaches them and is as high as the trust they hold, now or from some day on.
 */
export async function requireAuthorityOver(
  employeeIds: readonly string[],
  work: Work,
  counts: (held: Grant) => boolean = () => true,
): Promise<void> {
  if (work.principal.kind === 'system' || employeeIds.length === 0) return;
  const mine = work.principal.grants.filter(counts);
  const beyond = (await trustOf(employeeIds, work)).find((person) => !mine.some((held) => covers(held, askedOf(person))));
  if (beyond) throw new BeyondAuthority({ employee: beyond.name });
}

/** Who has an account is let into it by letter: whoever leads the letters elsewhere could act as them, and must hold all that they do. */
export async function requireTrustOfAccounts(employeeIds: readonly string[], work: Work): Promise<void> {
  if (work.principal.kind === 'system' || employeeIds.length === 0) return;
  const open = await work.rows<{ id: string }>('select principal_id as id from timon.credential where principal_id = any($1::uuid[])', [
    employeeIds,
  ]);
  const mine = work.principal.grants.filter(({ onBehalfOf }) => !onBehalfOf);
  const people = await trustOf(
    open.map(({ id }) => id),
    work,
  );
  const beyond = people.find(({ grants }) => !grants.every((needed) => mine.some((held) => covers(held, needed))));
  if (beyond) throw new BeyondAuthority({ employee: beyond.name });
}

const trustOf = (employeeIds: readonly string[], work: Work): Promise<Trusted[]> =>
  work.rows<Trusted>(
    `select e.name, e.company_id as "companyId", e.department_id as "departmentId",
            coalesce(${grantsNotOver}, '[]') as grants
       from employee e join company c on c.id = e.company_id where e.id = any($1::uuid[])`,
    [employeeIds, work.now],
  );

/** The say in personnel that it takes: where somebody belongs, and as high as the highest trust they hold anywhere. */
const askedOf = ({ companyId, departmentId, grants }: Trusted): Grant => ({
  companyId,
  departmentId,
  domain: 'personnel',
  level: Math.max(Level.Trainee, ...grants.map(({ level }) => level)) as Level,
  rights: [],
});

/** Opening and closing accounts takes authority over them, opening a fresh proof besides. What is published still says how it was. */
export async function requireSayInAccounts(employeeIds: readonly string[], work: Work): Promise<void> {
  const switched = await work.rows<{ id: string; wasActive: boolean }>(
    `select e.id, p.active as "wasActive" from employee e join timon.principal p on p.id = e.id
      where e.id = any($1::uuid[]) and p.active <> (e.state = 'active' and e.archived_at is null)`,
    [employeeIds],
  );
  await requireAuthorityOver(
    switched.map(({ id }) => id),
    work,
  );
  if (switched.some(({ wasActive }) => !wasActive)) work.requireFreshProof();
}
