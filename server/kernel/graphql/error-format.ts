import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { wordFor, type Language } from '../declare/texts.js';
import { DomainError, InvalidInput } from '../errors.js';
import { DatabaseAway, Overloaded, TookTooLong } from '../http/http.errors.js';
import { TooManyWaiting } from '../http/password.js';
import { AskerGone } from '../orm/query-for.js';
import { documentErrorInSpanish } from './document-errors.es.js';
import { limits, PastLimit } from './limits.js';
import { withoutValues } from './without-values.js';

/** For whom an error is put into words, and under which number the log knows the request. */
export interface ErrorAudience {
  readonly language: Language;
  readonly requestId: string;
}

/** An error as the client may see it: a refusal in the caller's language, or the number of a fault and nothing else. */
export function formatError(error: GraphQLError, audience: ErrorAudience, log: Logger): GraphQLFormattedError {
  const { locations, path } = error.toJSON();
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = asRefusal(causeOf(error));
  if (cause instanceof DomainError) return { message: cause.sentence(audience.language), ...place, extensions: extensionsOf(cause) };
  if (cause instanceof GraphQLError && isAboutTheDocument(error)) {
    const code = typeof error.extensions.code === 'string' ? error.extensions.code : 'BAD_USER_INPUT';
    const said = withoutValues(error.message);
    return { message: audience.language === 'es' ? documentErrorInSpanish(said) : said, ...place, extensions: { code } };
  }
  const faultId = randomUUID();
  log.error({ faultId, requestId: audience.requestId, path, err: cause }, 'fault');
  return {
    message: wordFor(audience.language, 'error.INTERNAL') ?? 'Internal error.',
    ...place,
    extensions: { code: 'INTERNAL', facts: { faultId } },
  };
}

/** The status an answer without data is sent with. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number {
  const codes = errors.map(({ extensions }) => extensions?.code);
  const decisive = codes.find((code) => typeof code === 'string' && code in statuses) as keyof typeof statuses | undefined;
  return decisive ? statuses[decisive] : 400;
}

const statuses = {
  UNAUTHENTICATED: 401,
  FOREIGN_ORIGIN: 403,
  METHOD_NOT_ALLOWED: 405,
  TOO_LARGE: 413,
  NOT_JSON: 415,
  RATE_LIMITED: 429,
  TOO_MANY_STREAMS: 429,
  INTERNAL: 500,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
} as const;

const shortlyOver = new Set<unknown>(['OVERLOADED', 'UNAVAILABLE']);

export const retryAfterSeconds = (errors: readonly GraphQLFormattedError[]): number | undefined => {
  const limited = errors.find(({ extensions }) => extensions?.code === 'RATE_LIMITED');
  const facts = limited?.extensions?.facts as { retryAfterSeconds?: number } | undefined;
  return facts?.retryAfterSeconds ?? (errors.some(({ extensions }) => shortlyOver.has(extensions?.code)) ? 2 : undefined);
};

const extensionsOf = ({ code, facts, fields }: DomainError): Record<string, unknown> => ({ code, facts, ...(fields && { fields }) });

function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * What is refused below us and means a refusal of ours: the parser's own limit, and what PostgreSQL says no to. Input is checked before; what still gets there, such as a
 * sum too large for its type, is the caller's to correct and not a fault.
 */
export function asRefusal(cause: unknown): unknown {
  if (cause instanceof GraphQLError && /^Syntax Error: Document contains more that \d+ tokens/.test(cause.message)) {
    return new PastLimit({ limit: 'tokens', most: limits.tokens });
  }
  // Nobody reads it, and it is no fault either.
  if (cause instanceof AskerGone) return new Overloaded();
  if (cause instanceof TooManyWaiting) return new Overloaded();
  const state = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (state === '57014' || state === '55P03') return new TookTooLong();
  if (state === '53300') return new Overloaded();
  if (isAway(cause, state)) return new DatabaseAway();
  if (state !== undefined && badValues.has(state)) return new InvalidInput({});
  if (cause instanceof Error && cause.message.startsWith('timeout exceeded when trying to connect')) return new Overloaded();
  return cause;
}

const isAway = (cause: unknown, state: string | undefined): boolean =>
  (state !== undefined && /^(57P0[123]|08\w{3}|ECONN\w+|EPIPE)$/.test(state)) ||
  (cause instanceof Error && /^Connection terminated|^Client has encountered a connection error|^Query read timeout/.test(cause.message));

/** Numeric overflow, date overflow, unreadable text, NUL characters, bad escapes. */
const badValues = new Set(['22003', '22008', '22007', '22P02', '22021', '22P05', '22001', '22025']);

/** Errors that graphql-js makes of documents, variables and arguments have a place or a code of Apollo's, and no cause. */
const isAboutTheDocument = ({ extensions, locations }: GraphQLError): boolean =>
  extensions.code === undefined ? locations !== undefined : extensions.code !== 'INTERNAL_SERVER_ERROR';
