import { RuleBroken } from '../../errors.js';

/** A draft, or what was cancelled, goes to nobody. */
export class PaperNotIssued extends RuleBroken {
  constructor(facts: { title: string }) {
    super('PAPER_NOT_ISSUED', facts);
  }
}
