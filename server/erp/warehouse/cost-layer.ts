import type { Decimal } from 'decimal.js';
import { Amount, Day, Link, Quantity, Resource, type CalendarDay, type Money, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { CostUse } from './cost-use.js';
import { costLayerAccess } from './stock.access.js';
import { StockMove } from './stock-move.js';
import { Warehouse } from './warehouse.js';

/** Goods that came into a warehouse together, and what they cost. What is left of them follows from its uses. */
@Resource<CostLayer>({
  module: 'warehouse',
  access: costLayerAccess,
  title: 'day',
  orderBy: { field: 'day', direction: 'DESC' },
  columns: ['day', 'product', 'warehouse', 'quantity', 'value', 'move'],
  appendOnly: true,
  checks: { holds_something: 'quantity > 0' },
})
export class CostLayer {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { inverse: false }) company!: Ref<Company>;
  @Link('internal', () => Product) product!: Ref<Product>;
  /** Empty: on the way. */
  @Link('internal', () => Warehouse, { optional: true, inverse: false }) warehouse?: Ref<Warehouse>;
  @Link('internal', () => StockMove) move!: Ref<StockMove>;
  /** The day by which its age is told: that of the goods, also after they were moved to another warehouse. */
  @Day('internal', { filter: true }) day!: CalendarDay;
  @Quantity('internal') quantity!: Decimal;
  @Amount('margin', { currency: 'company' }) value!: Money;
  /** The use by which these goods left where they were before: they came back, or went on to another warehouse. */
  @Link('internal', () => CostUse, { optional: true, inverse: 'takenBack' }) restores?: Ref<CostUse>;
}
