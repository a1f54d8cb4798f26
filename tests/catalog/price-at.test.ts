import { Decimal } from 'decimal.js';
import { priceAt } from '../../server/foundation/catalog/price-at.js';

const from = (minQuantity: number, price: number, validFrom?: string, validUntil?: string) => ({
  minQuantity: new Decimal(minQuantity),
  price: new Decimal(price),
  validFrom,
  validUntil,
});

test('below the first break the list has no price', () => {
  expect(priceAt([from(10, 9)], new Decimal(9), '2026-11-23')).toBeUndefined();
});

test('a price holds from its first day to its last', () => {
  const prices = [from(1, 10), from(1, 8, '2026-12-01', '2026-12-31')];
  const on = (day: string) => priceAt(prices, new Decimal(1), day)?.toNumber();
  expect([on('2026-11-30'), on('2026-12-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([10, 8, 8, 10]);
});

test('of two prices that hold, the one that began last wins', () => {
  const prices = [from(1, 8, '2026-06-01'), from(1, 9, '2026-01-01')];
  expect(priceAt(prices, new Decimal(1), '2026-11-23')?.toNumber()).toBe(8);
});
