import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob } from '../../kernel/write/index.js';

/** An order, or a line of one, that does not say what follows from what happened to it. */
export interface SalesFault {
  readonly fault: string;
  readonly order: string;
  readonly subject: string;
}

const mostTold = 100;

/** How far an order has come is kept with it; once a night it is worked out again from what moved and was invoiced, and compared. */
export const checkOrders = defineJob('check-orders', (_payload, kernel) => reportFaults(kernel), { schedule: '57 3 * * *' });

async function reportFaults(kernel: Kernel): Promise<void> {
  const faults = await salesFaults(kernel);
  if (faults.length > 0) kernel.log.error({ faults }, 'orders do not say how far they have come');
}

export async function salesFaults(kernel: Kernel): Promise<SalesFault[]> {
  return asFacts(kernel.pool, async (sql) => {
    const { rows } = await sql.query<SalesFault>(`select fault, order_id as "order", subject from timon.sales_fault limit ${mostTold}`);
    return rows;
  });
}
