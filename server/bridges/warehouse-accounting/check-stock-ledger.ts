import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob } from '../../kernel/write/index.js';

/** An account that does not say what the goods it stands for come to. */
export interface StockLedgerDifference {
  readonly what: string;
  readonly company: string;
  readonly expected: string;
  readonly booked: string;
}

const mostTold = 100;

/** Goods and books tell the same story to the cent; once a night they are held against each other. */
export const checkStockLedger = defineJob('check-stock-ledger', (_payload, kernel) => reportDifferences(kernel), {
  schedule: '53 3 * * *',
});

async function reportDifferences(kernel: Kernel): Promise<void> {
  const differences = await stockLedgerDifferences(kernel);
  if (differences.length > 0) kernel.log.error({ differences }, 'the books do not say what the stock comes to');
}

export function stockLedgerDifferences({ pool }: Pick<Kernel, 'pool'>): Promise<StockLedgerDifference[]> {
  return asFacts(pool, async (sql) => {
    const { rows } = await sql.query<StockLedgerDifference>(
      `select what, company_id as company, expected::text as expected, booked::text as booked
         from timon.stock_ledger_difference order by company_id, what limit ${mostTold}`,
    );
    return rows;
  });
}
