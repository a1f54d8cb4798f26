import type { Kernel } from '../../kernel/kernel.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import type { Principal } from '../../kernel/rights/principal.js';
import { systemPrincipal } from '../../kernel/rights/system-principal.js';
import { createSet, moveSet } from '../../kernel/write/index.js';
import { importSource } from '../../kernel/work/import/import-source.js';
import { ImportProgress } from './import-progress.js';
import { syntheticCompany, syntheticOrder, syntheticOrderId } from './synthetic.js';

/** Two sets are under way at a time: while the database writes one, the next is worked out. */
const ordersPerSet = 500;

/** Loads made-up orders through the set form of the write path. What is there already is not made again. */
export async function importSynthetic(kernel: Kernel, orders: number, confirm: boolean): Promise<number> {
  const principal = await systemPrincipal(kernel);
  const progress = new ImportProgress(process.stderr, 'order');
  await importSource(syntheticCompany, { kernel, principal, folder: '.' });
  const started = Date.now();
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < orders) {
      const first = next;
      next += ordersPerSet;
      const count = Math.min(ordersPerSet, orders - first);
      await load(kernel, principal, first, count, confirm);
      done += count;
      progress.show('orders', done, orders, done);
    }
  };
  await Promise.all([lane(), lane()]);
  progress.finish();
  console.log(`${orders.toLocaleString('en')} orders are there, after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return 0;
}

async function load(kernel: Kernel, principal: Principal, first: number, count: number, confirm: boolean): Promise<void> {
  const record = kernel.registry.named('SalesOrder');
  const places = Array.from({ length: count }, (_, at) => first + at);
  const present = await idsPresent(kernel, places.map(syntheticOrderId));
  const missing = places.filter((place) => !present.has(syntheticOrderId(place)));
  if (missing.length === 0) return;
  const written = await createSet(kernel, principal, record, missing.map(syntheticOrder), { listed: true });
  if (confirm) await moveSet(kernel, principal, record, 'confirm', written);
}

async function idsPresent(kernel: Kernel, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await asFacts(kernel.pool, (client) =>
    client.query<{ id: string }>('select id from sales_order where id = any($1::uuid[])', [ids]),
  );
  return new Set(rows.map(({ id }) => id));
}
