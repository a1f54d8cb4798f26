import { Decimal } from 'decimal.js';
import { marginOf } from '../../server/erp/sales/order-margin.js';

const cents = (exact: Decimal) => exact.toDecimalPlaces(2);
const line = (quantity: number, netAmount: string, unitCost?: string) => ({
  quantity: new Decimal(quantity),
  netAmount: new Decimal(netAmount),
  unitCost: unitCost === undefined ? null : new Decimal(unitCost),
});

test('the margin is net less cost, per line and for the order', () => {
  const { margins, cost, margin } = marginOf([line(3, '30.00', '7.335'), line(1, '5.00', '6')], cents);
  expect(margins.map((one) => one?.toFixed(2))).toEqual(['7.99', '-1.00']);
  expect(cost?.toFixed(2)).toBe('28.01');
  expect(margin?.toFixed(2)).toBe('6.99');
});

test('a free product has a cost of nothing, which is known', () => {
  expect(marginOf([line(1, '5.00', '0')], cents).margin?.toFixed(2)).toBe('5.00');
});

test('one line of unknown cost leaves the margin of the order unknown', () => {
  const { margins, margin } = marginOf([line(1, '5.00', '4'), line(1, '5.00')], cents);
  expect(margins.map((one) => one?.toFixed(2))).toEqual(['1.00', undefined]);
  expect(margin).toBeNull();
});
