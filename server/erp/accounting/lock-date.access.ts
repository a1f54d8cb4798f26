import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { LockDate } from './lock-date.js';
import type { LockException } from './lock-exception.js';

const rights = { domain: 'accounting', read: Level.Trainee, rows: { [Level.Trainee]: company() } };

export const lockDateAccess = defineAccess<LockDate>({ ...rights, create: Level.Manager, update: Level.Manager, remove: Level.Director });

/** What was allowed stays as it was said; it ends by its term or by being taken back. */
export const lockExceptionAccess = defineAccess<LockException>({
  ...rights,
  create: Level.Director,
  update: Level.System,
  remove: Level.Director,
});
