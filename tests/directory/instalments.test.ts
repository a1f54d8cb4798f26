import { Decimal } from 'decimal.js';
import { dueOn, type Counting } from '../../server/foundation/directory/due-dates.js';
import { instalmentsOf } from '../../server/foundation/directory/instalments.js';

const due = (date: string, more: { months?: number; days?: number; counting?: Counting; payDay?: number }) =>
  dueOn(date, { months: 0, days: 0, counting: 'from-date', ...more });

test.each([
  ['at once', '2026-11-23', {}, '2026-11-23'],
  ['30 days over the end of a year', '2026-12-15', { days: 30 }, '2027-01-14'],
  ['30 days over 29 February', '2028-02-10', { days: 30 }, '2028-03-11'],
  ['30 days over a February without one', '2027-02-10', { days: 30 }, '2027-03-12'],
  ['a month after 31 January', '2027-01-31', { months: 1 }, '2027-02-28'],
  ['a month after 31 January of a leap year', '2028-01-31', { months: 1 }, '2028-02-29'],
  ['three months after 30 November', '2026-11-30', { months: 3 }, '2027-02-28'],
  ['a year after 29 February', '2028-02-29', { months: 12 }, '2029-02-28'],
  ['30 days, then to the end of the month', '2026-11-23', { days: 30, counting: 'to-month-end' as const }, '2026-12-31'],
  ['the end of the month, and 30 days', '2026-11-23', { days: 30, counting: 'from-month-end' as const }, '2026-12-30'],
  ['the end of the next month', '2027-01-31', { months: 1, counting: 'from-month-end' as const }, '2027-02-28'],
  ['the end of the month on its last day', '2028-02-29', { counting: 'to-month-end' as const }, '2028-02-29'],
  ['30 days, paid on the 25th', '2026-11-23', { days: 30, payDay: 25 }, '2026-12-25'],
  ['30 days, paid on the 20th, which is over', '2026-11-23', { days: 30, payDay: 20 }, '2027-01-20'],
  ['paid on the 31st of a short month', '2027-02-03', { payDay: 31 }, '2027-02-28'],
])('%s', (_, date, rule, expected) => {
  expect(due(date, rule)).toBe(expected);
});

const cents = (exact: Decimal) => exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
const part = (share: string, days: number, discount = 0, discountDays = 0) => ({
  share: new Decimal(share),
  months: 0,
  days,
  counting: 'from-date' as const,
  discount: new Decimal(discount),
  discountDays,
});

test('a third each month: the last instalment takes the odd cent', () => {
  const thirds = [part('33.33', 30), part('33.33', 60), part('33.34', 90)];
  const plan = instalmentsOf(thirds, '2026-11-23', new Decimal('100.01'), cents);
  expect(plan.map(({ dueOn, amount }) => `${dueOn} ${amount.toFixed(2)}`)).toEqual([
    '2026-12-23 33.33',
    '2027-01-22 33.33',
    '2027-02-21 33.35',
  ]);
});

test('S06: two per cent within 10 days of an invoice over 1,200.00 are 24.00', () => {
  const [only] = instalmentsOf([part('100', 30, 2, 10)], '2026-11-23', new Decimal(1200), cents);
  expect(only).toMatchObject({ dueOn: '2026-12-23', discountUntil: '2026-12-03' });
  expect(only!.discountAmount.toFixed(2)).toBe('24.00');
});

test('without an early-payment discount there is no day until which less is enough', () => {
  expect(instalmentsOf([part('100', 30)], '2026-11-23', new Decimal(5), cents)[0]!.discountUntil).toBeUndefined();
});
