import { openTestDatabase, type TestDatabase } from '../support/database.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { insert } from '../support/cast.js';
import { GivenStock, type GivenDocument } from '../warehouse/given-stock.js';
import { printed, readPdf } from './support/print.js';

let db: TestDatabase;
let stock: GivenStock;
let clerk: Principal;
let vase: string;

beforeAll(async () => {
  db = await openTestDatabase();
  stock = await GivenStock.of(db);
  clerk = await stock.storekeeper('clerk');
  vase = await stock.product('VASE', { name: 'Jarrón', listPrice: '88.44', cost: '55.66' });
  await stock.buy(vase, '10', '556.60');
});
afterAll(() => db.close());

const noteOf = async ({ id }: GivenDocument) => {
  const { bytes } = await printed(db, clerk, { paper: { record: 'Delivery', id } });
  return (await readPdf(bytes)).text;
};

test('a delivery note says what goes where and how many, and no price', async () => {
  const party = await insert(db, 'Party', {
    name: 'Flores Ruiz',
    isCustomer: true,
    language: 'es',
    addresses: [
      { kind: 'billing', street: 'Oficina 1' },
      { kind: 'delivery', street: 'Almacén 7', city: 'Sevilla' },
    ],
  });
  const planned = await stock.delivery(clerk, vase, '15', { party, reference: 'SO-77' });
  const text = await noteOf(planned);
  for (const words of ['Albarán', 'Flores Ruiz', 'Almacén 7', 'Sevilla', 'SO-77', 'VASE', 'Jarrón', '15']) expect(text).toContain(words);
  for (const kept of ['Oficina', '88', '55', '€', 'US$']) expect(text).not.toContain(kept);
});

test('once it has left it says what left', async () => {
  const planned = await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, vase, '14', { reference: 'SO-78' }));
  expect(await noteOf(planned)).toMatch(/VASE Jarrón 14 pcs/);
  const shipped = await stock.moved(clerk, 'ship', 'Delivery', planned, ['SHIP_PARTLY']);
  expect(await noteOf(shipped)).toMatch(/VASE Jarrón 10 pcs/);
});
