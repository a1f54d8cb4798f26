/** A fault that could creep in: one change to one file of the product. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Faults in the compiler of the rights, the planner, the edge, the policies, the write path and the history. */
export const faults: readonly Fault[] = [
  {
    name: 'a grant counts in every domain',
    file: 'server/kernel/rights/rights.ts',
    from: "grants.filter((grant) => grant.domain === '*' || grant.domain === domain)",
    to: 'grants.filter((grant) => grant.domain === domain || domain.length > 0)',
  },
  {
    name: 'the head of a department sees pay, bank and secret values',
    file: 'server/kernel/rights/rights.ts',
    from: '(grant.level === Level.Head && grant.departmentId === null && !grant.onBehalfOf)',
    to: '(grant.level === Level.Head && !grant.onBehalfOf)',
  },
  {
    name: 'any right opens every class',
    file: 'server/kernel/rights/rights.ts',
    from: 'return grant.rights.includes(fieldClass) ||',
    to: 'return grant.rights.length > 0 ||',
  },
  {
    name: 'a field is open everywhere as soon as it is open somewhere',
    file: 'server/kernel/rights/rights.ts',
    from: "opening === reaching.length ? 'plain' : 'by row'",
    to: "'plain'",
  },
  {
    name: 'a key for looking changes things',
    file: 'server/kernel/rights/rights.ts',
    from: "const mayWrite = this.scopes.length === 0 || this.scopes.includes('write');",
    to: 'const mayWrite = true;',
  },
  {
    name: 'the level to write is the level to read',
    file: 'server/kernel/rights/access-model.ts',
    from: "set('write') ?? right.write ?? leastToFill(access), lowest.write, readLevel)",
    to: 'readLevel, lowest.read, readLevel)',
  },
  {
    name: 'a level is held one too early',
    file: 'server/kernel/rights/publish.ts',
    from: 'suffices: (grant) => grant.level >= least })',
    to: 'suffices: (grant) => grant.level >= least - 1 })',
  },
  {
    name: 'the right is not asked for when places are worked out',
    file: 'server/kernel/rights/publish.ts',
    from: 'suffices: (grant) => opensToWrite(grant, field, model.writeLevel(field)),\n      },\n    ]);',
    to: 'suffices: (grant) => grant.level >= model.writeLevel(field),\n      },\n    ]);',
  },
  {
    name: 'a department stands for its whole company',
    file: 'server/kernel/rights/publish.ts',
    from: 'if (grant.departmentId) return [grant.departmentId];',
    to: 'if (!grant.companyId && grant.departmentId) return [grant.departmentId];',
  },
  {
    name: 'a director sees the rows of all companies',
    file: 'server/kernel/rights/publish.ts',
    from: "rule.reach === 'everyone' || (rule.reach === 'company' && !grant.companyId)",
    to: "rule.reach === 'everyone' || rule.reach === 'company'",
  },
  {
    name: 'my own rows are mine in every department',
    file: 'server/kernel/rights/publish.ts',
    from: 'addIfAny(owners, who);\n      places.forEach(',
    to: 'addIfAny(owners, who);\n      Object.values(definition.departmentsOf).flat().forEach(',
  },
  {
    name: 'my team is everybody',
    file: 'server/kernel/rights/publish.ts',
    from: "else if (rule.reach === 'team') team.add(who, hasDepartment ? places : [null]);",
    to: "else if (rule.reach === 'team') places.forEach((id) => departments.add(id));",
  },
  {
    name: 'tomorrow’s grants hold today',
    file: 'server/foundation/company/principals-of.ts',
    from: '(from === null || new Date(from) <= now)',
    to: '(from === null || new Date(from).getTime() <= now.getTime() + 86_400_000)',
  },
  {
    name: 'values that are open on some rows are shown on all',
    file: 'server/kernel/read/value.ts',
    from: "return reading === 'plain'",
    to: "return reading !== 'none'",
  },
  {
    name: 'parts that take more than their record are shown with it',
    file: 'server/kernel/read/mine.ts',
    from: 'statement.rights.readsPartly(record) ?',
    to: 'record.name.length === 0 ?',
  },
  {
    name: 'a record says that it may be changed by whoever sees it',
    file: 'server/kernel/read/record.ts',
    from: "if (!statement.rights.may(record, operation)) return [literal('false')];",
    to: "if (!statement.rights.may(record, operation)) return [literal('true')];",
  },
  {
    name: 'the archive is part of every list',
    file: 'server/kernel/read/list-page.ts',
    from: 'conditions.push(`${alias}.archived_at is',
    to: 'conditions.push(`true or ${alias}.archived_at is',
  },
  {
    name: 'whoever searches finds by what is hidden from them',
    file: 'server/kernel/graphql/record-types.ts',
    from: "record.searchable.every((field) => rights.field(field) === 'plain')",
    to: 'record.searchable.length > 0',
  },
  {
    name: 'whoever may create may write every field',
    file: 'server/kernel/write/needed-to-write.ts',
    from: 'found.level = Math.max(found.level, rights.writeLevel(field)) as Level;',
    to: 'found.level = Math.max(found.level, rights.writeLevel(field) - 8) as Level;',
  },
  {
    name: 'a row that is seen can be changed',
    file: 'server/kernel/write/lock-as-caller.ts',
    from: 'if (found.some(({ reached }) => !reached)) throw new Forbidden({ record: record.name });',
    to: '',
  },
  {
    name: 'a row that is hidden is refused in other words than one that is not there',
    file: 'server/kernel/write/lock-as-caller.ts',
    from: 'throw new NotFound(record.name, id);',
    to: "throw new NotFound(record.name, (await load(work.transaction, storageOf(record), [id], { context: 'facts' })).length > 0 ? `${id}.` : id);",
  },
  {
    name: 'history shows what the row does not',
    file: 'server/kernel/graphql/history-masks.ts',
    from: "reading === 'plain' || (reading === 'by row' &&",
    to: "reading !== 'none' || (reading === 'by row' &&",
  },
  {
    name: 'the schema names what is closed',
    file: 'server/kernel/graphql/record-types.ts',
    from: "rights.field(field) !== 'none' && (!field.target",
    to: "(rights.field(field) !== 'none' || field.class === 'margin') && (!field.target",
  },
  {
    name: 'whoever stands in for a head has the head’s rights as well',
    file: 'server/kernel/rights/rights.ts',
    from: ' && grant.departmentId === null && !grant.onBehalfOf);',
    to: ' && grant.departmentId === null);',
  },
  {
    name: 'an analyst sees what is personal',
    file: 'server/foundation/company/principals-of.ts',
    from: 'isAnalyst ? { ...plain(grant), closed } : plain(grant)',
    to: 'plain(grant)',
  },
  {
    name: 'a key that is bound to a customer reaches what its owner does not',
    file: 'server/kernel/rights/publish.ts',
    from: '{ ...scope, operation: `${scope.operation} within` },',
    to: '{ ...scope, allRows: true, operation: `${scope.operation} within` },',
  },
  {
    name: 'the policy of orders asks for the company alone',
    file: 'server/kernel/rights/scope-predicate.ts',
    from: "const rule = record.rowRules.find(({ reach }) => reach === 'department');",
    to: "const rule = record.rowRules.find(({ reach }) => reach === 'linked party');",
  },
];
