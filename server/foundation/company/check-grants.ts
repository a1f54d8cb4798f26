import { deriving } from '../../kernel/write/index.js';
import { Employee } from './employee.js';
import { isHead, requireAHead } from './require-a-head.js';
import { requireTrustHeld } from './require-trust-held.js';

/** Whoever changes grants hands out no more than they hold, and leaves the company with a head. */
deriving(Employee, async (employees, work) => {
  await requireTrustHeld(employees, work);
  const steppingDown = employees.filter(({ grants }) => !grants.some(isHead));
  const heads = employees.filter(({ grants, state }) => state === 'active' && grants.some(isHead));
  await requireAHead(heads, steppingDown, work);
});
