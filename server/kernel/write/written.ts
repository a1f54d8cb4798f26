import type { Constructor } from '../declare/types.js';
import type { Work } from './work.js';

/** Re-derives what hangs on a record once its rows are written: by whom and by which operation does not matter. */
export type WrittenListener<Entity> = (records: Entity[], work: Work) => void | Promise<void>;

const listeners = new Map<Constructor, WrittenListener<object>[]>();

/** Runs in the same transaction after any write to records of a class, lines included. */
export function whenWritten<Entity extends object>(target: Constructor<Entity>, listener: WrittenListener<Entity>): void {
  listeners.set(target, [...(listeners.get(target) ?? []), listener as WrittenListener<object>]);
}

export const writtenListenersOf = (target: Constructor): readonly WrittenListener<object>[] => listeners.get(target) ?? [];
