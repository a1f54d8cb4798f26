import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent this from a page of ours. Browsers name the page's origin with every POST; programs that are
 * no browsers name none, and carry no cookie that anybody could ride on.
 */
export function isFromHere(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  if (headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return origin === publicUrl?.origin || (URL.canParse(origin) && new URL(origin).host === host);
}
