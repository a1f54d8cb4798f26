import { RuleBroken } from '../../../kernel/errors.js';

/** More is to be settled than is left; somebody else may have been faster. */
export class ItemExceeded extends RuleBroken {
  constructor(facts: { item: string; asked: string; left: string }) {
    super('ITEM_EXCEEDED', facts);
  }
}

/** A debit is settled with a credit of the same party on the same account in the same currency. */
export class ItemsUnlike extends RuleBroken {
  constructor(facts: { debit: string; credit: string }) {
    super('ITEMS_UNLIKE', facts);
  }
}

/** A match takes from a debit and from a credit. */
export class ItemOnOtherSide extends RuleBroken {
  constructor(facts: { item: string }) {
    super('ITEM_ON_OTHER_SIDE', facts);
  }
}

/** A payment settles items of its own party and company. */
export class ItemOfOthers extends RuleBroken {
  constructor(facts: { item: string }) {
    super('ITEM_OF_OTHERS', facts);
  }
}

/** What a payment is to settle comes to more than was paid. */
export class PaymentExceeded extends RuleBroken {
  constructor(facts: { paid: string; amount: string }) {
    super('PAYMENT_EXCEEDED', facts);
  }
}

/** A payment of nothing, for nothing. */
export class NothingPaid extends RuleBroken {
  constructor() {
    super('NOTHING_PAID', {});
  }
}

/** Money comes and goes by the bank and by cash. */
export class NoJournalOfMoney extends RuleBroken {
  constructor(facts: { journal: string }) {
    super('NO_JOURNAL_OF_MONEY', facts);
  }
}

/** What was undone once is not undone again. */
export class MatchUndone extends RuleBroken {
  constructor(facts: { date: string }) {
    super('MATCH_UNDONE', facts);
  }
}

/** More is let go than whoever posts may let go. */
export class WriteOffTooHigh extends RuleBroken {
  constructor(facts: { asked: string; limit: string }) {
    super('WRITE_OFF_TOO_HIGH', facts);
  }
}

/** Foreign money is worth what it stands at. */
export class NothingToRevalue extends RuleBroken {
  constructor(facts: { date: string }) {
    super('NOTHING_TO_REVALUE', facts);
  }
}
