import { Choice, Day, Link, Resource, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { lockDateAccess } from './lock-date.access.js';

/** What a lock holds back: every entry, those that carry tax, those of the sales or the purchase journals; `hard` is `all` without a way back. */
export const lockKinds = ['all', 'tax', 'sales', 'purchases', 'hard'] as const;
export type LockKind = (typeof lockKinds)[number];

/** Up to this day nothing of a kind is booked any more. */
@Resource<LockDate>({ module: 'accounting', access: lockDateAccess, title: 'lock', columns: ['lock', 'lockedThrough', 'company'] })
export class LockDate {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Choice('internal', lockKinds, { fixed: true, filter: true, unique: ['company'] }) lock!: LockKind;
  @Day('internal', { filter: true }) lockedThrough!: CalendarDay;
}
