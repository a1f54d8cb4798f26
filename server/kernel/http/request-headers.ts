import type { IncomingMessage } from 'node:http';
import type { Language } from '../declare/texts.js';
import { BadRequest } from './http.errors.js';
import { mostBodyBytes } from './request-body.js';
import { isFromHere } from './same-origin.js';

/** What has to hold of a request with an operation before its body is read. */
export function requireAcceptable(request: IncomingMessage, publicUrl: URL | undefined): void {
  const { headers, method } = request;
  if (method !== 'POST') throw new BadRequest('METHOD_NOT_ALLOWED');
  if (!isJson(headers['content-type'] ?? '')) throw new BadRequest('NOT_JSON');
  if (headers.authorization === undefined && !isFromHere(headers, publicUrl)) throw new BadRequest('FOREIGN_ORIGIN');
  if (Number(headers['content-length'] ?? 0) > mostBodyBytes) throw new BadRequest('TOO_LARGE', { most: mostBodyBytes / 1024 });
}

/** Where people reach us: as it was set, else as this request says. */
export function siteOf({ headers: { host } }: IncomingMessage, publicUrl: URL | undefined): URL {
  const here = `http://${host ?? 'localhost'}`;
  return publicUrl ?? new URL(URL.canParse(here) ? here : 'http://localhost');
}

export const languageOf = (header: string | undefined): Language => (header && /^\s*es\b/i.test(header) ? 'es' : 'en');

export const lastEventId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && header !== '' ? header : undefined;

export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) throw new BadRequest('IDEMPOTENCY_KEY_FORM');
  return header;
}

export const wantsEvents = ({ headers }: IncomingMessage): boolean => /\btext\/event-stream\b/i.test(headers.accept ?? '');

/** In the one encoding that JSON has: of another, other characters would be read than were sent. */
const isJson = (type: string): boolean => /^application\/json *(;|$)/i.test(type) && !/charset *=(?! *"?utf-?8\b)/i.test(type);
