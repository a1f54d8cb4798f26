import type pg from 'pg';
import { Warehouse } from '../../server/erp/warehouse/index.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import { asSystem } from '../../server/kernel/write/index.js';
import { benchId, companyId, id } from '../load-company.js';

export const wantedProduct = benchId('product', 1);

/** One product that everybody wants: half of the open lines go out, half come in, over the next year. Returns its warehouse. */
export async function loadGoods(kernel: Kernel, owner: pg.Client, lines: number, note: (text: string) => void): Promise<string> {
  const [warehouse] = await asSystem(kernel, (work) =>
    work.create(Warehouse, [{ code: 'W1', name: 'Main', company: { id: companyId }, picking: 'age' }]),
  );
  note('loading delivery_line');
  const half = Math.round(lines / 2);
  const head = `1, now(), now(), '${companyId}', '${warehouse!.id}'`;
  await owner.query(`
    insert into delivery (id, version, created_at, updated_at, company_id, warehouse_id, number, kind, party_id, planned_on, reservation, state)
      select ${id('delivery', 'd')}, ${head}, 'DEL-' || d, 'customer', ${id('party', '1 + d % 19')}, current_date + d % 365, 'none', 'confirmed' from generate_series(1, ${half}) d;
    insert into delivery_line (id, position, delivery_id, product_id, quantity, reserved, shipped, company_id)
      select ${id('deliveryLine', 'd')}, 1, ${id('delivery', 'd')}, '${wantedProduct}', 1 + d % 7, 0, 0, '${companyId}' from generate_series(1, ${half}) d;
    insert into receipt (id, version, created_at, updated_at, company_id, warehouse_id, number, kind, party_id, expected_on, state)
      select ${id('receipt', 'd')}, ${head}, 'REC-' || d, 'supplier', ${id('party', '9 * (1 + d % 19)')}, current_date + d % 365, 'expected' from generate_series(1, ${half}) d;
    insert into receipt_line (id, position, receipt_id, product_id, quantity, company_id)
      select ${id('receiptLine', 'd')}, 1, ${id('receipt', 'd')}, '${wantedProduct}', 1 + d % 8, '${companyId}' from generate_series(1, ${half}) d`);
  await owner.query('vacuum analyze');
  return warehouse!.id;
}
