/** A reason not to start, told to the person at the terminal in one sentence: what is wrong and what would help. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
