import { Level } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { GrantBeyondOwn } from './company.errors.js';
import type { Employee } from './employee.js';
import type { Grant } from './grant.js';

/** Nobody hands out more trust than they hold; what stands already may stay. */
export async function requireTrustHeld(employees: readonly Employee[], work: Work): Promise<void> {
  const { kind, rights } = work.principal;
  if (kind === 'system' || rights.level('*') >= Level.Head) return;
  const granted = employees.flatMap(({ grants }) => grants);
  if (granted.length === 0) return;
  const standing = await standingGrants(employees, work);
  const beyond = granted
    .filter((grant) => !standing.has(fingerprintOf(grant)))
    .find(({ domain, level, ...grant }) => {
      const opensMore = grant.pay || grant.margin || grant.bank || grant.secret;
      return rights.level(domain) < (opensMore ? Level.Head : level);
    });
  if (beyond) throw new GrantBeyondOwn({ domain: beyond.domain });
}

async function standingGrants(employees: readonly Employee[], work: Work): Promise<Set<string>> {
  const rows = await work.rows<Standing>(
    `select employee_id as "employeeId", company_id as "companyId", department_id as "departmentId", domain, level,
            pay, margin, bank, secret, valid_from::text as "validFrom", valid_until::text as "validUntil"
       from "grant" where employee_id = any($1::uuid[])`,
    [employees.map(({ id }) => id)],
  );
  return new Set(rows.map(written));
}

const fingerprintOf = ({ employee, company, department, ...terms }: Terms): string =>
  written({ ...terms, employeeId: employee.id, companyId: company?.id, departmentId: department?.id });

function written({ employeeId, companyId, departmentId, domain, validFrom, validUntil, ...opened }: Standing): string {
  const { level, pay, margin, bank, secret } = opened;
  const scope = [employeeId, companyId ?? null, departmentId ?? null, domain, validFrom ?? null, validUntil ?? null];
  return JSON.stringify([...scope, level, pay, margin, bank, secret]);
}

type Terms = Omit<Grant, 'id'>;
interface Standing extends Omit<Terms, 'employee' | 'company' | 'department'> {
  employeeId: string;
  companyId?: string | null;
  departmentId?: string | null;
}
