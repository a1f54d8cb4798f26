import { DomainError, Unauthenticated } from '../errors.js';

/** No account has this e-mail address and password. */
export class WrongCredentials extends DomainError {
  constructor() {
    super('WRONG_CREDENTIALS');
  }
}

/** The password was right; the sign-in goes on with a second factor. */
export class SecondFactorNeeded extends DomainError {
  constructor(facts: { methods: readonly string[] }) {
    super('SECOND_FACTOR_NEEDED', facts);
  }
}

/** The password was right; the sign-in goes on with setting up the second factor that this account may no longer do without. */
export class SecondFactorMissing extends DomainError {
  constructor() {
    super('SECOND_FACTOR_MISSING');
  }
}

/** The second factor that was shown does not hold. */
export class WrongSecondFactor extends DomainError {
  constructor() {
    super('WRONG_SECOND_FACTOR');
  }
}

/** Somebody whose account may not do without keeps one. */
export class LastFactor extends DomainError {
  constructor() {
    super('LAST_FACTOR');
  }
}

/** It has been too long since the caller last proved who they are for what they ask. */
export class FreshProofNeeded extends DomainError {
  constructor() {
    super('FRESH_PROOF_NEEDED');
  }
}

/** The other service vouched for somebody who has no account here, or for nobody. */
export class OidcRefused extends DomainError {
  constructor() {
    super('OIDC_REFUSED');
  }
}

/** The account of the other service is tied to somebody else here. */
export class IdentityTaken extends DomainError {
  constructor() {
    super('IDENTITY_TAKEN');
  }
}

/** A partner key that was presented does not hold. */
export class KeyRefused extends Unauthenticated {
  protected override get textKey(): string {
    return 'error.KEY_REFUSED';
  }
}

/** Whoever looks as somebody else changes nothing. */
export class ViewingOnly extends DomainError {
  constructor(facts: { employee: string }) {
    super('VIEWING_ONLY', facts);
  }
}

/** Nobody looks as somebody who is trusted with more. */
export class ViewBeyondOwn extends DomainError {
  constructor(facts: { employee: string }) {
    super('VIEW_BEYOND_OWN', facts);
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

/** Somebody follows as much as one account may. */
export class TooManyStreams extends DomainError {
  constructor(most: number) {
    super('TOO_MANY_STREAMS', { most });
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
