import type { Constructor } from '../declare/types.js';
import type { Work } from './work.js';

/** Computes what a record's own values say about its other values. Runs over a whole set, before it is written. */
export type Derivation<Entity> = (records: Entity[], work: Work) => void | Promise<void>;

const derivations = new Map<Constructor, Derivation<object>[]>();

/** Registers the computed fields of a record: run on create and update, after the input is applied and before the rows are written. */
export function deriving<Entity extends object>(target: Constructor<Entity>, derive: Derivation<Entity>): void {
  derivations.set(target, [...(derivations.get(target) ?? []), derive as Derivation<object>]);
}

export const derivationsOf = (target: Constructor): readonly Derivation<object>[] => derivations.get(target) ?? [];
