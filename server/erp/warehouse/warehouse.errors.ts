import { RuleBroken } from '../../kernel/errors.js';

/** What is not there, or is promised to others, cannot go. */
export class NotEnoughStock extends RuleBroken {
  constructor(facts: { product: string; location: string; asked: string; free: string }) {
    super('NOT_ENOUGH_STOCK', facts);
  }
}

/** Goods whose lots are told apart never move without saying which; others have no lot to name. */
export class LotMissing extends RuleBroken {
  constructor(facts: { product: string }) {
    super('LOT_MISSING', facts);
  }
}

export class LotOfOtherProduct extends RuleBroken {
  constructor(facts: { lot: string; product: string }) {
    super('LOT_OF_OTHER_PRODUCT', facts);
  }
}

/** A piece with a number of its own is one piece, and in one place. */
export class SerialNotSingle extends RuleBroken {
  constructor(facts: { product: string; lot: string }) {
    super('SERIAL_NOT_SINGLE', facts);
  }
}

/** Services are not kept in a warehouse. */
export class NotKeptInStock extends RuleBroken {
  constructor(facts: { product: string }) {
    super('NOT_KEPT_IN_STOCK', facts);
  }
}

export class LocationOfOtherCompany extends RuleBroken {
  constructor(facts: { location: string }) {
    super('LOCATION_OF_OTHER_COMPANY', facts);
  }
}

/** The cost of goods is borne by the company that has them. */
export class ReceiptOfOtherCompany extends RuleBroken {
  constructor(facts: { receipt: string }) {
    super('RECEIPT_OF_OTHER_COMPANY', facts);
  }
}

/** No more comes back than went. */
export class ReturnsTooMuch extends RuleBroken {
  constructor(facts: { reference: string; asked: string; left: string }) {
    super('RETURNS_TOO_MUCH', facts);
  }
}

/** Nothing of it tells one receipt from another: without weights, nothing is split by weight. */
export class NothingToSplitBy extends RuleBroken {
  constructor(facts: { document: string }) {
    super('NOTHING_TO_SPLIT_BY', facts);
  }
}

/** What is not there cannot be worth something else. */
export class NothingToRevalue extends RuleBroken {
  constructor(facts: { document: string; product: string; warehouse: string }) {
    super('NOTHING_TO_REVALUE', facts);
  }
}

/** What has been valued one way cannot be explained by another. */
export class CostingMethodFixed extends RuleBroken {
  constructor(facts: { company: string }) {
    super('COSTING_METHOD_FIXED', facts);
  }
}

/** Stock without lots cannot be told apart afterwards, nor forget its lots. */
export class TrackingFixed extends RuleBroken {
  constructor(facts: { product: string }) {
    super('TRACKING_FIXED', facts);
  }
}

/** There is nothing to move in a document without lines. */
export class DocumentWithoutLines extends RuleBroken {
  constructor(facts: { document: string }) {
    super('DOCUMENT_WITHOUT_LINES', facts);
  }
}

/** Nothing is to leave, or somebody said of every line that none of it does. */
export class NothingToShip extends RuleBroken {
  constructor(facts: { delivery: string }) {
    super('NOTHING_TO_SHIP', facts);
  }
}

/** What is in quarantine leaves for nobody. */
export class LotInQuarantine extends RuleBroken {
  constructor(facts: { lot: string; product: string }) {
    super('LOT_IN_QUARANTINE', facts);
  }
}

/** No more arrives than left. */
export class MoreThanSent extends RuleBroken {
  constructor(facts: { transfer: string; sent: string; received: string }) {
    super('MORE_THAN_SENT', facts);
  }
}

/** Each product and lot in each place is counted once. */
export class CountedTwice extends RuleBroken {
  constructor(facts: { count: string }) {
    super('COUNTED_TWICE', facts);
  }
}

/** A place that holds goods, and a document that has them on the way, are needed until they are empty. */
export class StillInUse extends RuleBroken {
  constructor(facts: { name: string }) {
    super('STILL_IN_USE', facts);
  }
}
