import { Decimal } from 'decimal.js';
import { CostPool } from '../../server/erp/warehouse/cost-pool.js';
import { Draws } from '../support/draws.js';

const toCents = (exact: Decimal) => exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
const empty = { quantity: new Decimal(0), value: new Decimal(0) };

test.each(['fifo', 'average'] as const)('however goods come and go, %s loses and makes no cent', (method) => {
  const draws = new Draws(7);
  const pool = new CostPool(method, toCents, empty, []);
  let [brought, taken] = [new Decimal(0), new Decimal(0)];
  for (let step = 0; step < 2_000; step += 1) {
    if (pool.quantity.isZero() || draws.chance(0.45)) {
      const value = new Decimal(draws.below(100_000)).div(100);
      pool.put({ id: `layer ${step}`, moveId: `move ${step}`, quantity: new Decimal(1 + draws.below(50)), value });
      brought = brought.plus(value);
    } else {
      const wanted = draws.chance(0.1) ? pool.quantity : Decimal.min(pool.quantity, 1 + draws.below(60));
      const shares = pool.take(wanted);
      expect(Decimal.sum(0, ...shares.map(({ quantity }) => quantity)).eq(wanted)).toBe(true);
      for (const { value } of shares) expect([value.decimalPlaces() <= 2, value.isNegative() && !value.isZero()]).toEqual([true, false]);
      taken = taken.plus(Decimal.sum(0, ...shares.map(({ value }) => value)));
    }
    expect(pool.value.toFixed(2)).toBe(brought.minus(taken).toFixed(2));
    if (pool.quantity.isZero()) expect(pool.value.isZero()).toBe(true);
  }
  if (method === 'fifo') for (const { quantity, value } of pool.changed) expect(!quantity.isZero() || value.isZero()).toBe(true);
});

test('what a move has brought is taken first where it is named', () => {
  const layer = (id: string, value: number) => ({ id, moveId: `move of ${id}`, quantity: new Decimal(4), value: new Decimal(value) });
  const pool = new CostPool('fifo', toCents, { quantity: new Decimal(8), value: new Decimal(28) }, [layer('old', 8), layer('new', 20)]);
  const shares = pool.take(new Decimal(5), 'move of new');
  expect(shares.map(({ layerId, quantity, value }) => [layerId, quantity.toFixed(), value.toFixed(2)])).toEqual([
    ['new', '4', '20.00'],
    ['old', '1', '2.00'],
  ]);
});
