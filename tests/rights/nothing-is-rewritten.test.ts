import type { Principal } from '../../server/kernel/rights/principal.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

// S10 as far as there is something to lock: documents that we stand by, and what is remembered of them. Lock dates, posted
// lines and reversals come with the ledger.
let db: TestDatabase;
let cast: Cast;
let head: Principal;
let order: { id: string; version: number };

beforeAll(async () => {
  db = await openTestDatabase();
  cast = await Cast.of(db);
  head = await cast.head();
  const [unit] = (await db.owner.query<{ id: string }>('select id from unit order by code limit 1')).rows;
  const customer = await insert(db, 'Party', { name: 'Customer', isCustomer: true });
  const product = await insert(db, 'Product', { code: 'ROPE', name: 'Rope', unit: unit!.id, listPrice: '10' });
  const made = await answerTo<{ createSalesOrder: { id: string; version: number } }>(
    db,
    head,
    'mutation ($customer: ID!, $product: ID!) { createSalesOrder(input: { customer: $customer, lines: [{ product: $product }] }) { id version } }',
    { customer, product },
  );
  const confirmed = await answerTo<{ confirmSalesOrder: { id: string; version: number } }>(
    db,
    head,
    'mutation ($id: ID!, $v: Int!) { confirmSalesOrder(id: $id, version: $v) { id version } }',
    { id: made.createSalesOrder.id, v: made.createSalesOrder.version },
  );
  order = confirmed.confirmSalesOrder;
}, 60_000);
afterAll(() => db.close());

const codesOf = async (text: string): Promise<string[]> => (await ask(db, head, text)).errors.map(({ code }) => code);

test('S10: not even the head rewrites or removes what has been confirmed', async () => {
  const before = (await db.owner.query('select * from sales_order')).rows;
  const at = `id: "${order.id}", version: ${order.version}`;
  expect(await codesOf(`mutation { updateSalesOrder(${at}, input: { freight: "1.00" }) { id } }`)).toEqual(['INVALID_MOVE']);
  expect(await codesOf(`mutation { updateSalesOrder(${at}, input: { lines: [] }) { id } }`)).toEqual(['INVALID_MOVE']);
  expect(await codesOf(`mutation { removeSalesOrder(${at}) { id } }`)).toEqual(['INVALID_MOVE']);
  expect(await codesOf(`mutation { quoteSalesOrder(${at}) { id } }`)).toEqual(['INVALID_MOVE']);
  expect((await db.owner.query('select * from sales_order')).rows).toEqual(before);
});

test.each(['timon_caller', 'timon_facts', 'timon_gate'])(
  'S10: the database refuses %s to change or drop what history and security log say',
  async (role) => {
    const client = await db.kernel.pool.connect();
    const kept = ['timon.history', 'timon.security_log'];
    const count = async () =>
      (await db.owner.query<{ text: string }>(`select md5(string_agg(h::text, '' order by id)) as text from timon.history h`)).rows;
    const before = await count();
    try {
      for (const table of kept) {
        for (const statement of [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`]) {
          await client.query('begin');
          await client.query(`set local role ${role}`);
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
          await client.query('rollback');
        }
      }
    } finally {
      client.release();
    }
    expect(await count()).toEqual(before);
  },
);
