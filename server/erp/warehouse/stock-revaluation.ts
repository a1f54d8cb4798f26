import {
  Choice,
  Day,
  Link,
  LongText,
  Resource,
  State,
  Text,
  UnitPrice,
  type CalendarDay,
  type Price,
  type Ref,
} from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { stockRevaluationAccess } from './stock-revaluation.access.js';
import { stockRevaluationFlow, type StockRevaluationState } from './stock-revaluation.flow.js';
import { Warehouse } from './warehouse.js';

const revaluationReasons = ['write-down', 'correction'] as const;

/** Goods that are worth less than they cost, or that were valued wrongly: each is worth so much from now on. */
@Resource<StockRevaluation>({
  module: 'warehouse',
  access: stockRevaluationAccess,
  title: 'number',
  columns: ['number', 'product', 'warehouse', 'unitValue', 'reason', 'bookedOn', 'state'],
  editableIn: ['draft'],
})
export class StockRevaluation {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Link('internal', () => Product, { where: { kind: 'goods' } }) product!: Ref<Product>;
  @Link('internal', () => Warehouse) warehouse!: Ref<Warehouse>;
  @UnitPrice('margin', { currency: 'company', min: 0 }) unitValue!: Price;
  @Choice('internal', revaluationReasons, { default: 'write-down', filter: true }) reason!: (typeof revaluationReasons)[number];
  @Day('internal', { readonly: true, optional: true, filter: true }) bookedOn?: CalendarDay;
  @LongText('internal', { optional: true }) notes?: string;
  @State(stockRevaluationFlow) state!: StockRevaluationState;
}
