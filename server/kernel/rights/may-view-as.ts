import { rowRuleAt, type RowRule } from '../declare/access.js';
import type { RecordType } from '../declare/registry.js';
import { covers } from './covers.js';
import type { Grant, Principal } from './principal.js';
import { isHeadGrant } from './rights.js';

/** Nobody looks through the eyes of somebody who is trusted with anything, or sees any row, that they are not trusted with or do not see themselves. */
export const mayViewAs = (viewer: Principal, viewed: Principal): boolean =>
  viewer.kind === 'employee' &&
  viewer.rights.mayDo('viewAs') &&
  viewer.id !== viewed.id &&
  viewed.kind !== 'key' &&
  viewed.kind !== 'system' &&
  (!viewed.preview || (viewed.preview.by === viewer.id && viewed.preview.epoch === viewer.epoch)) &&
  viewed.grants.every((needed) => viewer.grants.some((held) => covers(held, needed) && reachesAsFar(viewer, held, viewed, needed)));

/** Each under the tables that hold for them: in a preview, those of the draft. */
function reachesAsFar(viewer: Principal, held: Grant, viewed: Principal, needed: Grant): boolean {
  if (isHeadGrant(held)) return true;
  return viewed.rights.model.registry.resources
    .filter(({ partOf, domain }) => !partOf && (needed.domain === '*' || needed.domain === domain))
    .every((record) => {
      const mine = rowRuleAt(viewer.rights.access(record), held.level);
      const asked = widthAsked(viewed, record, rowRuleAt(viewed.rights.access(record), needed.level));
      return asked === 0 || (mine !== undefined && !isByPerson(mine) && widthOf(mine, held) >= asked);
    });
}

const reaches = ['department', 'company', 'everyone'] as const;

/** What belongs to a person or their team lies anywhere in the places of their grant; what is a customer's, anywhere at all. */
function widthAsked({ kind }: Principal, { party }: RecordType, rule: RowRule | undefined): number {
  if (kind === 'portal') return party?.rows ? reaches.indexOf('everyone') + 1 : 0;
  if (!rule) return 0;
  return isByPerson(rule) ? 1 : reaches.indexOf(rule.reach) + 1;
}

/** A company's rows are all there are to whoever is trusted in every company. */
const widthOf = ({ reach }: Exclude<RowRule, ByPerson>, { companyId }: Grant): number =>
  reaches.indexOf(reach === 'company' && companyId === null ? 'everyone' : reach) + 1;

type ByPerson = Extract<RowRule, { reach: 'own' | 'team' | 'linked party' }>;

const isByPerson = (rule: RowRule): rule is ByPerson => rule.reach === 'own' || rule.reach === 'team' || rule.reach === 'linked party';
