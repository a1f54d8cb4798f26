import { Day, Lines, Link, LongText, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { Location } from './location.js';
import { transferAccess } from './transfer.access.js';
import { transferFlow, type TransferState } from './transfer.flow.js';
import { TransferLine } from './transfer-line.js';

/** Goods that change their place within the company: at once, or with days on the way between. */
@Resource<Transfer>({
  module: 'warehouse',
  access: transferAccess,
  title: 'number',
  orderBy: { field: 'plannedOn', direction: 'DESC' },
  columns: ['number', 'from', 'to', 'plannedOn', 'state'],
  editableIn: ['draft', 'on the way'],
})
export class Transfer {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Location, { fixed: true, where: { kind: 'internal' }, inverse: 'transfersOut' }) from!: Ref<Location>;
  @Link('internal', () => Location, { fixed: true, where: { kind: 'internal' }, inverse: 'transfersIn' }) to!: Ref<Location>;
  /** The day on which the goods arrive. */
  @Day('internal', { default: 'today', filter: true }) plannedOn!: CalendarDay;
  @Day('internal', { readonly: true, optional: true }) shippedOn?: CalendarDay;
  @Day('internal', { readonly: true, optional: true }) receivedOn?: CalendarDay;
  @LongText('internal', { optional: true }) notes?: string;
  @State(transferFlow) state!: TransferState;
  @Lines('internal', () => TransferLine, 'transfer') lines!: TransferLine[];
}
