import { DomainError, Unauthenticated } from '../errors.js';

/** No account has this e-mail address and password. */
export class WrongCredentials extends DomainError {
  constructor() {
    super('WRONG_CREDENTIALS');
  }
}

/** A partner key that was presented does not hold. */
export class KeyRefused extends Unauthenticated {
  protected override get textKey(): string {
    return 'error.KEY_REFUSED';
  }
}

/** The setup token on the console was not this one. */
export class WrongSetupToken extends DomainError {
  constructor() {
    super('WRONG_SETUP_TOKEN');
  }
}

/** There is somebody who runs the company already. */
export class HeadExists extends DomainError {
  constructor() {
    super('HEAD_EXISTS');
  }
}

/** The server has as many requests in hand as it can take. */
export class Overloaded extends DomainError {
  constructor() {
    super('OVERLOADED');
  }
}

/** The database went away or has not come back yet. */
export class DatabaseAway extends DomainError {
  constructor() {
    super('UNAVAILABLE');
  }
}

/** A statement took longer than a request may. */
export class TookTooLong extends DomainError {
  constructor() {
    super('TIMEOUT');
  }
}

/** The request is not one the server understands: its form, not its content. */
export class BadRequest extends DomainError {}
