import { RuleBroken } from '../../kernel/errors.js';

/** There is nothing to ask for in an order without lines. */
export class OrderWithoutLines extends RuleBroken {
  constructor(facts: { order: string }) {
    super('PURCHASE_WITHOUT_LINES', facts);
  }
}

/** Nobody approves what they wrote, changed or submitted themselves. */
export class OwnApproval extends RuleBroken {
  constructor(facts: { order: string }) {
    super('OWN_APPROVAL', facts);
  }
}

/** An order of this size takes the approval of a higher level. */
export class ApprovalLevelTooLow extends RuleBroken {
  constructor(facts: { order: string; level: number }) {
    super('APPROVAL_LEVEL_TOO_LOW', facts);
  }
}

/** Two people are two people: the same one, or the same right, does not count twice. */
export class AlreadyApproved extends RuleBroken {
  constructor(facts: { order: string }) {
    super('ALREADY_APPROVED', facts);
  }
}

/** What has come or was billed stays ordered. */
export class LessThanCame extends RuleBroken {
  constructor(facts: { order: string; came: string }) {
    super('LESS_THAN_CAME', facts);
  }
}

/** An order of which something has come or was billed is closed, not cancelled. */
export class OrderUnderWay extends RuleBroken {
  constructor(facts: { order: string }) {
    super('ORDER_UNDER_WAY', facts);
  }
}

/** Somebody is receiving goods of the order at this very moment. */
export class GoodsArriving extends RuleBroken {
  constructor(facts: { order: string }) {
    super('GOODS_ARRIVING', facts);
  }
}

/** More has come than was ordered, and more than is let pass. */
export class ReceivedTooMuch extends RuleBroken {
  constructor(facts: { order: string; product: string; ordered: string; received: string }) {
    super('RECEIVED_TOO_MUCH', facts);
  }
}

/** Goods come to a warehouse of the company that buys them. */
export class WarehouseOfOtherCompany extends RuleBroken {
  constructor(facts: { warehouse: string }) {
    super('WAREHOUSE_OF_OTHER_COMPANY', facts);
  }
}

/** Nothing is ordered from nobody. */
export class ProposalWithoutSupplier extends RuleBroken {
  constructor(facts: { product: string }) {
    super('PROPOSAL_WITHOUT_SUPPLIER', facts);
  }
}

/** There is nothing to bill of an order that binds nobody, or of which all was billed. */
export class NothingToBill extends RuleBroken {
  constructor(facts: { order: string }) {
    super('NOTHING_TO_BILL', facts);
  }
}
