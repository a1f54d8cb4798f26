import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { reorderProposalFlow } from './reorder-proposal.flow.js';
import type { ReorderProposal } from './reorder-proposal.js';
import type { ReorderRule } from './reorder-rule.js';

nameWords('en', {
  'error.PROPOSAL_WITHOUT_SUPPLIER': 'Nobody is named who sells {product}. Choose a supplier first.',
});

nameRecord<ReorderRule>('en', 'ReorderRule', {
  one: 'Reorder rule',
  many: 'Reorder rules',
  fields: {
    company: 'Company',
    product: 'Product',
    warehouse: 'Warehouse',
    minimum: 'At least',
    maximum: 'Up to',
    orderMultiple: 'In multiples of',
    leadTimeDays: 'Lead time (days)',
    horizonDays: 'Covers beyond that (days)',
    supplier: 'Supplier',
  },
  help: {
    minimum: 'Below this forecast, in the product’s own unit, something is proposed.',
    leadTimeDays: 'Empty: the supplier’s.',
    supplier: 'Empty: the first of the product’s suppliers.',
  },
  related: { proposals: 'Proposals' },
});

nameRecord<ReorderProposal, typeof reorderProposalFlow>('en', 'ReorderProposal', {
  one: 'Reorder proposal',
  many: 'Reorder proposals',
  fields: {
    company: 'Company',
    rule: 'Rule',
    product: 'Product',
    warehouse: 'Warehouse',
    proposedOn: 'Proposed on',
    neededOn: 'Needed on',
    forecast: 'Forecast',
    quantity: 'Quantity',
    supplier: 'Supplier',
    order: 'Order',
    state: 'Status',
  },
  states: { open: 'Open', ordered: 'Ordered', dismissed: 'Dismissed' },
  moves: { order: 'Order', dismiss: 'Dismiss' },
});
