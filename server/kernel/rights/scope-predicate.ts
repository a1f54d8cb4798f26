import type { RowRule } from '../declare/access.js';
import type { FieldClass } from '../declare/field-class.js';
import type { RecordType } from '../declare/registry.js';

/**
 * The condition under which the caller reaches a row of `record` for `operation`, as SQL over `alias`.
 * It stands in row-level policies and in the planner alike. Which scope applies is looked up by principal in
 * `principal_scope`, once per statement: each `(select …)` is an init plan, and people are a hashed set. Scopes are those of
 * the record at the top, or of the record `of`. Who stands for a customer or supplier reaches what is theirs, as far as it
 * lies `within` what the owner of their key reaches.
 */
export function scopePredicate(record: RecordType, alias: string, operation: string, of: RecordType = record.root): string {
  const conditions = reachedAsStaff(record, alias, operation, of);
  const partyRule = record.root.party?.rows;
  if (partyRule?.reach === 'linked party') {
    const theirs = `${columnIn(record, alias, partyRule.field)} = any ((select timon.scope_parties('${of.name}', '${operation}'))::uuid[])`;
    conditions.push(`(${theirs} and (${reachedAsStaff(record, alias, `${operation} within`, of).join(' or ')}))`);
  }
  return conditions.join(' or ');
}

/** A line lies where the record lies that it is part of, and knows it by the copies it carries. */
function columnIn(record: RecordType, alias: string, field: string): string {
  return `${alias}.${field === 'id' && record.partOf ? record.partOf.column : record.field(field).column}`;
}

/** What opens a row to whoever is one of us: everything, or any of the rules by which this record is shown. */
function reachedAsStaff(record: RecordType, alias: string, operation: string, of: RecordType): string[] {
  const key = `'${of.name}', '${operation}'`;
  const column = (field: string) => columnIn(record, alias, field);
  const among = (field: string, scope: string) => `${column(field)} = any ((select timon.scope_${scope}(${key}))::uuid[])`;
  const departmentField = departmentFieldOf(record);
  const people = (field: string) => {
    const reaches = (reach: RowRule['reach']) =>
      record.rowRules.some((rule) => rule.reach === reach && 'field' in rule && rule.field === field);
    // With the breaks that PostgreSQL makes, or the comparison of schemas takes its text for another.
    const named = `timon.people(${key}, ${reaches('own')}, ${reaches('team')}) p(person, department)`;
    return departmentField
      ? `(${column(field)}, ${column(departmentField)}) in (select p.person,\np.department\nfrom ${named})`
      : `${column(field)} in (select p.person\nfrom ${named})`;
  };
  const conditions = new Set([`(select timon.sees_all(${key}))`]);
  for (const rule of record.rowRules) {
    if (rule.reach === 'everyone') continue;
    if (rule.reach === 'own') {
      const mine = among(rule.field, 'owners');
      conditions.add(departmentField ? `(${mine} and ${among(departmentField, 'owner_departments')})` : mine);
      conditions.add(people(rule.field));
    } else if (rule.reach === 'team') conditions.add(people(rule.field));
    else {
      conditions.add(among(rule.field, { department: 'departments', company: 'companies', 'linked party': 'parties' }[rule.reach]));
    }
  }
  return [...conditions];
}

/** The link that says in which department a record lies, where its rows are shown by department. */
export function departmentFieldOf(record: RecordType): string | undefined {
  const rule = record.rowRules.find(({ reach }) => reach === 'department');
  return rule && 'field' in rule ? rule.field : undefined;
}

/** Whether the caller reaches a row of `record` for all of these operations. */
export const reaches = (record: RecordType, alias: string, operations: readonly string[]): string =>
  operations.map((operation) => `coalesce(${scopePredicate(record, alias, operation)}, false)`).join(' and ');

/** The name under which the scopes keep the rows whose values of a class lie open to read, or to change. */
export const classScope = (fieldClass: FieldClass, operation: string): string =>
  operation === 'read' ? fieldClass : `${fieldClass} ${operation}`;
