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

export const handWrittenResolvers = (): readonly ClassType[] => classes;
export const handWrittenGuards = (): ReadonlyMap<string, Guard> => guards;
