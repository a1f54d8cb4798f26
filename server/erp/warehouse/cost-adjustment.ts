import { Amount, Choice, Day, Link, Resource, Text, type CalendarDay, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { CostLayer } from './cost-layer.js';
import { CostUse } from './cost-use.js';
import { costAdjustmentAccess } from './stock.access.js';

const adjustmentCauses = ['landed cost', 'bill', 'revaluation', 'negative stock', 'backdated receipt'] as const;
export type AdjustmentCause = (typeof adjustmentCauses)[number];

/**
 * Cost that became known after goods had come. It changes nothing that was written before: a layer turns out to have cost more or less,
 * and of that, what a use had taken of it went with the goods.
 */
@Resource<CostAdjustment>({
  module: 'warehouse',
  access: costAdjustmentAccess,
  title: 'reference',
  orderBy: { field: 'day', direction: 'DESC' },
  columns: ['day', 'cause', 'reference', 'product', 'amount', 'layer', 'use'],
  appendOnly: true,
  checks: { changes_something: 'amount <> 0' },
})
export class CostAdjustment {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Choice('internal', adjustmentCauses, { filter: true }) cause!: AdjustmentCause;
  /** The number of the document that says so. */
  @Text('internal', { filter: true, search: true, maxLength: 60 }) reference!: string;
  @Text('internal', { optional: true, maxLength: 60 }) sourceKind?: string;
  @Text('internal', { optional: true, filter: true, maxLength: 36 }) sourceId?: string;
  @Day('internal', { filter: true }) day!: CalendarDay;
  @Link('internal', () => Product) product!: Ref<Product>;
  @Link('internal', () => CostLayer, { inverse: 'adjustments' }) layer!: Ref<CostLayer>;
  /** So much more of the layer went with this use; empty: so much more has it cost. */
  @Link('internal', () => CostUse, { optional: true, inverse: 'adjustments' }) use?: Ref<CostUse>;
  @Amount('margin', { currency: 'company' }) amount!: Money;
  /** What went with the goods to where they are now. */
  @Link('internal', () => CostAdjustment, { optional: true, inverse: 'passedOn' }) passes?: Ref<CostAdjustment>;
}
