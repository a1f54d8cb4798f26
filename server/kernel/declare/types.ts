import type { Decimal } from 'decimal.js';

/** A class of records. */
export type Constructor<T = object> = new () => T;

/** A reference to a record that may not be loaded: only its id is certain. */
export interface Ref<T> {
  readonly id: string;
  /** Carries the target's type; never set. */
  readonly '~target'?: T;
}

/** Exact decimals: money in its currency's places, prices and quantities up to 6, rates up to 9. */
export type Money = Decimal;
export type Price = Decimal;
/** `YYYY-MM-DD`. */
export type CalendarDay = string;
