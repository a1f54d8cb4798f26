import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob } from '../../kernel/write/index.js';

/** What stands on the line of an order and is not what came, went back or was billed. */
export interface PurchaseDifference {
  readonly what: string;
  readonly line: string;
  readonly difference: string;
}

const mostTold = 100;

/** What has come of orders is kept on their lines; once a night it is asked of the goods again and compared. */
export const checkPurchases = defineJob('check-purchases', (_payload, kernel) => reportDifferences(kernel), { schedule: '57 3 * * *' });

async function reportDifferences(kernel: Kernel): Promise<void> {
  const differences = await purchaseDifferences(kernel);
  if (differences.length > 0) kernel.log.error({ differences }, 'purchase orders do not say what came of them');
}

export async function purchaseDifferences(kernel: Kernel): Promise<PurchaseDifference[]> {
  return asFacts(kernel.pool, async (sql) => {
    const { rows } = await sql.query<PurchaseDifference>(
      `select what, line_id as line, difference::text as difference from timon.purchase_difference limit ${mostTold}`,
    );
    return rows;
  });
}
