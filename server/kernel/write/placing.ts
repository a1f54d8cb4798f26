import type { Constructor } from '../declare/types.js';
import { deriving, type Derivation } from './deriving.js';

const placements = new Map<Constructor, Derivation<object>[]>();

/**
 * Registers a rule about where records may lie: whose they are, in which department, company or other place. Asked when they are
 * created and changed like any derivation, and also when they are handed over, which computes nothing else anew.
 */
export function placing<Entity extends object>(target: Constructor<Entity>, rule: Derivation<Entity>): void {
  deriving(target, rule);
  placements.set(target, [...(placements.get(target) ?? []), rule as Derivation<object>]);
}

export const placementsOf = (target: Constructor): readonly Derivation<object>[] => placements.get(target) ?? [];
