import { Level } from '../../declare/level.js';
import type { Principal } from '../../rights/principal.js';
import { sideTableClasses } from '../../declare/field-class.js';

/** From which level on each domain asks for a second factor. */
const askedIn = new Map<string, Level>();

/** Declares a domain whose work takes more than a password from that level on. */
export function askSecondFactorIn(domain: string, from: Level): void {
  askedIn.set(domain, from);
}

/**
 * The rule, in this one place: whoever is head of anything, may see pay, bank or secret values, or does the work of a domain
 * that asks for it signs in with a second factor. Keys have none: they are secrets of their own.
 */
export function needsSecondFactor({ kind, grants }: Pick<Principal, 'kind' | 'grants'>, isForAll: boolean): boolean {
  if (kind === 'key' || kind === 'system') return false;
  return (
    isForAll ||
    grants.some(
      ({ domain, level, rights }) =>
        level === Level.Head ||
        rights.some((right) => sideTableClasses.has(right)) ||
        [...askedIn].some(([asking, from]) => (domain === asking || domain === '*') && level >= from),
    )
  );
}
