import { DomainError, RuleBroken } from '../errors.js';
import './access.texts.en.js';
import './access.texts.es.js';

/** An override would open what the declaration never opens that far. */
export class AccessCeiling extends RuleBroken {
  constructor(facts: { record: string; cell: string; lowest: number }) {
    super('ACCESS_CEILING', facts);
  }
}

/** Nobody decides about tables of a domain in which they have less than the say itself takes, nor opens what is not open to them. */
export class AccessBeyondOwn extends RuleBroken {
  constructor(facts: { record: string; cell: string }) {
    super('ACCESS_BEYOND_OWN', facts);
  }
}

/** A higher level would see fewer rows than a lower one. */
export class AccessNarrowsUpwards extends RuleBroken {
  constructor(facts: { record: string; level: number }) {
    super('ACCESS_NARROWS_UPWARDS', facts);
  }
}

/** Since the draft was begun, another version came into force. */
export class AccessDraftOutdated extends RuleBroken {
  constructor(facts: { draft: number; inForce: number }) {
    super('ACCESS_DRAFT_OUTDATED', facts);
  }
}

/** There is nothing to publish, to discard, or to go back to. */
export class NoSuchAccessVersion extends DomainError {
  constructor(facts: { version: number | null }) {
    super('NO_SUCH_ACCESS_VERSION', facts);
  }
}
