import { DomainError } from '../errors.js';

/** More has changed, or longer ago, than can be told one by one. */
export class ChangesMissed extends DomainError {
  constructor() {
    super('CHANGES_MISSED');
  }
}

/** More waits for the receiver than may. */
export class SlowReceiver extends DomainError {
  constructor() {
    super('SLOW_RECEIVER');
  }
}
