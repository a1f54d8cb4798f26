import type { Ref } from '../../kernel/declare/index.js';
import { placing, type Work } from '../../kernel/write/index.js';
import { requireOwnDepartments, type Company } from '../../foundation/company/index.js';
import { Warehouse } from '../warehouse/index.js';
import { ApprovalRule } from './approval-rule.js';
import { idsOf } from './ids-of.js';
import { PurchaseOrder } from './purchase-order.js';
import { WarehouseOfOtherCompany } from './purchasing.errors.js';
import { ReorderRule } from './reorder-rule.js';

interface Delivered {
  readonly company: Ref<Company>;
  readonly warehouse?: Ref<Warehouse>;
}

async function requireOwnWarehouses(documents: readonly Delivered[], work: Work): Promise<void> {
  const warehouses = await work.getAll(Warehouse, idsOf(documents.map(({ warehouse }) => warehouse)));
  for (const { company, warehouse } of documents) {
    const found = warehouse && warehouses.get(warehouse.id);
    if (found && found.company.id !== company.id) throw new WarehouseOfOtherCompany({ warehouse: found.name });
  }
}

// What is bought lies in a department of the company that buys, and comes to a warehouse of it.
placing(PurchaseOrder, requireOwnDepartments);
placing(PurchaseOrder, requireOwnWarehouses);
placing(ApprovalRule, requireOwnDepartments);
placing(ReorderRule, requireOwnWarehouses);
