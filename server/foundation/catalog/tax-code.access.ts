import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import { catalogRights } from './catalog.access.js';
import type { TaxCode } from './tax-code.js';

export const taxCodeAccess = defineAccess<TaxCode>({
  ...catalogRights,
  create: Level.Manager,
  update: Level.Manager,
  party: { rows: everyone(), reads: ['code', 'name', 'rate', 'included'] },
});
