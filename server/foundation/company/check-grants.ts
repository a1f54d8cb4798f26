import { deriving, whenWritten } from '../../kernel/write/index.js';
import { Employee } from './employee.js';
import { isHead, requireHeadKept, requireHeadLeft } from './require-a-head.js';
import { requireTrustHeld } from './require-trust-held.js';

/** Whoever changes grants hands out no more than they hold, and leaves the company with a head. */
deriving(Employee, async (employees, work) => {
  await requireTrustHeld(employees, work);
  const isActingHead = ({ grants, state }: Employee) => state === 'active' && grants.some(isHead);
  if (!employees.some(isActingHead)) await requireHeadKept(employees, work);
});

/** Suspended, dismissed or removed: the last head stays. */
whenWritten(Employee, requireHeadLeft);
