import type { Principal } from '../../server/kernel/rights/principal.js';
import { insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { GivenStock } from './given-stock.js';

let db: TestDatabase;
let stock: GivenStock;
let clerk: Principal;
let specialist: Principal;

beforeAll(async () => {
  db = await openTestDatabase();
  stock = await GivenStock.of(db);
  clerk = await stock.storekeeper('clerk');
  specialist = await stock.storekeeper();
});
afterAll(() => db.close());
afterEach(() => stock.tieOut());

test('of two who ask at once for more than there is, one gets all and the other what is left (S19)', async () => {
  const desk = await stock.product('desk');
  await stock.buy(desk, '100', '400.00');
  await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, desk, '30'));
  const both = [await stock.delivery(clerk, desk, '50'), await stock.delivery(clerk, desk, '50')];
  const asked = await Promise.all(both.map((delivery) => stock.moved(clerk, 'reserve', 'Delivery', delivery)));
  expect(asked.map(({ lines }) => lines![0]!['reserved']).sort()).toEqual(['20', '50']);
  expect(asked.map(({ reservation }) => reservation).sort()).toEqual(['FULL', 'PARTIAL']);
  expect(await stock.counted(desk)).toEqual({ quantity: '100', reserved: '100' });
});

test('64 at once for 500: exactly 500 are promised, and who comes too late is told so (S19)', async () => {
  const chair = await stock.product('chair');
  await stock.buy(chair, '500', '500.00');
  const wanted = await Promise.all(Array.from({ length: 64 }, () => stock.delivery(clerk, chair, '10')));
  const answers = await Promise.all(wanted.map((delivery) => stock.attempt(clerk, 'reserve', 'Delivery', delivery)));
  const promised = answers.filter(({ document }) => document?.reservation === 'FULL');
  const refused = answers.filter(({ errors }) => errors.length > 0);
  expect({ promised: promised.length, refused: refused.length }).toEqual({ promised: 50, refused: 14 });
  expect(new Set(refused.map(({ errors }) => errors[0]!.code))).toEqual(new Set(['NOT_ENOUGH_STOCK']));
  expect(await stock.counted(chair)).toEqual({ quantity: '500', reserved: '500' });
}, 60_000);

describe('lots that expire', () => {
  let cheese: string;
  beforeAll(async () => {
    cheese = await stock.product('cheese', { tracking: 'lot' });
    for (const [number, quantity, expiresOn] of [
      ['C', '50', '2027-02-15'],
      ['A', '20', '2026-12-10'],
      ['B', '30', '2026-12-31'],
    ] as const)
      await stock.buy(cheese, quantity, '10.00', { lot: { id: await insert(db, 'Lot', { product: cheese, number, expiresOn }) } });
  });

  const terms = { plannedOn: '2026-11-25', minimumShelfLifeDays: 30 };

  test('what expires first leaves first, and what does not keep long enough stays (S20)', async () => {
    const delivery = await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, cheese, '40', terms));
    expect(await reservedLots(delivery.id)).toEqual({ B: '30', C: '10' });
    await stock.moved(specialist, 'release', 'Delivery', delivery);
    expect(await stock.counted(cheese)).toEqual({ quantity: '100', reserved: '0' });
  });

  test('more than keeps long enough is not set aside (S20)', async () => {
    const delivery = await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, cheese, '90', terms));
    expect(await reservedLots(delivery.id)).toEqual({ B: '30', C: '50' });
    expect(delivery.reservation).toBe('PARTIAL');
    await stock.moved(specialist, 'cancel', 'Delivery', delivery);
  });

  test('what is in quarantine is not set aside', async () => {
    const [lot] = (await db.owner.query<{ id: string }>(`select id from lot where number = 'B' and product_id = $1`, [cheese])).rows;
    await db.owner.query(`update lot set state = 'quarantined' where id = $1`, [lot!.id]);
    const delivery = await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, cheese, '40', terms));
    expect(await reservedLots(delivery.id)).toEqual({ C: '40' });
    await stock.moved(specialist, 'cancel', 'Delivery', delivery);
  });
});

test('what is set aside for one is not sold to another', async () => {
  const lamp = await stock.product('lamp');
  await stock.buy(lamp, '10', '50.00');
  await stock.moved(clerk, 'reserve', 'Delivery', await stock.delivery(clerk, lamp, '8'));
  await expect(stock.sell(lamp, '3')).rejects.toMatchObject({ code: 'NOT_ENOUGH_STOCK', facts: { asked: '3', free: '2' } });
});

test('what is there leaves, and the rest follows with a delivery of its own', async () => {
  const rug = await stock.product('rug');
  await stock.buy(rug, '6', '60.00');
  const delivery = await stock.delivery(clerk, rug, '10');
  const { errors } = await stock.attempt(clerk, 'ship', 'Delivery', delivery);
  expect(errors).toMatchObject([{ code: 'NEEDS_CONFIRMATION', facts: { accept: ['SHIP_PARTLY'] } }]);
  const shipped = await stock.moved(clerk, 'ship', 'Delivery', delivery, ['SHIP_PARTLY']);
  expect(shipped).toMatchObject({ state: 'SHIPPED', lines: [{ shipped: '6' }], backorders: { nodes: [{ state: 'CONFIRMED' }] } });
  expect(await stock.held(rug)).toEqual({ quantity: '0', value: '0.00' });
});

async function reservedLots(deliveryId: string): Promise<Record<string, string>> {
  const { rows } = await db.owner.query<{ number: string; quantity: string }>(
    `select t.number, r.quantity::text as quantity from reservation r join stock_on_hand s on s.id = r.place_id join lot t on t.id = s.lot_id
      where r.delivery_id = $1 order by t.number`,
    [deliveryId],
  );
  return Object.fromEntries(rows.map(({ number, quantity }) => [number, quantity]));
}
