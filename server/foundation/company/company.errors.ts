import { RuleBroken } from '../../kernel/errors.js';

/** An amount in a foreign currency has no worth in company currency until somebody says what the currency is worth. */
export class MissingExchangeRate extends RuleBroken {
  constructor(facts: { currency: string; company: string; date: string }) {
    super('MISSING_EXCHANGE_RATE', facts);
  }
}

/** Nobody hands out more trust than they hold. */
export class GrantBeyondOwn extends RuleBroken {
  constructor(facts: { domain: string }) {
    super('GRANT_BEYOND_OWN', facts);
  }
}

/** Whoever is signed in proves that they know what they have before they get something new. */
export class OwnAccount extends RuleBroken {
  constructor() {
    super('OWN_ACCOUNT');
  }
}

/** Grants held for somebody else are not handed on. */
export class DelegationChain extends RuleBroken {
  constructor(facts: { substitute: string }) {
    super('DELEGATION_CHAIN', facts);
  }
}

/** Nobody decides about the account of somebody who is trusted with more than they have a say in. */
export class BeyondAuthority extends RuleBroken {
  constructor(facts: { employee: string }) {
    super('BEYOND_AUTHORITY', facts);
  }
}

/** Without a head there is nobody left who could ever grant anything again. */
export class LastHead extends RuleBroken {
  constructor(facts: { employee: string }) {
    super('LAST_HEAD', facts);
  }
}

/** People, grants and documents of a company lie in its own departments: rows are shown by department. */
export class DepartmentOfOtherCompany extends RuleBroken {
  constructor(facts: { department: string }) {
    super('DEPARTMENT_OF_OTHER_COMPANY', facts);
  }
}
