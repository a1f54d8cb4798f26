/** What an employee may be trusted with, in ascending order. `System` is held by nobody: only listeners act at it. */
export const Level = {
  Trainee: 1,
  Clerk: 2,
  Specialist: 3,
  Lead: 4,
  Manager: 5,
  Director: 6,
  Head: 7,
  System: 8,
} as const;

export type LevelName = keyof typeof Level;
export type Level = (typeof Level)[LevelName];

const names = new Map(Object.entries(Level).map(([name, level]) => [level, name as LevelName]));

export function levelName(level: Level): LevelName {
  return names.get(level)!;
}
