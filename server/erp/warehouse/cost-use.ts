import type { Decimal } from 'decimal.js';
import { Amount, Link, Quantity, Resource, type Money, type Ref } from '../../kernel/declare/index.js';
import { Company } from '../../foundation/company/index.js';
import { CostLayer } from './cost-layer.js';
import { costUseAccess } from './stock.access.js';
import { StockMove } from './stock-move.js';

/** Which goods a move took, and at what cost: so much of one layer. */
@Resource<CostUse>({
  module: 'warehouse',
  access: costUseAccess,
  title: 'move',
  columns: ['move', 'layer', 'quantity', 'value'],
  appendOnly: true,
  checks: { takes_something: 'quantity > 0' },
})
export class CostUse {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => StockMove) move!: Ref<StockMove>;
  @Link('internal', () => CostLayer, { inverse: 'uses' }) layer!: Ref<CostLayer>;
  @Quantity('internal') quantity!: Decimal;
  @Amount('margin', { currency: 'company' }) value!: Money;
}
