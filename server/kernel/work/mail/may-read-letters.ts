import { isHeadGrant, type Rights } from '../../rights/rights.js';
import type { Grant } from '../../rights/principal.js';

/**
 * Whether letters that wait here are mine to read: they open accounts, so they are for the head of the whole organisation
 * alone, in person. Who stands in for the head, and a key of theirs, reads none: what a link opens would outlast the leave.
 */
export const mayReadLetters = ({ grants, scopes }: Pick<Rights, 'grants' | 'scopes'>): boolean =>
  scopes.length === 0 && grants.some((grant) => isHeadGrant(grant) && isOverAll(grant));

const isOverAll = ({ companyId, onBehalfOf }: Grant): boolean => !companyId && !onBehalfOf;
