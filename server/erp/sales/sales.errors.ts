import { RuleBroken } from '../../kernel/errors.js';

/** The customer would owe more than accounting lets them. The limit is withheld from those who may not read it. */
export class CreditLimitExceeded extends RuleBroken {
  constructor(facts: { order: string; asked: string; limit: string | undefined }) {
    super('CREDIT_LIMIT_EXCEEDED', facts);
  }
}

/** There is nothing to quote or to confirm in an order without lines. */
export class OrderWithoutLines extends RuleBroken {
  constructor(facts: { order: string }) {
    super('ORDER_WITHOUT_LINES', facts);
  }
}

/** A list in one currency says nothing about prices in another. */
export class PriceListInOtherCurrency extends RuleBroken {
  constructor(facts: { list: string }) {
    super('PRICE_LIST_IN_OTHER_CURRENCY', facts);
  }
}
