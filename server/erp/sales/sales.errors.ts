import { RuleBroken } from '../../kernel/errors.js';

/** The customer would owe more than accounting lets them. */
export class CreditLimitExceeded extends RuleBroken {
  constructor(facts: { order: string; limit?: string; used?: string; asked?: string }) {
    super('CREDIT_LIMIT_EXCEEDED', facts);
  }
}

/** There is nothing to quote or to confirm in an order without lines. */
export class OrderWithoutLines extends RuleBroken {
  constructor(facts: { order: string }) {
    super('ORDER_WITHOUT_LINES', facts);
  }
}
