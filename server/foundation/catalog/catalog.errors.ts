import { RuleBroken } from '../../kernel/errors.js';

/** Kilograms never become litres: only units of one category convert into each other. */
export class IncompatibleUnits extends RuleBroken {
  constructor(facts: { from: string; to: string }) {
    super('INCOMPATIBLE_UNITS', facts);
  }
}
