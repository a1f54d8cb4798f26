import type { Decimal } from 'decimal.js';
import { Day, Link, Quantity, Resource, State, type CalendarDay, type Ref } from '../../kernel/declare/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { Company } from '../../foundation/company/index.js';
import { Party } from '../../foundation/directory/index.js';
import { Warehouse } from '../warehouse/index.js';
import { PurchaseOrder } from './purchase-order.js';
import { reorderProposalAccess } from './reorder.access.js';
import { reorderProposalFlow, type ReorderProposalState } from './reorder-proposal.flow.js';
import { ReorderRule } from './reorder-rule.js';

/** That a product runs short by a day, and how much of it to buy. */
@Resource<ReorderProposal>({
  module: 'purchasing',
  access: reorderProposalAccess,
  title: 'product',
  orderBy: { field: 'neededOn', direction: 'ASC' },
  columns: ['product', 'warehouse', 'forecast', 'quantity', 'neededOn', 'supplier', 'state'],
  editableIn: ['open'],
})
export class ReorderProposal {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { readonly: true, inverse: false }) company!: Ref<Company>;
  @Link('internal', () => ReorderRule, { readonly: true, inverse: 'proposals' }) rule!: Ref<ReorderRule>;
  @Link('internal', () => Product, { readonly: true }) product!: Ref<Product>;
  @Link('internal', () => Warehouse, { readonly: true }) warehouse!: Ref<Warehouse>;
  @Day('internal', { readonly: true }) proposedOn!: CalendarDay;
  /** Up to when the forecast looks, and when the goods could be here. */
  @Day('internal', { readonly: true, filter: true }) neededOn!: CalendarDay;
  /** What there will be then without it, in the product's own unit. */
  @Quantity('internal', { readonly: true }) forecast!: Decimal;
  @Quantity('internal', { min: 1e-6 }) quantity!: Decimal;
  @Link('internal', () => Party, { optional: true, where: { isSupplier: true } }) supplier?: Ref<Party>;
  @Link('internal', () => PurchaseOrder, { optional: true, readonly: true, inverse: 'reorderProposals' }) order?: Ref<PurchaseOrder>;
  @State(reorderProposalFlow) state!: ReorderProposalState;
}
