import { fileURLToPath } from 'node:url';
import { demo } from '../../seeds/demo/index.js';
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
