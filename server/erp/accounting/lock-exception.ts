import { Choice, Day, Instant, Link, Resource, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company, Employee } from '../../foundation/company/index.js';
import { lockExceptionAccess } from './lock-date.access.js';

const softLocks = ['all', 'tax', 'sales', 'purchases'] as const;

/** For a while, somebody may book behind a lock all the same: who, behind which, from which day on, until when, and why. */
@Resource<LockException>({
  module: 'accounting',
  access: lockExceptionAccess,
  title: 'reason',
  columns: ['reason', 'lock', 'employee', 'openFrom', 'validUntil'],
})
export class LockException {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Choice('internal', softLocks, { fixed: true, filter: true }) lock!: (typeof softLocks)[number];
  /** Empty: whoever may post. */
  @Link('internal', () => Employee, { optional: true, fixed: true, inverse: false }) employee?: Ref<Employee>;
  @Day('internal', { fixed: true }) openFrom!: CalendarDay;
  @Instant('internal', { fixed: true, filter: true }) validUntil!: string;
  @Text('internal', { fixed: true, search: true }) reason!: string;
}
