import type { Flow } from '../declare/flow.js';
import type { Constructor } from '../declare/types.js';
import type { MoveBody } from './moving.js';

const guards = new Map<Constructor, Map<string, MoveBody<object>[]>>();

/**
 * Registers what must hold before a move that another module makes. It runs over the set before the body of the move, so that
 * it can refuse, and so that it locks what it hangs on before the body locks what everybody waits for.
 */
export function guarding<Entity extends object, State extends string, MoveName extends string>(
  target: Constructor<Entity>,
  flow: Flow<State, MoveName>,
  name: NoInfer<MoveName>,
  guard: MoveBody<Entity>,
): void {
  if (!flow.moves[name]) throw new Error(`${target.name} has no move ${name}.`);
  const named = guards.get(target) ?? new Map<string, MoveBody<object>[]>();
  guards.set(target, named.set(name, [...(named.get(name) ?? []), guard as MoveBody<object>]));
}

export const guardsOf = (target: Constructor, name: string): readonly MoveBody<object>[] => guards.get(target)?.get(name) ?? [];
