import { Decimal } from 'decimal.js';
import type { Field } from '../../../server/kernel/declare/index.js';
import { isWords, type Store } from './store.js';

Decimal.set({ precision: 60 });

export const isDecimal = (field: Field): boolean => ['decimal', 'quantity', 'money', 'price'].includes(field.kind);

/** How an enum value is spelled in the API. */
export const enumName = (stored: string): string =>
  stored
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[ -]/g, '_')
    .toUpperCase();

/** A stored value as it stands in an answer. */
export function shown(field: Field, stored: string | null): unknown {
  if (stored === null) return null;
  if (field.choices) return enumName(stored);
  if (field.kind === 'integer') return Number(stored);
  if (field.kind === 'flag') return stored === 't';
  if (field.kind === 'instant') return instantOf(stored).toISOString();
  return stored;
}

export const instantOf = (stored: string): Date => new Date(stored.replace(' ', 'T').replace(/\+00$/, 'Z'));

/** A stored value as PostgreSQL casts it to text. */
export const castToText = (field: Field, stored: string): string => (field.kind === 'flag' ? (stored === 't' ? 'true' : 'false') : stored);

/** Two values of a field in the order of the database. */
export function compareStored(store: Store, field: Field, a: string, b: string): number {
  if (isWords(field)) return store.rank(field, a) - store.rank(field, b);
  if (isDecimal(field)) return new Decimal(a).cmp(b);
  if (field.kind === 'integer') return Number(a) - Number(b);
  if (field.kind === 'instant') return instantOf(a).getTime() - instantOf(b).getTime();
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Amounts are measured by their twins in company currency. */
export const measure = (field: Field): Field => field.twin ?? field;

/** The day of a moment in a time zone. */
export function localDay(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}
