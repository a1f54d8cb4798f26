import { Level } from './level.js';

/** Something to be done that belongs to no record. It is the head's, and may be handed to a level of a domain. */
export interface Duty {
  /** Where the level is held, once it is less than the head's. */
  readonly domain: string;
  readonly level: Level;
  /** The lowest level to which an override may hand it. */
  readonly lowest: Level;
}

export const duties = {
  /** Changing who may what. */
  editAccess: { domain: 'personnel', level: Level.Head, lowest: Level.Director },
  /** Looking at everything as somebody else would see it. */
  viewAs: { domain: 'personnel', level: Level.Head, lowest: Level.Director },
} as const satisfies Record<string, Duty>;

export type DutyName = keyof typeof duties;
export const dutyNames = Object.keys(duties) as DutyName[];
