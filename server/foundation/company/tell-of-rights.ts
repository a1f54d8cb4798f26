import type { Grant } from '../../kernel/rights/principal.js';
import { logSecurity } from '../../kernel/work/security-log.js';
import type { Work } from '../../kernel/write/index.js';

/** What somebody holds, in words that can be compared and read. */
export type Held = ReadonlyMap<string, readonly string[]>;

export async function heldBy(employeeIds: readonly string[], work: Work): Promise<Held> {
  const rows = await work.rows<{ id: string; active: boolean; grants: Grant[] }>(
    `select id, active, grants from timon.principal where id = any($1::uuid[]) and kind = 'employee' order by id`,
    [employeeIds],
  );
  return new Map(rows.map(({ id, active, grants }) => [id, active ? grants.map(wordsOf).sort() : []]));
}

/** Whose rights are no longer what they were is written down with both, by whomever it was changed. */
export async function tellOfRights(before: Held, after: Held, work: Work): Promise<void> {
  for (const [id, held] of after) {
    const had = before.get(id) ?? [];
    if (had.join('\n') === held.join('\n')) continue;
    const subject = { record: 'Employee', id };
    const facts = { gained: held.filter((grant) => !had.includes(grant)), lost: had.filter((grant) => !held.includes(grant)) };
    await logSecurity(work.sql, { at: work.now, kind: 'rights-changed', principal: work.principal, subject, facts });
  }
}

function wordsOf({ domain, level, companyId, departmentId, rights, onBehalfOf }: Grant): string {
  const place = departmentId ? `department ${departmentId}` : companyId ? `company ${companyId}` : 'everywhere';
  return [domain, `level ${level}`, place, ...[...rights].sort(), onBehalfOf ? `on behalf of ${onBehalfOf}` : '']
    .filter(Boolean)
    .join(', ');
}
