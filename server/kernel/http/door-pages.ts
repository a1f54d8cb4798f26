import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '../errors.js';
import { escaped } from '../work/mail/letter.js';
import type { Call } from './call.js';
import { noteStranger } from './enter.js';
import { comeBack } from './oidc/come-back.js';

const start = '/sign-in/oidc/start';
const callback = '/sign-in/oidc/callback';

/** Whether a path is one of those below, and not a place in the back office. */
export const isDoorPage = (path: string): boolean => path === start || path === callback;

/** The two pages that are no part of the back office: the way to another sign-in service and back. */
export async function answerDoorPage(
  path: string,
  search: string,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
): Promise<void> {
  const { oidc } = call.gate;
  if (!oidc) return send(response, 404, page('No sign-in service', '<p>No other sign-in service is set up here.</p>'));
  try {
    if (path === start) {
      const { url, kept, seconds } = await oidc.service.begin({ kind: 'sign in' }, call.now);
      response.writeHead(302, { location: url.href, 'set-cookie': oidc.cookie.write(kept, seconds), 'cache-control': 'no-store' });
      response.end();
      return;
    }
    const { identity, intent } = await oidc.service.finish(search, oidc.cookie.read(request.headers.cookie), call.now);
    await comeBack(call, identity, intent);
    goOn(response, call, intent.kind === 'link' ? '/?linked' : '/');
  } catch (error) {
    const { requestId, address, kernel } = call;
    const code = error instanceof DomainError ? error.code : 'OIDC_REFUSED';
    kernel.log.warn({ requestId, address, code, reason: reasonOf(error) }, 'sign-in by another service refused');
    await noteStranger(call, 'sign-in-refused', { code, by: 'oidc' });
    goOn(response, call, `/?refused=${code}`);
  }
}

/**
 * The way back began on another site, so a redirect would arrive there without the strict session cookie; a page of ours
 * that leads on is a visit from here.
 */
function goOn(response: ServerResponse, call: Call, to: string): void {
  const cookies = [...call.cookies, call.gate.oidc!.cookie.erase()];
  send(
    response,
    200,
    page('Timón', `<p><a href="${escaped(to)}">Timón</a></p>`, `<meta http-equiv="refresh" content="0;url=${escaped(to)}">`),
    cookies,
  );
}

/** Told to the log alone, and without what the other service sent: its errors may repeat tokens. */
const reasonOf = (error: unknown): string => {
  const { name, code } = error as { name?: string; code?: unknown };
  return [name, typeof code === 'string' ? code : undefined].filter(Boolean).join(' ');
};

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title}</title>` +
  `<style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap}</style></head><body><h1>${title}</h1>${body}</body></html>`;

function send(response: ServerResponse, status: number, body: string, cookies: readonly string[] = []): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
  });
  response.end(body);
}
