import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { TaxClass } from './tax-class.js';
import type { TaxCode } from './tax-code.js';
import type { TaxGroupMember } from './tax-group-member.js';
import type { TaxPart } from './tax-part.js';
import type { TaxRule } from './tax-rule.js';

/** Everybody sees how taxes are charged; managers of the catalogue look after it. */
const rights = {
  domain: 'catalog',
  read: Level.Trainee,
  create: Level.Manager,
  update: Level.Manager,
  remove: Level.Manager,
  rows: { [Level.Trainee]: everyone() },
};

export const taxCodeAccess = defineAccess<TaxCode>({
  ...rights,
  party: { rows: everyone(), reads: ['code', 'name', 'kind', 'rate', 'amount', 'included', 'country'] },
});
export const taxGroupMemberAccess = defineAccess<TaxGroupMember>(rights);
export const taxPartAccess = defineAccess<TaxPart>(rights);
export const taxClassAccess = defineAccess<TaxClass>(rights);
export const taxRuleAccess = defineAccess<TaxRule>(rights);
