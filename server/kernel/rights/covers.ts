import { Level } from '../declare/level.js';
import type { Grant } from './principal.js';

/** Whether one grant holds all that another one would: its domain, level, place and rights. Whoever stands in for a head has the rights handed over. */
export const covers = (held: Grant, needed: Grant): boolean =>
  (held.domain === '*' || held.domain === needed.domain) &&
  held.level >= needed.level &&
  (held.companyId === null || held.companyId === needed.companyId) &&
  (held.departmentId === null || held.departmentId === needed.departmentId) &&
  needed.rights.every(
    (right) => held.rights.includes(right) || (held.level === Level.Head && held.departmentId === null && !held.onBehalfOf),
  );
