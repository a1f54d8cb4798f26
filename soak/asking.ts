import { setTimeout as delay } from 'node:timers/promises';
import { wordFor } from '../server/kernel/declare/index.js';
import { Refusal } from '../server/kernel/refusal.js';
import type { SoakPerson } from './soak-company.js';

export interface Asked {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names the request, so that it may be sent again. */
  readonly key?: string;
}

export type Reply =
  | { readonly outcome: 'done'; readonly data: Readonly<Record<string, unknown>>; readonly sent: number }
  | { readonly outcome: 'refused'; readonly code: string; readonly sent: number }
  | { readonly outcome: 'fault'; readonly why: string; readonly sent: number };

interface Said {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Nobody knows what became of it, or it was not done and may be yet: it is sent again. */
const passing = new Set(['UNAVAILABLE', 'OVERLOADED', 'TIMEOUT', 'BUSY', 'RATE_LIMITED']);
/** What nobody here asks for: whoever is told so is told wrong. */
const neverRight = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'INVALID_INPUT',
  'ID_TAKEN',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_SINGLE',
  'TOO_COSTLY',
  'INTERNAL',
]);

const answerWithinMs = 45_000;
const patienceMs = 180_000;
const pauseMs = 150;

/** One person at one of several servers: what is not answered is asked again, of the next one, under the same key. */
export class Asking {
  private turn: number;

  private constructor(
    private readonly ports: readonly number[],
    private readonly cookie: string,
    first: number,
  ) {
    this.turn = first;
  }

  static async signIn(ports: readonly number[], { email, password }: SoakPerson, first: number): Promise<Asking> {
    const text = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }';
    const response = await post(ports[first % ports.length]!, { text, variables: { email, password } }, {});
    const cookie = /^([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    if (!cookie) throw new Refusal(`${email} could not sign in: ${await response.text()}`);
    return new Asking(ports, cookie, first);
  }

  async ask(asked: Asked): Promise<Reply> {
    const giveUpAt = Date.now() + patienceMs;
    for (let sent = 1; ; sent++) {
      const said = await this.send(asked);
      if (typeof said !== 'string') return { ...judged(said), sent };
      if (Date.now() > giveUpAt) return { outcome: 'fault', why: `no answer after ${sent} times: ${said}`, sent };
      this.turn++;
      await delay(pauseMs);
    }
  }

  /** The answer, or why there is none yet. */
  private async send(asked: Asked): Promise<Said | string> {
    try {
      const response = await post(this.ports[this.turn % this.ports.length]!, asked, {
        cookie: this.cookie,
        ...(asked.key && { 'idempotency-key': asked.key }),
      });
      const said = JSON.parse(await response.text()) as Said;
      const code = said.errors?.map(({ extensions }) => extensions?.code ?? '').find((each) => passing.has(each));
      return code ?? said;
    } catch (error) {
      const { message, cause } = error as Error;
      return cause instanceof Error ? `${message}: ${cause.message}` : message;
    }
  }
}

function judged({
  data,
  errors = [],
}: Said): { outcome: 'done'; data: Record<string, unknown> } | { outcome: 'refused'; code: string } | { outcome: 'fault'; why: string } {
  const [error] = errors;
  if (!error) return data ? { outcome: 'done', data } : { outcome: 'fault', why: 'an answer without data and without a reason' };
  const code = error.extensions?.code ?? 'none';
  const isKnown = wordFor('en', `error.${code}`) !== undefined || code === 'NEEDS_CONFIRMATION';
  if (errors.length > 1 || !isKnown || neverRight.has(code)) return { outcome: 'fault', why: JSON.stringify(errors) };
  return { outcome: 'refused', code };
}

const post = (port: number, { text: query, variables }: Asked, headers: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(answerWithinMs),
  });
