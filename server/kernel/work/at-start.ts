import type { Kernel } from '../kernel.js';

export interface StartTask {
  readonly name: string;
  /** May answer with a sentence for whoever watches the start. */
  readonly run: (kernel: Kernel) => Promise<string | void>;
}

const tasks: StartTask[] = [];

/** Has something done at each start, after the database is up to date and before anybody is served. It must not mind being done again. */
export function atStart(name: string, run: StartTask['run']): void {
  tasks.push({ name, run });
}

export const startTasks = (): readonly StartTask[] => tasks;
