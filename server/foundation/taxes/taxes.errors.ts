import { RuleBroken } from '../../kernel/errors.js';

/** A tax is charged only while it is in force, and on the side it was made for. */
export class TaxCodeNotInForce extends RuleBroken {
  constructor(facts: { code: string; date: string }) {
    super('TAX_CODE_NOT_IN_FORCE', facts);
  }
}

export class TaxCodeOfOtherSide extends RuleBroken {
  constructor(facts: { code: string }) {
    super('TAX_CODE_OF_OTHER_SIDE', facts);
  }
}

/** A group is made of single taxes, each once. */
export class TaxGroupUnsound extends RuleBroken {
  constructor(facts: { code: string }) {
    super('TAX_GROUP_UNSOUND', facts);
  }
}

/** What is withheld, or answered on our own side, is in no price; and the members of a group say so themselves. */
export class TaxNeverInPrice extends RuleBroken {
  constructor(facts: { code: string }) {
    super('TAX_NEVER_IN_PRICE', facts);
  }
}

/** The parts of a tax are the whole of it, or nothing where both sides are ours. */
export class TaxPartsUnsound extends RuleBroken {
  constructor(facts: { code: string; shares: string }) {
    super('TAX_PARTS_UNSOUND', facts);
  }
}
