import { Instant, Lines, Link, LongText, Resource, State, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { stockCountAccess } from './stock-count.access.js';
import { stockCountFlow, type StockCountState } from './stock-count.flow.js';
import { StockCountLine } from './stock-count-line.js';
import { Location } from './location.js';

/** Goods that are counted where they lie, while others go on buying and selling them. */
@Resource<StockCount>({
  module: 'warehouse',
  access: stockCountAccess,
  title: 'number',
  columns: ['number', 'location', 'startedAt', 'state'],
  editableIn: ['draft', 'counting'],
})
export class StockCount {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  /** What lies there and in the places within. */
  @Link('internal', () => Location, { fixed: true, where: { kind: 'internal' }, inverse: 'counts' }) location!: Ref<Location>;
  @Instant('internal', { readonly: true, optional: true, filter: true }) startedAt?: string;
  @LongText('internal', { optional: true }) notes?: string;
  @State(stockCountFlow) state!: StockCountState;
  @Lines('internal', () => StockCountLine, 'count') lines!: StockCountLine[];
}
