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

/** What the customer has, or has been asked to pay, does not vanish with the order. */
export class OrderUnderWay extends RuleBroken {
  constructor(facts: { order: string }) {
    super('ORDER_UNDER_WAY', facts);
  }
}

/** Everything has left, or stands on a delivery already. */
export class NothingToDeliver extends RuleBroken {
  constructor(facts: { order: string }) {
    super('NOTHING_TO_DELIVER', facts);
  }
}

/** A company delivers from its own warehouses. */
export class WarehouseOfOtherCompany extends RuleBroken {
  constructor(facts: { warehouse: string }) {
    super('WAREHOUSE_OF_OTHER_COMPANY', facts);
  }
}

/** What is to be paid by now stands on an invoice already. */
export class NothingToInvoice extends RuleBroken {
  constructor(facts: { order: string }) {
    super('NOTHING_TO_INVOICE', facts);
  }
}

/** Only what stands in the books is credited; a draft is put right itself. */
export class InvoiceStillDraft extends RuleBroken {
  constructor(facts: { order: string }) {
    super('INVOICE_STILL_DRAFT', facts);
  }
}
