import { Day, Link, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { fiscalYearAccess } from './fiscal-year.access.js';
import { fiscalYearFlow, type FiscalState } from './fiscal-year.flow.js';

/** A year of a company's books. Its periods are made with it: the months, and one more for adjustments at its end. */
@Resource<FiscalYear>({
  module: 'accounting',
  access: fiscalYearAccess,
  title: 'name',
  orderBy: { field: 'startsOn', direction: 'DESC' },
  columns: ['name', 'startsOn', 'endsOn', 'state', 'company'],
  checks: { ends_after_start: '"ends_on" > "starts_on"' },
})
export class FiscalYear {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  /** Numbers carry it: `2026`, `2026/27`. */
  @Text('internal', { format: 'code', maxLength: 10, fixed: true, unique: ['company'] }) name!: string;
  @Day('internal', { fixed: true, filter: true, unique: ['company'] }) startsOn!: CalendarDay;
  @Day('internal', { fixed: true }) endsOn!: CalendarDay;
  @State(fiscalYearFlow) state!: FiscalState;
}
