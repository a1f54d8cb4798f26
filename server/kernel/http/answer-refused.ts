import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { DomainError } from '../errors.js';
import { asRefusal, retryAfterSeconds, statusOf, type ErrorAudience } from '../graphql/error-format.js';
import type { HttpAnswer } from './graphql-endpoint.js';

/** A stream that never begins is answered as any request is. */
export class AnsweredOtherwise extends Error {
  constructor(readonly answer: HttpAnswer) {
    super();
  }
}

/** Answers in the shape of the API also where the API was never reached. */
export function answerRefused(error: unknown, response: ServerResponse, { language, requestId }: ErrorAudience, log: Logger): void {
  if (response.destroyed || response.headersSent) return;
  const cause = asRefusal(error);
  const refusal = cause instanceof DomainError ? cause : undefined;
  if (!refusal) log.error({ requestId, err: cause }, 'fault');
  const { code, facts } = refusal ?? { code: 'INTERNAL', facts: { faultId: requestId } };
  const message = (refusal ?? new DomainError('INTERNAL')).sentence(language);
  sendJson(response, { ...refusedWith([{ message, extensions: { code, facts } }]), requestId });
}

export function refusedWith(errors: readonly GraphQLFormattedError[]): HttpAnswer {
  const seconds = retryAfterSeconds(errors);
  return {
    status: statusOf(errors),
    headers: seconds === undefined ? [] : [['retry-after', String(seconds)]],
    body: JSON.stringify({ errors }),
  };
}

export function sendJson(
  response: ServerResponse,
  { status, headers, body, requestId }: HttpAnswer & { readonly requestId: string },
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...Object.fromEntries(headers),
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...(status === 405 && { allow: 'POST' }),
    ...(status === 413 && { connection: 'close' }),
  });
  response.end(body);
}
