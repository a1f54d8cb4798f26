import type { Flow } from '../declare/flow.js';
import type { Constructor } from '../declare/types.js';
import type { Work } from './work.js';

/** What is true of one move alone: its guards, what it changes on the records, what it announces. */
export type MoveBody<Entity> = (records: Entity[], work: Work) => void | Promise<void>;

export interface Move<Entity extends object = object> {
  readonly target: Constructor<Entity>;
  readonly name: string;
  readonly body: MoveBody<Entity>;
}

const moves = new Map<Constructor, Map<string, Move>>();

/**
 * Registers the body of a move. The kernel does the rest, once for every move: locks the rows, checks level, rows, state and
 * version, runs the body over the set in the facts context, writes the state and what the body changed, keeps history.
 */
export function moving<Entity extends object, State extends string, MoveName extends string>(
  target: Constructor<Entity>,
  flow: Flow<State, MoveName>,
  name: NoInfer<MoveName>,
  body: MoveBody<Entity>,
): Move<Entity> {
  if (!flow.moves[name]) throw new Error(`${target.name} has no move ${name}.`);
  const move: Move<Entity> = { target, name, body };
  const named = moves.get(target) ?? new Map<string, Move>();
  moves.set(target, named.set(name, move as unknown as Move));
  return move;
}

/** The body of a move; a move without one only changes the state. */
export const moveOf = (target: Constructor, name: string): Move | undefined => moves.get(target)?.get(name);
