import { Forbidden, InvalidInput } from '../../kernel/errors.js';
import { deriving, whenWritten, type Work } from '../../kernel/write/index.js';
import { Company } from './company.js';
import { DelegationChain, GrantBeyondOwn } from './company.errors.js';
import { delegatedGrants } from './delegated-grants.js';
import type { DelegationTerm } from './delegation-term.js';
import { Delegation } from './delegation.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { isWholeHead } from './is-whole-head.js';
import { principalsOf } from './principals-of.js';
import { requireAuthorityOver } from './require-authority-over.js';
import { requireOwnDepartments } from './require-own-departments.js';

/** Somebody else stands in, for days that are still to come, for what the other holds themselves. */
deriving(Delegation, async (delegations, work) => {
  for (const { employee, substitute, validFrom, validUntil } of delegations) {
    if (substitute.id === employee.id) throw new InvalidInput({ substitute: 'NOT_ALLOWED' });
    if (validUntil < validFrom) throw new InvalidInput({ validUntil: 'OUT_OF_RANGE' });
  }
  const substitutes = await work.getAll(
    Employee,
    delegations.map(({ substitute }) => substitute.id),
  );
  for (const { substitute } of delegations) {
    const found = substitutes.get(substitute.id);
    if (!found) throw new InvalidInput({ substitute: 'NOT_FOUND' });
    if (found.state !== 'active') throw new InvalidInput({ substitute: 'NOT_ALLOWED' });
  }
  await requirePlaces(
    delegations.flatMap(({ terms }) => terms),
    work,
  );
  await requireHeldThemselves(delegations, work);
});

async function requirePlaces(terms: readonly DelegationTerm[], work: Work): Promise<void> {
  const companies = await work.getAll(
    Company,
    terms.flatMap(({ company }) => company?.id ?? []),
  );
  const departments = await work.getAll(
    Department,
    terms.flatMap(({ department }) => department?.id ?? []),
  );
  for (const { company, department } of terms) {
    if (company && !companies.has(company.id)) throw new InvalidInput({ company: 'NOT_FOUND' });
    if (department && !departments.has(department.id)) throw new InvalidInput({ department: 'NOT_FOUND' });
  }
  await requireOwnDepartments(terms, work);
}

whenWritten(Delegation, async (delegations, work) => {
  await requireSay(delegations, work);
  await refuseChains(delegations, work);
  // Rights come into other hands, unless the stand-in is being ended.
  if (delegations.some((delegation) => !('archivedAt' in delegation && delegation.archivedAt))) work.requireFreshProof();
});

/** The terms name what the other holds: never more, and nothing that they hold as a substitute. */
async function requireHeldThemselves(delegations: readonly Delegation[], work: Work): Promise<void> {
  const named = delegations.filter(({ terms }) => terms.length > 0);
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ employee }) => employee.id))];
  const people = await principalsOf(ids, work.now, (sql, parameters) => work.rows(sql, parameters));
  for (const { employee, terms, withRights } of named) {
    const own = people.find(({ id, kind }) => id === employee.id && kind === 'employee')!.grants.filter(({ onBehalfOf }) => !onBehalfOf);
    for (const { domain, level, company, department } of terms) {
      const place = { domain, level: level ?? null, companyId: company?.id ?? null, departmentId: department?.id ?? null };
      const passed = delegatedGrants(own, [place], withRights, employee.id);
      if (!passed.some((grant) => grant.level === (level ?? grant.level))) throw new GrantBeyondOwn({ domain });
    }
  }
}

/**
 * One's own grants are one's own to hand on. Somebody who is away already may have it done by those above them or with a say in
 * their account, who then choose a third person and leave out what takes a right of its own.
 */
async function requireSay(delegations: readonly Delegation[], work: Work): Promise<void> {
  const { kind, employeeId } = work.principal;
  if (kind === 'system') return;
  if (kind !== 'employee' || !employeeId) throw new Forbidden({ record: 'Delegation' });
  const others = delegations.filter(({ employee }) => employee.id !== employeeId);
  if (others.length === 0) return;
  const below = await work.rows<{ id: string }>(
    `select below.person_id as id from timon.reporting_line top join timon.reporting_line below
       on below.path > top.path and below.path < top.path || '~' where top.person_id = $1 and below.person_id = any($2::uuid[])`,
    [employeeId, others.map(({ employee }) => employee.id)],
  );
  const reports = new Set(below.map(({ id }) => id));
  await requireAuthorityOver(
    others.flatMap(({ employee }) => (reports.has(employee.id) ? [] : [employee.id])),
    work,
    // Whoever stands in for somebody would hand their trust on otherwise, and for longer than they hold it.
    ({ onBehalfOf }) => !onBehalfOf,
  );
  const isHead = isWholeHead(work.principal);
  for (const { substitute, withRights } of others) {
    if (substitute.id === employeeId && !isHead) throw new InvalidInput({ substitute: 'NOT_ALLOWED' });
    if (withRights && !isHead) throw new InvalidInput({ withRights: 'NOT_ALLOWED' });
  }
}

/** What somebody holds as a substitute is not handed on, and whoever is away covers for nobody. */
async function refuseChains(delegations: readonly Delegation[], work: Work): Promise<void> {
  const [chain] = await work.rows<{ id: string }>(
    `select d.substitute_id as id from delegation d join delegation other on other.id <> d.id and other.archived_at is null
        and (other.employee_id = d.substitute_id or other.substitute_id = d.employee_id)
        and other.valid_from <= d.valid_until and other.valid_until >= d.valid_from
      where d.id = any($1::uuid[]) and d.archived_at is null limit 1`,
    [delegations.map(({ id }) => id)],
  );
  if (chain) throw new DelegationChain({ substitute: (await work.get(Employee, chain.id)).name });
}
