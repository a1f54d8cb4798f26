import type { Ref } from '../../kernel/declare/index.js';
import { placing, type Work } from '../../kernel/write/index.js';
import { requireOwnDepartments, type Company } from '../../foundation/company/index.js';
import { Warehouse } from '../warehouse/index.js';
import { idsOf } from './ids-of.js';
import { SalesOrder } from './sales-order.js';
import { SalesPolicy } from './sales-policy.js';
import { WarehouseOfOtherCompany } from './sales.errors.js';

/** An order lies in a department of the company that sells: also when it is handed to another one. */
placing(SalesOrder, requireOwnDepartments);
placing(SalesOrder, requireOwnWarehouses);
placing(SalesPolicy, requireOwnWarehouses);

interface Delivering {
  readonly company: Ref<Company>;
  readonly warehouse?: Ref<Warehouse>;
}

async function requireOwnWarehouses(records: readonly Delivering[], work: Work): Promise<void> {
  const warehouses = await work.getAll(Warehouse, idsOf(records.map(({ warehouse }) => warehouse)));
  for (const { company, warehouse } of records) {
    const chosen = warehouse && warehouses.get(warehouse.id);
    if (chosen && chosen.company.id !== company.id) throw new WarehouseOfOtherCompany({ warehouse: chosen.name });
  }
}
