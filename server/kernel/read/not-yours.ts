/** The planner met something that the caller has no right to. The edge refuses it first; this is the second wall. */
export class NotYours extends Error {
  constructor(readonly coordinate: string) {
    super(`${coordinate} is not open to this caller.`);
  }
}
