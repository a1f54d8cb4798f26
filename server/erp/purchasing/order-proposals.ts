import { moving } from '../../kernel/write/index.js';
import { Product } from '../../foundation/catalog/index.js';
import { idsOf } from './ids-of.js';
import { PurchaseOrder } from './purchase-order.js';
import { ProposalWithoutSupplier } from './purchasing.errors.js';
import { reorderProposalFlow } from './reorder-proposal.flow.js';
import { ReorderProposal } from './reorder-proposal.js';

/** Drafts what to buy: one order for each supplier and warehouse, whose buyer is whoever asks for it. */
export const orderProposals = moving(ReorderProposal, reorderProposalFlow, 'order', async (proposals, work) => {
  const products = await work.getAll(Product, idsOf(proposals.map(({ product }) => product)));
  const open = proposals.find(({ supplier }) => !supplier);
  if (open) throw new ProposalWithoutSupplier({ product: products.get(open.product.id)!.name });
  const together = new Map<string, ReorderProposal[]>();
  for (const proposal of proposals) {
    const key = `${proposal.company.id} ${proposal.supplier!.id} ${proposal.warehouse.id}`;
    together.set(key, [...(together.get(key) ?? []), proposal]);
  }
  const groups = [...together.values()];
  const orders = await work.create(
    PurchaseOrder,
    groups.map((group) => ({
      company: group[0]!.company,
      supplier: group[0]!.supplier,
      warehouse: group[0]!.warehouse,
      lines: group.map(({ product, quantity }) => ({ product, quantity, unit: products.get(product.id)!.unit })),
    })),
  );
  groups.forEach((group, at) => {
    for (const proposal of group) proposal.order = { id: orders[at]!.id };
  });
});
