import { RuleBroken } from '../../../kernel/errors.js';

/** There is nothing to post in a document without lines. */
export class InvoiceWithoutLines extends RuleBroken {
  constructor(facts: { party: string }) {
    super('INVOICE_WITHOUT_LINES', facts);
  }
}

/** Whoever is owed by us gets a credit note, not an invoice over less than nothing. */
export class InvoiceBelowZero extends RuleBroken {
  constructor(facts: { party: string; total: string }) {
    super('INVOICE_BELOW_ZERO', facts);
  }
}

/** Only what was invoiced can be taken back, and only once. */
export class MoreThanInvoiced extends RuleBroken {
  constructor(facts: { invoice: string; line: string; left: string; asked: string }) {
    super('MORE_THAN_INVOICED', facts);
  }
}

/** All credits of an invoice together do not come to more than it did. */
export class CreditAboveInvoice extends RuleBroken {
  constructor(facts: { invoice: string; left: string; asked: string }) {
    super('CREDIT_ABOVE_INVOICE', facts);
  }
}

/** What is taken back was posted, for the same party, company and currency. */
export class OriginalDoesNotFit extends RuleBroken {
  constructor(facts: { invoice: string }) {
    super('ORIGINAL_DOES_NOT_FIT', facts);
  }
}

/** The same paper is not entered twice. */
export class BillEnteredTwice extends RuleBroken {
  constructor(facts: { supplier: string; number: string }) {
    super('BILL_ENTERED_TWICE', facts);
  }
}

/** Suppliers round in their own way, but not by that much. */
export class StatedTaxTooFarOff extends RuleBroken {
  constructor(facts: { bill: string; stated: string; computed: string; tolerance: string }) {
    super('STATED_TAX_TOO_FAR_OFF', facts);
  }
}

/** No more of a bill can be held back than it comes to. */
export class BlockedAboveTotal extends RuleBroken {
  constructor(facts: { bill: string; blocked: string; total: string }) {
    super('BLOCKED_ABOVE_TOTAL', facts);
  }
}
