import { RuleBroken } from '../../kernel/errors.js';

/** Debit and credit differ: something of what happened is not said. */
export class EntryUnbalanced extends RuleBroken {
  constructor(facts: { entry: string; debit: string; credit: string }) {
    super('ENTRY_UNBALANCED', facts);
  }
}

/** What moves from one account to another takes two lines at least. */
export class EntryWithoutLines extends RuleBroken {
  constructor(facts: { entry: string }) {
    super('ENTRY_WITHOUT_LINES', facts);
  }
}

/** The books of that day are closed, or nobody has opened them yet. */
export class PeriodNotOpen extends RuleBroken {
  constructor(facts: { entry: string; date: string; openFrom: string | undefined }) {
    super('PERIOD_NOT_OPEN', facts);
  }
}

/** The period named is not one of the entry's own company and day. */
export class PeriodOfOtherDay extends RuleBroken {
  constructor(facts: { entry: string; date: string; period: string }) {
    super('PERIOD_OF_OTHER_DAY', facts);
  }
}

/** A lock holds the day; it may say until when. */
export class BooksLocked extends RuleBroken {
  constructor(facts: { entry: string; date: string; lockedThrough: string }) {
    super('BOOKS_LOCKED', facts);
  }
}

/** Nothing new is booked to an account that was closed. */
export class AccountInactive extends RuleBroken {
  constructor(facts: { entry: string; account: string }) {
    super('ACCOUNT_INACTIVE', facts);
  }
}

/** Nothing new is booked in a journal that was closed. */
export class JournalInactive extends RuleBroken {
  constructor(facts: { entry: string; journal: string }) {
    super('JOURNAL_INACTIVE', facts);
  }
}

/** Each company has books of its own. */
export class OtherCompanysBooks extends RuleBroken {
  constructor(facts: { entry: string; name: string }) {
    super('OTHER_COMPANYS_BOOKS', facts);
  }
}

/** What somebody owes cannot be followed up without knowing who. */
export class PartyMissing extends RuleBroken {
  constructor(facts: { entry: string; account: string }) {
    super('PARTY_MISSING', facts);
  }
}

/** An account kept in one currency says nothing about amounts in another. */
export class AccountInOtherCurrency extends RuleBroken {
  constructor(facts: { entry: string; account: string }) {
    super('ACCOUNT_IN_OTHER_CURRENCY', facts);
  }
}

/** The amount in the line's own currency contradicts its side. */
export class AmountOnOtherSide extends RuleBroken {
  constructor(facts: { entry: string; account: string }) {
    super('AMOUNT_ON_OTHER_SIDE', facts);
  }
}

/** Amounts are booked in whole cents. */
export class AmountTooFine extends RuleBroken {
  constructor(facts: { entry: string; amount: string }) {
    super('AMOUNT_TOO_FINE', facts);
  }
}

/** What was undone once is not undone again. */
export class AlreadyReversed extends RuleBroken {
  constructor(facts: { entry: string }) {
    super('ALREADY_REVERSED', facts);
  }
}

/** Only what stands in the books can be reversed. */
export class NotPosted extends RuleBroken {
  constructor(facts: { entry: string }) {
    super('NOT_POSTED', facts);
  }
}

/** Nobody has said which account plays a part that is needed. */
export class AccountRoleMissing extends RuleBroken {
  constructor(facts: { role: string; company: string }) {
    super('ACCOUNT_ROLE_MISSING', facts);
  }
}

/** The company keeps no journal of a kind that is needed. */
export class JournalMissing extends RuleBroken {
  constructor(facts: { kind: string; company: string }) {
    super('JOURNAL_MISSING', facts);
  }
}

/** Two fiscal years cannot claim the same day. */
export class FiscalYearsOverlap extends RuleBroken {
  constructor(facts: { year: string; other: string }) {
    super('FISCAL_YEARS_OVERLAP', facts);
  }
}

/** What is not booked yet would be shut out. */
export class DraftsStand extends RuleBroken {
  constructor(facts: { name: string; drafts: number }) {
    super('DRAFTS_STAND', facts);
  }
}

/** A year is closed when all its periods are. */
export class PeriodsOpen extends RuleBroken {
  constructor(facts: { year: string; periods: readonly string[] }) {
    super('PERIODS_OPEN', facts);
  }
}

/** Years are closed in their order. */
export class EarlierYearOpen extends RuleBroken {
  constructor(facts: { year: string; earlier: string }) {
    super('EARLIER_YEAR_OPEN', facts);
  }
}

/** What is built on a closed year comes down first. */
export class LaterYearClosed extends RuleBroken {
  constructor(facts: { year: string; later: string }) {
    super('LATER_YEAR_CLOSED', facts);
  }
}

/** The periods of a closed year stay closed. */
export class YearNotOpen extends RuleBroken {
  constructor(facts: { period: string; year: string }) {
    super('YEAR_NOT_OPEN', facts);
  }
}

/** A hard lock never goes back. */
export class HardLockStays extends RuleBroken {
  constructor(facts: { lockedThrough: string }) {
    super('HARD_LOCK_STAYS', facts);
  }
}

/** The books of a company are set up once. */
export class AccountingSetUp extends RuleBroken {
  constructor(facts: { company: string }) {
    super('ACCOUNTING_SET_UP', facts);
  }
}
