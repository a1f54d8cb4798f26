/** The life of a record: its states, and the moves that lead from one to the next. */
export interface FlowTable {
  readonly initial: string;
  readonly states: readonly string[];
  readonly moves: Readonly<Record<string, MoveDeclaration>>;
}

export interface MoveDeclaration {
  readonly from: readonly string[];
  readonly to: string;
}

export interface Flow<State extends string, Move extends string> extends FlowTable {
  readonly initial: State;
  readonly states: readonly State[];
  readonly moves: Readonly<Record<Move, { readonly from: readonly State[]; readonly to: State }>>;
}

export type FlowState<F> = F extends Flow<infer State, string> ? State : never;
export type FlowMove<F> = F extends Flow<string, infer Move> ? Move : never;

/** Declares a flow as typed data: an undeclared state is a compile error. */
export function defineFlow<const State extends string, const Move extends string>(flow: {
  states: readonly State[];
  initial: NoInfer<State>;
  moves: Record<Move, { from: readonly NoInfer<State>[]; to: NoInfer<State> }>;
}): Flow<State, Move> {
  return flow;
}
