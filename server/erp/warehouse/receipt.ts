import { Choice, Day, Lines, Link, LongText, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { Location } from './location.js';
import { receiptAccess } from './receipt.access.js';
import { receiptFlow, type ReceiptState } from './receipt.flow.js';
import { ReceiptLine } from './receipt-line.js';
import { Warehouse } from './warehouse.js';

/** Goods that come to us: from a supplier, or back from a customer. */
@Resource<Receipt>({
  module: 'warehouse',
  access: receiptAccess,
  title: 'number',
  orderBy: { field: 'expectedOn', direction: 'DESC' },
  columns: ['number', 'party', 'warehouse', 'expectedOn', 'receivedOn', 'state'],
  editableIn: ['draft', 'expected'],
})
export class Receipt {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Choice('internal', ['supplier', 'customer'], { default: 'supplier', filter: true }) kind!: 'supplier' | 'customer';
  @Link('internal', () => Party) party!: Ref<Party>;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Warehouse) warehouse!: Ref<Warehouse>;
  /** Where the goods are put; left out, the warehouse's own floor. */
  @Link('internal', () => Location, { optional: true, inverse: false, where: { kind: 'internal' } }) location?: Ref<Location>;
  @Day('internal', { default: 'today', filter: true }) expectedOn!: CalendarDay;
  /** Left out, the day on which somebody enters that they are here. */
  @Day('internal', { optional: true, filter: true }) receivedOn?: CalendarDay;
  @Text('internal', { optional: true, search: true, maxLength: 60 }) reference?: string;
  /** The receipt that did not bring this. */
  @Link('internal', () => Receipt, { optional: true, readonly: true, inverse: 'backorders' }) backorderOf?: Ref<Receipt>;
  @LongText('internal', { optional: true }) notes?: string;
  @State(receiptFlow) state!: ReceiptState;
  @Lines('internal', () => ReceiptLine, 'receipt') lines!: ReceiptLine[];
}
