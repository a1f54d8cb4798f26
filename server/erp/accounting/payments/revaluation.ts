import { Amount, Day, Lines, Link, Resource, State, Text, type CalendarDay, type Money, type Ref } from '../../../kernel/declare/index.js';
import { Company } from '../../../foundation/company/index.js';
import { JournalEntry } from '../journal-entry.js';
import { revaluationAccess } from './payments.access.js';
import { RevaluationLine } from './revaluation-line.js';
import { revaluationFlow, type RevaluationState } from './revaluation.flow.js';

/** What foreign money, owed or in the bank, is worth on a day: booked on that day and taken back on the next. */
@Resource<Revaluation>({
  module: 'accounting',
  access: revaluationAccess,
  title: 'date',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['date', 'number', 'result', 'state'],
  editableIn: ['draft'],
})
export class Revaluation {
  id!: string;
  version!: number;
  /** That of its entry. */
  @Text('internal', { readonly: true, optional: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number?: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Day('internal', { default: 'today', filter: true }) date!: CalendarDay;
  /** A gain is positive. */
  @Amount('money', { currency: 'company', readonly: true }) result!: Money;
  @Link('internal', () => JournalEntry, { readonly: true, optional: true, inverse: false }) entry?: Ref<JournalEntry>;
  @Link('internal', () => JournalEntry, { readonly: true, optional: true, inverse: false }) reversal?: Ref<JournalEntry>;
  @State(revaluationFlow) state!: RevaluationState;
  @Lines('internal', () => RevaluationLine, 'revaluation', { readonly: true }) lines!: RevaluationLine[];
}
