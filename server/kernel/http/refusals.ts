import type { GraphQLFormattedError } from 'graphql';
import type { SecurityKind } from '../work/security-log.js';
import type { Call } from './call.js';
import { noteSecurity } from './enter.js';

const kinds: Readonly<Record<string, SecurityKind>> = { FORBIDDEN: 'refused', RATE_LIMITED: 'rate-limited' };
const oncePerMs = 60_000;
const mostRemembered = 5_000;

interface ForbiddenFacts {
  readonly record?: string;
  readonly operation?: string;
  readonly coordinate?: string;
}

/** Writes down what somebody was refused, once a minute however often they ask: the log must not be theirs to fill. */
export class Refusals {
  private readonly told = new Map<string, number>();

  async note(call: Call, errors: readonly GraphQLFormattedError[]): Promise<void> {
    // The door keeps its own account of strangers.
    const who = call.viewer ?? call.principal;
    if (!who) return;
    for (const { extensions } of errors) {
      const kind = kinds[String(extensions?.code)];
      if (!kind) continue;
      const { record, operation, coordinate } = (extensions?.facts ?? {}) as ForbiddenFacts;
      const facts = kind === 'refused' ? named({ record, operation, coordinate }) : {};
      if (this.isNews(`${who.id} ${kind} ${JSON.stringify(facts)}`, call.now.getTime())) await noteSecurity(call, kind, { facts });
    }
  }

  private isNews(refusal: string, now: number): boolean {
    const last = this.told.get(refusal);
    if (last !== undefined && now - last < oncePerMs) return false;
    if (this.told.size >= mostRemembered) this.told.clear();
    this.told.set(refusal, now);
    return true;
  }
}

const named = (facts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => typeof fact[1] === 'string'));
