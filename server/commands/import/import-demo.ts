import { fileURLToPath } from 'node:url';
import { demoInvoices } from '../../../seeds/demo/books.js';
import { demo } from '../../../seeds/demo/index.js';
import { setUpAccounting } from '../../erp/accounting/index.js';
import type { Kernel } from '../../kernel/kernel.js';
import { asSystem } from '../../kernel/write/index.js';
import { importFiles } from './import-files.js';

const folder = fileURLToPath(new URL('../../../seeds/demo', import.meta.url));
/** The fiscal year that the invoices of the demo lie in. */
const booksOpenOn = '2026-01-01';

/** Makes the demo company, opens its books by the Spanish chart, and enters what was invoiced. Running it again changes nothing. */
export async function importDemo(kernel: Kernel): Promise<number> {
  const first = await importFiles(demo, kernel, folder, false);
  await openDemoBooks(kernel);
  return Math.max(first, await importFiles(demoInvoices, kernel, folder, false));
}

/** The books of the demo company, unless somebody has opened them already. */
export async function openDemoBooks(kernel: Kernel): Promise<void> {
  const { name } = (demo.tables[0]!.rows as readonly { readonly name: string }[])[0]!;
  await asSystem(kernel, async (work) => {
    const [company] = await work.rows<{ id: string }>(
      'select id from company c where name = $1 and not exists (select from account a where a.company_id = c.id)',
      [name],
    );
    if (company) await setUpAccounting(work, { company, chart: 'pgc-pymes', startsOn: booksOpenOn });
  });
}
