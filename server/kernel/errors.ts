import { Decimal } from 'decimal.js';
import { wordFor, type Language } from './declare/texts.js';

/** What a refusal is about: figures and names for programs, and for the placeholders of its sentence. */
export type ErrorFacts = Readonly<Record<string, unknown>>;
/** Why a field was not accepted, by its path in the input: `lines.0.quantity` → `OUT_OF_RANGE`. */
export type FieldReasons = Readonly<Record<string, string>>;

/** An expected refusal. The code is for programs; the sentence stands in the texts under `error.CODE`, in every language. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly facts: ErrorFacts = {},
    readonly fields?: FieldReasons,
  ) {
    super(code);
    this.name = new.target.name;
    this.message = this.sentence('en');
  }

  /** What is wrong and what would help. Where a fact is withheld, `error.CODE.withheld` says it without figures. */
  sentence(language: Language): string {
    const full = wordFor(language, this.textKey) ?? wordFor('en', this.textKey) ?? this.code;
    const words = placeholders(full).every((fact) => this.facts[fact] !== undefined)
      ? full
      : (wordFor(language, `${this.textKey}.withheld`) ?? wordFor('en', `${this.textKey}.withheld`) ?? full);
    return words.replace(/\{(\w+)\}/g, (_, fact: string) => shown(this.facts[fact]));
  }

  protected get textKey(): string {
    return `error.${this.code}`;
  }
}

const placeholders = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, fact]) => fact!);

function shown(fact: unknown): string {
  if (fact === undefined || fact === null) return '…';
  if (fact instanceof Decimal) return fact.toFixed();
  return Array.isArray(fact) ? fact.map(shown).join(', ') : String(fact);
}

/** Nobody is signed in, or no longer may be. */
export class Unauthenticated extends DomainError {
  constructor() {
    super('UNAUTHENTICATED');
  }
}

/** It does not exist, or is not the caller's to see: one answer for both. */
export class NotFound extends DomainError {
  constructor(record: string, id: string) {
    super('NOT_FOUND', { record, id });
  }
}

/** Visible, but not the caller's to do. */
export class Forbidden extends DomainError {
  constructor(facts: ErrorFacts = {}) {
    super('FORBIDDEN', facts);
  }
}

/** What was sent does not fit the declaration; every path that fails is named at once. */
export class InvalidInput extends DomainError {
  constructor(fields: FieldReasons) {
    super('INVALID_INPUT', {}, fields);
  }
}

/** The record is not in a state from which the move leads. */
export class InvalidMove extends DomainError {
  constructor(facts: { record: string; title: string; move: string; state: string; from: readonly string[] }) {
    super('INVALID_MOVE', facts);
  }
}

/** The id belongs to something else, seen or unseen. */
export class IdTaken extends DomainError {
  constructor(id: string) {
    super('ID_TAKEN', { id });
  }
}

/** A rule of the business says no. Modules name their own as children with a code of their own. */
export class RuleBroken extends DomainError {}

/** Somebody saved first. Carries the version that is stored now and both values of every field that differs. */
export class Conflict extends DomainError {
  constructor(facts: { id: string; title: string; version: number; yours: ErrorFacts; theirs: ErrorFacts }) {
    super('CONFLICT', facts);
  }
}

/** Allowed to those who say so: repeating the move with these words in `accept` makes it. Its sentence is `confirm.WORD`. */
export class NeedsConfirmation extends DomainError {
  constructor(
    private readonly confirmation: string,
    facts: ErrorFacts = {},
  ) {
    super('NEEDS_CONFIRMATION', { ...facts, accept: [confirmation] });
    this.message = this.sentence('en');
  }

  protected override get textKey(): string {
    return `confirm.${this.confirmation}`;
  }
}

/** Too many requests in too short a time. */
export class RateLimited extends DomainError {
  constructor(facts: { retryAfterSeconds: number }) {
    super('RATE_LIMITED', facts);
  }
}

/** The request would read or write more than one request may. */
export class TooCostly extends DomainError {
  constructor(facts: ErrorFacts = {}) {
    super('TOO_COSTLY', facts);
  }
}

/** Somebody else holds what this needs, and kept it for longer than anybody should wait. */
export class Busy extends DomainError {
  constructor() {
    super('BUSY');
  }
}

/** The same idempotency key came with other content. */
export class IdempotencyKeyReused extends DomainError {
  constructor(key: string) {
    super('IDEMPOTENCY_KEY_REUSED', { key });
  }
}
