import type { Principal } from '../../server/kernel/rights/principal.js';
import { GivenPurchases, type GivenOrder } from '../purchasing/given-purchases.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { printed, readPdf } from './support/print.js';

let db: TestDatabase;
let given: GivenPurchases;
let buyer: Principal;
let desk: string;

beforeAll(async () => {
  db = await openTestDatabase();
  given = await GivenPurchases.of(db);
  desk = await given.stock.product('DESK', { name: 'Escritorio', cost: '33.33' });
  buyer = await given.cast.specialist('purchasing', 'North');
});
afterAll(() => db.close());

const textOf = async ({ id }: GivenOrder) =>
  (await readPdf((await printed(db, buyer, { paper: { record: 'PurchaseOrder', id } })).bytes)).text;

test('a supplier is asked for prices on one paper and is ordered from on another', async () => {
  const supplier = await given.supplier({ language: 'es', legalName: 'Maderas Ruiz S.A.' });
  const order = await given.order(buyer, supplier, [{ product: desk, quantity: '4', unitPrice: '250' }]);
  const asked = await textOf(order);
  for (const words of ['Solicitud de presupuesto', 'BORRADOR', 'Maderas Ruiz S.A.', 'DESK Escritorio']) expect(asked).toContain(words);
  expect(asked).not.toMatch(/250|1\.000/);

  const ordered = await textOf(await given.moved(buyer, 'submit', order));
  for (const words of ['Pedido de compra', order.number, '250,00', '1.000,00 US$']) expect(ordered).toContain(words);
  expect(ordered).not.toMatch(/33,33|Solicitud/);
});
