import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob } from '../../kernel/write/index.js';

/** What a summary says that its moves and layers do not. */
export interface StockDifference {
  readonly what: string;
  readonly product: string;
  readonly place: string | null;
  readonly difference: string;
}

const mostTold = 100;

/** Stock and its value are kept beside the moves they follow from; once a night they are worked out again and compared. */
export const checkStock = defineJob('check-stock', (_payload, kernel) => reportDifferences(kernel), { schedule: '51 3 * * *' });

async function reportDifferences(kernel: Kernel): Promise<void> {
  const differences = await stockDifferences(kernel);
  if (differences.length > 0) kernel.log.error({ differences }, 'stock or its value is not what the moves come to');
}

export async function stockDifferences(kernel: Kernel): Promise<StockDifference[]> {
  return asFacts(kernel.pool, async (sql) => {
    const { rows } = await sql.query<StockDifference>(
      `select what, product_id as product, place_id as place, difference::text as difference from timon.stock_difference
       union all select 'goods due', product_id, warehouse_id, (incoming - outgoing)::text from timon.goods_due_difference limit ${mostTold}`,
    );
    return rows;
  });
}
