import { company, defineAccess, Level } from '../../kernel/declare/index.js';
import type { fiscalPeriodFlow } from './fiscal-period.flow.js';
import type { FiscalPeriod } from './fiscal-period.js';
import type { fiscalYearFlow } from './fiscal-year.flow.js';
import type { FiscalYear } from './fiscal-year.js';

const rights = { domain: 'accounting', read: Level.Trainee, rows: { [Level.Trainee]: company() } };

export const fiscalYearAccess = defineAccess<FiscalYear, typeof fiscalYearFlow>({
  ...rights,
  create: Level.Manager,
  update: Level.System,
  remove: Level.System,
  moves: { close: Level.Manager, reopen: Level.Director, lock: Level.Director },
});

/** Periods come with their year, and go with nobody. */
export const fiscalPeriodAccess = defineAccess<FiscalPeriod, typeof fiscalPeriodFlow>({
  ...rights,
  create: Level.System,
  update: Level.System,
  remove: Level.System,
  moves: { close: Level.Lead, reopen: Level.Manager, lock: Level.Director },
});
