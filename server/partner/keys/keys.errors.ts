import { RuleBroken } from '../../kernel/errors.js';

/** Two secrets are enough to change from one to the other without a pause. */
export class TwoSecretsAlready extends RuleBroken {
  constructor(facts: { key: string }) {
    super('TWO_SECRETS_ALREADY', facts);
  }
}

/** Each key may ask as much as its owner, so that whoever had any number of them could ask without end. */
export class TooManyKeys extends RuleBroken {
  constructor(facts: { owner: string; most: number }) {
    super('TOO_MANY_KEYS', facts);
  }
}
