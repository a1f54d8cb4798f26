import type { Work } from '../write/work.js';

/** Something that happened, named in the past tense. Heard inside the transaction in which it happened. */
export interface Event<Payload> {
  readonly name: string;
  /** Carries the payload's type; never set. */
  readonly '~payload'?: Payload;
}

export type Listener<Payload> = (payloads: Payload[], work: Work) => void | Promise<void>;

const listeners = new Map<string, Listener<unknown>[]>();

export function defineEvent<Payload>(name: string): Event<Payload> {
  return { name };
}

/** Hears an event in the announcer's transaction. It asks again what is true, so that hearing twice does no harm. */
export function listen<Payload>(event: Event<Payload>, listener: Listener<Payload>): void {
  listeners.set(event.name, [...(listeners.get(event.name) ?? []), listener as Listener<unknown>]);
}

const lastListeners = new Map<string, Listener<unknown>[]>();

/**
 * Hears all that one transaction announces of an event at once, when everything else in it is done: for what makes others wait from
 * then on, like a number drawn without gaps.
 */
export function listenLast<Payload>(event: Event<Payload>, listener: Listener<Payload>): void {
  lastListeners.set(event.name, [...(lastListeners.get(event.name) ?? []), listener as Listener<unknown>]);
}

export const lastListenersOf = (event: string): readonly Listener<unknown>[] => lastListeners.get(event) ?? [];
export const listenersOf = (event: string): readonly Listener<unknown>[] => listeners.get(event) ?? [];
