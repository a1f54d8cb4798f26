import { Link, Resource, type Ref } from '../../kernel/declare/index.js';
import { landedCostLineAccess } from './landed-cost.access.js';
import { LandedCost } from './landed-cost.js';
import { Receipt } from './receipt.js';

/** A receipt whose goods share the cost. */
@Resource<LandedCostLine>({
  module: 'warehouse',
  access: landedCostLineAccess,
  title: 'receipt',
  partOf: 'landedCost',
  columns: ['receipt'],
})
export class LandedCostLine {
  id!: string;
  @Link('internal', () => LandedCost) landedCost!: Ref<LandedCost>;
  @Link('internal', () => Receipt, { where: { state: 'received', kind: 'supplier' }, inverse: 'landedCosts' }) receipt!: Ref<Receipt>;
}
