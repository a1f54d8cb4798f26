/** A reason not to go on, told to the person at the terminal in one sentence: what is wrong and what would help. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}
