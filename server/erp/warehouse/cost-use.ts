import type { Decimal } from 'decimal.js';
import { Amount, Link, Quantity, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { CostLayer } from './cost-layer.js';
import { costUseAccess } from './stock.access.js';
import { StockMove } from './stock-move.js';

/**
 * Which goods a move took, and at what cost: so much of one layer. Where it turns out that it took others, one use takes that back and
 * another says which: together they change nothing about what went.
 */
@Resource<CostUse>({
  module: 'warehouse',
  access: costUseAccess,
  title: 'move',
  columns: ['move', 'layer', 'quantity', 'value'],
  appendOnly: true,
  checks: { takes_something: 'quantity <> 0', takes_back_only_to_correct: 'quantity > 0 or corrects_id is not null' },
})
export class CostUse {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => StockMove) move!: Ref<StockMove>;
  /** Empty: of goods that left before they came. */
  @Link('internal', () => CostLayer, { inverse: 'uses', optional: true }) layer?: Ref<CostLayer>;
  @Quantity('internal') quantity!: Decimal;
  @Amount('margin', { currency: 'company' }) value!: Money;
  /** The use that said at first what the move took. */
  @Link('internal', () => CostUse, { optional: true, inverse: 'corrections' }) corrects?: Ref<CostUse>;
}
