import { Day, Flag, Lines, Link, Resource, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { delegationAccess } from './delegation.access.js';
import { DelegationTerm } from './delegation-term.js';
import { Employee } from './employee.js';

/**
 * A colleague stands in for somebody who is away: from day to day they hold the grants of the other as well, all of them or
 * those that the terms name. It follows what the other holds, ends by itself and is never handed on.
 */
@Resource<Delegation>({ module: 'company', access: delegationAccess, title: 'substitute' })
export class Delegation {
  id!: string;
  version!: number;
  @Link('internal', () => Employee, { default: 'me', fixed: true, inverse: 'delegations' }) employee!: Ref<Employee>;
  @Link('internal', () => Employee, { fixed: true, inverse: 'substitutions', where: { state: 'active' } }) substitute!: Ref<Employee>;
  @Day('internal', { default: 'today', filter: true }) validFrom!: CalendarDay;
  @Day('internal', { filter: true }) validUntil!: CalendarDay;
  /** Pay, bank accounts, secrets and what else takes a right of its own go along as well. */
  @Flag('internal', { default: false }) withRights!: boolean;
  @Lines('internal', () => DelegationTerm, 'delegation') terms!: DelegationTerm[];
}
