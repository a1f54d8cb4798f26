import { Choice, Day, Link, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { fiscalPeriodAccess } from './fiscal-year.access.js';
import { fiscalPeriodFlow } from './fiscal-period.flow.js';
import type { FiscalState } from './fiscal-year.flow.js';
import { FiscalYear } from './fiscal-year.js';

const periodKinds = ['standard', 'adjustment'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A month of a fiscal year, or the days after it on which only adjustments are booked. */
@Resource<FiscalPeriod>({
  module: 'accounting',
  access: fiscalPeriodAccess,
  title: 'name',
  orderBy: { field: 'startsOn', direction: 'DESC' },
  columns: ['name', 'year', 'startsOn', 'endsOn', 'kind', 'state'],
  checks: { ends_not_before_start: '"ends_on" >= "starts_on"' },
})
export class FiscalPeriod {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { fixed: true }) company!: Ref<Company>;
  @Link('internal', () => FiscalYear, { fixed: true }) year!: Ref<FiscalYear>;
  @Text('internal', { fixed: true, maxLength: 20, search: true, unique: ['company'] }) name!: string;
  @Day('internal', { fixed: true, filter: true }) startsOn!: CalendarDay;
  @Day('internal', { fixed: true }) endsOn!: CalendarDay;
  @Choice('internal', periodKinds, { default: 'standard', fixed: true, filter: true }) kind!: PeriodKind;
  @State(fiscalPeriodFlow) state!: FiscalState;
}
