import { Decimal } from 'decimal.js';

const number = /^-?\d+(\.\d+)?$/;

/** Numbers by their size, days and moments by their time, all else by its letters. */
export function compareValues(a: unknown, b: unknown): number {
  const [one, other] = [String(a), String(b)];
  if (number.test(one) && number.test(other)) return new Decimal(one).cmp(other);
  if (/^\d{4}-\d\d-\d\dT/.test(one)) return new Date(one).getTime() - new Date(other).getTime();
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The sum, mean, least and greatest of what is there, to six places, or nothing. */
export function figuresOf(values: readonly unknown[]): Record<'sum' | 'avg' | 'min' | 'max', string | null> {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return { sum: null, avg: null, min: null, max: null };
  const sorted = [...there].sort(compareValues);
  const ends = { min: String(sorted[0]), max: String(sorted.at(-1)) };
  if (!number.test(String(there[0]))) return { sum: null, avg: null, ...ends };
  const sum = there.reduce((total: Decimal, value) => total.plus(String(value)), new Decimal(0));
  return { sum: sum.toFixed(), avg: sum.div(there.length).toDecimalPlaces(6).toFixed(), ...ends };
}
