import {
  Amount,
  Day,
  Instant,
  Integer,
  Lines,
  Link,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { FiscalPeriod } from './fiscal-period.js';
import { JournalEntryLine } from './journal-entry-line.js';
import { journalEntryAccess } from './journal-entry.access.js';
import { journalEntryFlow, type JournalEntryState } from './journal-entry.flow.js';
import { Journal } from './journal.js';

/** Something that happened, said in debits and credits that balance. */
@Resource<JournalEntry>({
  module: 'accounting',
  access: journalEntryAccess,
  title: 'description',
  plural: 'journalEntries',
  orderBy: { field: 'date', direction: 'DESC' },
  columns: ['number', 'date', 'journal', 'description', 'total', 'state'],
  editableIn: ['draft'],
  checks: {
    posted_whole: `"state" = 'draft' or ("number" is not null and "series" is not null and "period_id" is not null and "posted_at" is not null)`,
  },
})
export class JournalEntry {
  id!: string;
  version!: number;
  /** Drawn as it is posted, without gaps. */
  @Text('internal', { readonly: true, optional: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number?: string;
  /** What its number counts in: journal and fiscal year. */
  @Text('internal', { readonly: true, optional: true, maxLength: 30 }) series?: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Journal, { where: { active: true } }) journal!: Ref<Journal>;
  @Day('internal', { default: 'today', filter: true }) date!: CalendarDay;
  /** Found by the date; named only where it is the adjustment period of a year. */
  @Link('internal', () => FiscalPeriod, { optional: true }) period?: Ref<FiscalPeriod>;
  @Text('internal', { search: true }) description!: string;
  /** What others call it: the number of the supplier's bill, the bank's reference. */
  @Text('internal', { optional: true, search: true, maxLength: 60 }) reference?: string;
  @Link('internal', () => JournalEntry, { readonly: true, optional: true, unique: true, inverse: 'reversedBy' })
  reverses?: Ref<JournalEntry>;
  /** The kind of record that it was posted for, and its id. */
  @Text('internal', { readonly: true, optional: true, maxLength: 60 }) sourceKind?: string;
  @Text('internal', { readonly: true, optional: true, filter: true, maxLength: 36 }) sourceId?: string;
  @Amount('money', { currency: 'company', readonly: true, filter: true }) total!: Money;
  @Integer('internal', { readonly: true }) lineCount!: number;
  @Instant('internal', { readonly: true, optional: true, filter: true }) postedAt?: string;
  @State(journalEntryFlow) state!: JournalEntryState;
  @Lines('internal', () => JournalEntryLine, 'entry') lines!: JournalEntryLine[];
}
