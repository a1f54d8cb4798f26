import type { RecordType } from '../declare/registry.js';

/**
 * The condition under which the caller reaches a row of `record` for `operation`, as SQL over `alias`.
 * It stands in row-level policies and in the planner alike. Which scope applies is looked up by principal in
 * `principal_scope`, once per statement: each `(select …)` is an init plan.
 */
export function scopePredicate(record: RecordType, alias: string, operation: string): string {
  const key = `'${record.root.name}', '${operation}'`;
  const column = (field: string) => `${alias}.${record.field(field).column}`;
  const among = (field: string, scope: string) => `${column(field)} = any ((select timon.scope_${scope}(${key}))::uuid[])`;
  const departmentField = record.rowRules.find((rule) => rule.reach === 'department');
  const conditions = new Set([`(select timon.sees_all(${key}))`]);
  for (const rule of record.rowRules) {
    if (rule.reach === 'everyone') continue;
    if (rule.reach === 'own' || rule.reach === 'team') {
      const [people, places] = rule.reach === 'own' ? ['owners', 'owner_departments'] : ['team', 'team_departments'];
      const theirs = among(rule.field, people!);
      conditions.add(departmentField && 'field' in departmentField ? `(${theirs} and ${among(departmentField.field, places!)})` : theirs);
    } else {
      conditions.add(among(rule.field, { department: 'departments', company: 'companies', 'linked party': 'parties' }[rule.reach]));
    }
  }
  return [...conditions].join(' or ');
}

/** Whether the caller reaches a row of `record` for all of these operations. */
export const reaches = (record: RecordType, alias: string, operations: readonly string[]): string =>
  operations.map((operation) => `coalesce(${scopePredicate(record, alias, operation)}, false)`).join(' and ');
