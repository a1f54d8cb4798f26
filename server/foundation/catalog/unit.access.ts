import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import { catalogRights } from './catalog.access.js';
import type { Unit } from './unit.js';

export const unitAccess = defineAccess<Unit>({
  ...catalogRights,
  create: Level.Lead,
  update: Level.Lead,
  party: { rows: everyone(), reads: ['code', 'name', 'category', 'factor'] },
});
