import { Level } from '../../kernel/declare/index.js';
import type { Principal } from '../../kernel/rights/principal.js';

/** Whether somebody is head of everything by a grant of their own: who stands in for the head is not. */
export const isWholeHead = ({ kind, grants }: Pick<Principal, 'kind' | 'grants'>): boolean =>
  kind === 'employee' &&
  grants.some(
    ({ domain, level, companyId, departmentId, onBehalfOf }) =>
      domain === '*' && level === Level.Head && companyId === null && departmentId === null && !onBehalfOf,
  );
