import type { FieldClass, Level } from '../../kernel/declare/index.js';
import type { Grant as HeldGrant } from '../../kernel/rights/principal.js';
import type { Work } from '../../kernel/write/index.js';
import { GrantBeyondOwn } from './company.errors.js';
import { covers } from '../../kernel/rights/covers.js';
import { Department } from './department.js';
import type { Employee } from './employee.js';
import type { Grant } from './grant.js';

/** Nobody hands out more trust than they hold: nor for other places, nor for longer. What stands already may stay; what is new takes a fresh proof. */
export async function requireTrustHeld(employees: readonly Employee[], work: Work): Promise<void> {
  const { kind, employeeId } = work.principal;
  if (kind === 'system') return;
  const given = employees.flatMap(({ grants }) => grants).map(termsOf);
  if (given.length === 0) return;
  const standing = await standingGrants([...employees.map(({ id }) => id), ...(employeeId ? [employeeId] : [])], work);
  const known = new Set(standing.map(fingerprintOf));
  const fresh = given.filter((terms) => !known.has(fingerprintOf(terms)));
  const mine = standing.filter((terms) => terms.employeeId === employeeId && isInForce(terms, work.today));
  const trustIn = await trustReader([...fresh, ...mine], work);
  const beyond = fresh.find((terms) => !mine.some((own) => covers(trustIn(own), trustIn(terms)) && lastsAsLong(own, terms)));
  if (beyond) throw new GrantBeyondOwn({ domain: beyond.domain });
  if (fresh.length > 0) work.requireFreshProof();
}

const rightsOnGrants = ['pay', 'margin', 'bank', 'secret', 'personal'] as const satisfies readonly FieldClass[];

interface Terms extends Pick<Grant, 'domain' | 'level' | 'pay' | 'margin' | 'bank' | 'secret' | 'personal'> {
  readonly employeeId: string;
  readonly companyId: string | null;
  readonly departmentId: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

const termsOf = ({ employee, company, department, validFrom, validUntil, ...rest }: Grant): Terms => ({
  ...rest,
  employeeId: employee.id,
  companyId: company?.id ?? null,
  departmentId: department?.id ?? null,
  validFrom: validFrom ?? null,
  validUntil: validUntil ?? null,
});

const standingGrants = (employeeIds: readonly string[], work: Work): Promise<Terms[]> =>
  work.rows<Terms>(
    `select employee_id as "employeeId", company_id as "companyId", department_id as "departmentId", domain, level,
            pay, margin, bank, secret, personal, valid_from::text as "validFrom", valid_until::text as "validUntil"
       from "grant" where employee_id = any($1::uuid[])`,
    [employeeIds],
  );

const fingerprintOf = ({ employeeId, companyId, departmentId, domain, level, validFrom, validUntil, ...opened }: Terms): string =>
  JSON.stringify([employeeId, companyId, departmentId, domain, level, rightsIn(opened), validFrom, validUntil]);

const rightsIn = (opened: Pick<Terms, (typeof rightsOnGrants)[number]>): FieldClass[] => rightsOnGrants.filter((right) => opened[right]);

const isInForce = ({ validFrom, validUntil }: Terms, today: string): boolean =>
  (validFrom === null || validFrom <= today) && (validUntil === null || validUntil >= today);

const lastsAsLong = (own: Terms, given: Terms): boolean =>
  own.validUntil === null || (given.validUntil !== null && given.validUntil <= own.validUntil);

/** A department lies in one company, whether the grant says so or not. */
async function trustReader(all: readonly Terms[], work: Work): Promise<(terms: Terms) => HeldGrant> {
  const departments = await work.getAll(
    Department,
    all.flatMap(({ departmentId }) => departmentId ?? []),
  );
  return ({ companyId, departmentId, domain, level, ...opened }) => ({
    companyId: companyId ?? (departmentId && departments.get(departmentId)?.company.id) ?? null,
    departmentId,
    domain,
    level: level as Level,
    rights: rightsIn(opened),
  });
}
