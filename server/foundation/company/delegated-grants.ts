import { classesNeedingRight, Level } from '../../kernel/declare/index.js';
import type { Grant } from '../../kernel/rights/principal.js';

/** Which of somebody's grants go to a substitute; a place or level left out stays as it is in the grant. */
export interface Terms {
  readonly domain: string;
  readonly companyId: string | null;
  readonly departmentId: string | null;
  readonly level: number | null;
}

const everything: Terms = { domain: '*', companyId: null, departmentId: null, level: null };

/** What a substitute holds of these grants: what they and the terms have in common, in the name of the one who is away. */
export function delegatedGrants(grants: readonly Grant[], terms: readonly Terms[], withRights: boolean, onBehalfOf: string): Grant[] {
  const asked = terms.length === 0 ? [everything] : terms;
  return grants.flatMap((grant) =>
    asked.flatMap((each): Grant[] => {
      const domain = common(grant.domain, each.domain, '*');
      const companyId = common(grant.companyId, each.companyId, null);
      const departmentId = common(grant.departmentId, each.departmentId, null);
      if (domain === undefined || companyId === undefined || departmentId === undefined) return [];
      const level = Math.min(grant.level, each.level ?? Level.Head) as Level;
      return [{ domain, companyId, departmentId, level, rights: withRights ? rightsOf(grant) : [], onBehalfOf }];
    }),
  );
}

/** The narrower of two, where the open one stands for all; nothing where they have nothing in common. */
function common<T>(one: T, other: T, open: T): T | undefined {
  if (one === open) return other;
  return other === open || one === other ? one : undefined;
}

/** The head's rights come with being the head, which a substitute is not. */
const rightsOf = ({ level, departmentId, rights }: Grant): Grant['rights'] =>
  level === Level.Head && departmentId === null ? [...classesNeedingRight, 'margin', 'personal'] : rights;
