import { Resolver, type ClassType } from 'type-graphql';
import type { Guard } from './typed.js';

const classes: ClassType[] = [];
const guards = new Map<string, Guard>();

/**
 * Adds operations written by hand to the schema, or fields to a type written by hand. Those that are not for everybody name
 * their guard by coordinate (`Query.accessTables`): what it does not open is unknown. Those without one see to their own rights.
 */
export function HandWritten(of?: () => ClassType, guarded: Readonly<Record<string, Guard>> = {}) {
  return (target: ClassType): void => {
    if (of) Resolver(of)(target);
    else Resolver()(target);
    classes.push(target);
    for (const [coordinate, guard] of Object.entries(guarded)) guards.set(coordinate, guard);
  };
}

/** For operations that are everybody's of ours and unknown to strangers and to those who stand for a customer or supplier. */
export const guardedForStaff = (...coordinates: readonly string[]): Readonly<Record<string, Guard>> =>
  Object.fromEntries(coordinates.map((coordinate) => [coordinate, ({ forParty }) => !forParty]));

export const handWrittenResolvers = (): readonly ClassType[] => classes;
export const handWrittenGuards = (): ReadonlyMap<string, Guard> => guards;
