import { RuleBroken } from '../../kernel/errors.js';

/** Instalments that leave something open, or ask for more than there is to pay. */
export class InstalmentsNotWhole extends RuleBroken {
  constructor(facts: { terms: string; shares: string }) {
    super('INSTALMENTS_NOT_WHOLE', facts);
  }
}
