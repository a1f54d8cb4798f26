import { syntheticCompany, syntheticOrder } from '../../server/commands/import/synthetic.js';
import { systemPrincipal } from '../../server/kernel/rights/system-principal.js';
import { importSource } from '../../server/kernel/work/import/import-source.js';
import { createSet, moveSet } from '../../server/kernel/write/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const orders = 1_000;

let together: TestDatabase;
let alone: TestDatabase;

beforeAll(async () => {
  together = await givenSyntheticCompany();
  alone = await givenSyntheticCompany();
}, 120_000);
afterAll(async () => {
  await together.close();
  await alone.close();
});

async function givenSyntheticCompany(): Promise<TestDatabase> {
  const db = await openTestDatabase();
  const principal = await systemPrincipal(db.kernel);
  await importSource(syntheticCompany, { kernel: db.kernel, principal, folder: '.' });
  return db;
}

/** What a table holds, without the ids of lines, which are drawn anew each time. */
async function contents(db: TestDatabase, sql: string): Promise<string[]> {
  return (await db.owner.query<{ row: string }>(sql)).rows.map(({ row }) => row);
}

const tables = {
  orders: `select (to_jsonb(o) - 'search_text')::text as row from sales_order o order by id`,
  lines: `select (to_jsonb(l) - 'id' - 'search_text')::text as row from sales_order_line l order by order_id, position`,
  history: `select (to_jsonb(h) - 'id' - 'changes' - 'hash' - 'previous_hash')::text || regexp_replace(h.changes::text, '[0-9a-f]{8}-[0-9a-f-]{27}', 'id', 'g') as row
    from timon.history h where record = 'SalesOrder' order by record_id, version`,
  outbox: `select (to_jsonb(b) - '{id,tx}'::text[])::text as row from timon.outbox b where topic like 'SalesOrder%' order by record_id, topic`,
  numbers: `select to_jsonb(n)::text as row from timon.number_series n order by series, year`,
};

test('1,000 orders made in sets leave the same rows, history and outbox as the same made one by one', async () => {
  const record = (db: TestDatabase) => db.registry.named('SalesOrder');
  const inputs = Array.from({ length: orders }, (_, place) => syntheticOrder(place));
  const inSets = await systemPrincipal(together.kernel);
  for (let first = 0; first < orders; first += 500) {
    const written = await createSet(together.kernel, inSets, record(together), inputs.slice(first, first + 500), { listed: true });
    await moveSet(together.kernel, inSets, record(together), 'confirm', written);
  }
  const byOne = await systemPrincipal(alone.kernel);
  for (const input of inputs) {
    const written = await createSet(alone.kernel, byOne, record(alone), [input]);
    await moveSet(alone.kernel, byOne, record(alone), 'confirm', written);
  }
  for (const [table, sql] of Object.entries(tables)) {
    const set = await contents(together, sql);
    expect({ table, rows: set.length > 0 }).toEqual({ table, rows: true });
    expect({ table, rows: set }).toEqual({ table, rows: await contents(alone, sql) });
  }
}, 120_000);
