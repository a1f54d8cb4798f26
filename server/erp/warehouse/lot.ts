import { Day, Link, LongText, Resource, State, Text, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { lotAccess } from './lot.access.js';
import { lotFlow, type LotState } from './lot.flow.js';

/** Goods of one product that were made together, or a single piece with a number of its own. */
@Resource<Lot>({
  module: 'warehouse',
  access: lotAccess,
  title: 'number',
  columns: ['number', 'product', 'expiresOn', 'bestBefore', 'state'],
})
export class Lot {
  id!: string;
  version!: number;
  @Link('internal', () => Product, { fixed: true }) product!: Ref<Product>;
  @Text('internal', { unique: ['product'], search: true, filter: true, maxLength: 60 }) number!: string;
  @Day('internal', { optional: true }) madeOn?: CalendarDay;
  @Day('internal', { optional: true }) bestBefore?: CalendarDay;
  /** From this day on it is no longer sold. */
  @Day('internal', { optional: true }) removeOn?: CalendarDay;
  @Day('internal', { optional: true, filter: true }) alertOn?: CalendarDay;
  @Day('internal', { optional: true, filter: true }) expiresOn?: CalendarDay;
  @State(lotFlow) state!: LotState;
  @LongText('internal', { optional: true }) notes?: string;
}
