import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { AccountRole } from './account-role.js';
import type { Account } from './account.js';

const rights = {
  domain: 'accounting',
  read: Level.Trainee,
  create: Level.Manager,
  update: Level.Manager,
  remove: Level.Director,
  rows: { [Level.Trainee]: company() },
};

export const accountAccess = defineAccess<Account>(rights);
export const accountRoleAccess = defineAccess<AccountRole>(rights);
