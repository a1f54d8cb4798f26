import {
  Amount,
  Choice,
  Day,
  Lines,
  Link,
  LongText,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { LandedCostLine } from './landed-cost-line.js';
import { landedCostAccess } from './landed-cost.access.js';
import { landedCostFlow, type LandedCostState } from './landed-cost.flow.js';

const splits = ['quantity', 'value', 'weight'] as const;

/** Freight, duty or insurance that belongs to what goods have cost, also to those that are sold by now. */
@Resource<LandedCost>({
  module: 'warehouse',
  access: landedCostAccess,
  title: 'number',
  columns: ['number', 'reference', 'amount', 'splitBy', 'bookedOn', 'state'],
  editableIn: ['draft'],
})
export class LandedCost {
  id!: string;
  version!: number;
  @Text('internal', { readonly: true, filter: true, search: true, unique: ['company'], maxLength: 40 }) number!: string;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  /** The freight bill, say. */
  @Text('internal', { optional: true, search: true, maxLength: 60 }) reference?: string;
  @Amount('margin', { currency: 'company', min: 0.01 }) amount!: Money;
  @Choice('internal', splits, { default: 'quantity' }) splitBy!: (typeof splits)[number];
  @Day('internal', { readonly: true, optional: true, filter: true }) bookedOn?: CalendarDay;
  @LongText('internal', { optional: true }) notes?: string;
  @State(landedCostFlow) state!: LandedCostState;
  @Lines('internal', () => LandedCostLine, 'landedCost') lines!: LandedCostLine[];
}
