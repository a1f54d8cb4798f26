import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { Journal } from './journal.js';

export const journalAccess = defineAccess<Journal>({
  domain: 'accounting',
  read: Level.Trainee,
  create: Level.Manager,
  update: Level.Manager,
  remove: Level.Director,
  rows: { [Level.Trainee]: company() },
});
