import type { Constructor } from '../declare/types.js';
import type { Work } from './work.js';

/** Computes what a record's own values say about its other values. Runs over a whole set, before it is written. */
export type Derivation<Entity> = (records: Entity[], work: Work) => void | Promise<void>;

export interface DerivingOptions {
  /**
   * Records one link beyond those that the input names, such as `lines.product.unit`: they are fetched along with the check of
   * the links, which saves a trip each. Only speed depends on it.
   */
  readonly reads?: readonly string[];
}

const derivations = new Map<Constructor, Derivation<object>[]>();
const reads = new Map<Constructor, string[]>();

/** Registers the computed fields of a record: run on create and update, after the input is applied and before the rows are written. */
export function deriving<Entity extends object>(
  target: Constructor<Entity>,
  derive: Derivation<Entity>,
  options: DerivingOptions = {},
): void {
  reads.set(target, [...(reads.get(target) ?? []), ...(options.reads ?? [])]);
  derivations.set(target, [...(derivations.get(target) ?? []), derive as Derivation<object>]);
}

export const derivationsOf = (target: Constructor): readonly Derivation<object>[] => derivations.get(target) ?? [];
export const readsOf = (target: Constructor): readonly string[] => reads.get(target) ?? [];
