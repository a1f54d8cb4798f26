import { fileURLToPath } from 'node:url';
import { demoInvoices } from '../../seeds/demo/books.js';
import { demo } from '../../seeds/demo/index.js';
import { openDemoBooks } from '../../server/commands/import/import-demo.js';
import { ledgerFaults } from '../../server/erp/accounting/index.js';
import { loadPrincipal } from '../../server/kernel/rights/principal.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { importSource } from '../../server/kernel/work/import/import-source.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const folder = fileURLToPath(new URL('../../seeds/demo', import.meta.url));

test('the demo company comes in whole, with somebody at every level', async () => {
  const report = await importSource(demo, { kernel: db.kernel, principal: await systemPrincipal(db.kernel), folder });
  expect(report.problems).toEqual([]);
  const { rows: people } = await db.owner.query<{ id: string }>('select id from employee order by name');
  const levels = await Promise.all(
    people.map(async ({ id }) => (await loadPrincipal(db.kernel.pool, db.registry, id))!.rights.level('sales')),
  );
  expect([...new Set(levels)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const { rows: orders } = await db.owner.query(`select state, count(*)::int from sales_order group by state order by state`);
  expect(orders).toEqual([
    { state: 'cancelled', count: 1 },
    { state: 'confirmed', count: 6 },
    { state: 'draft', count: 3 },
    { state: 'quoted', count: 2 },
  ]);
});

test('its books are open, and hold what it has invoiced, credited and been billed', async () => {
  await openDemoBooks(db.kernel);
  await openDemoBooks(db.kernel);
  const report = await importSource(demoInvoices, { kernel: db.kernel, principal: await systemPrincipal(db.kernel), folder });
  expect(report.problems).toEqual([]);
  expect(await ledgerFaults(db.kernel)).toEqual([]);
  const { rows } = await db.owner.query(
    `select 'invoices' as what, state, count(*)::int from customer_invoice where kind = 'invoice' group by state
      union all select 'credit notes', state, count(*)::int from customer_invoice where kind = 'credit-note' group by state
      union all select 'bills', state, count(*)::int from supplier_bill group by state order by what, state`,
  );
  expect(rows).toEqual([
    { what: 'bills', state: 'draft', count: 1 },
    { what: 'bills', state: 'posted', count: 3 },
    { what: 'credit notes', state: 'posted', count: 1 },
    { what: 'invoices', state: 'draft', count: 1 },
    { what: 'invoices', state: 'posted', count: 5 },
  ]);
});
