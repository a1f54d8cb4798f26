import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { defineJob } from '../../kernel/work/jobs.js';

/** Something in the books that may never be: an entry that does not balance, a number that is missing, a balance unlike its lines. */
export interface LedgerFault {
  readonly fault: string;
  readonly company: string;
  readonly subject: string;
}

const mostTold = 100;

/** Once a night what was written along with the lines is worked out from them again. */
export const checkLedger = defineJob('check-ledger', (_payload, kernel) => reportFaults(kernel), { schedule: '47 3 * * *' });

async function reportFaults(kernel: Kernel): Promise<void> {
  const faults = await ledgerFaults(kernel);
  if (faults.length > 0) kernel.log.error({ faults }, 'the books contradict themselves');
}

export function ledgerFaults({ pool }: Pick<Kernel, 'pool'>): Promise<LedgerFault[]> {
  return asFacts(pool, async (sql) => {
    const { rows } = await sql.query<LedgerFault>(
      `select fault, company_id as company, subject from (select fault, company_id, subject from timon.ledger_fault
        union all select fault, company_id, subject from timon.invoice_fault
        union all select fault, company_id, subject from timon.open_item_fault
        union all select fault, company_id, subject from timon.payment_status_fault) f order by company_id, fault, subject limit ${mostTold}`,
    );
    return rows;
  });
}
