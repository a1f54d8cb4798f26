import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '../errors.js';
import { escaped } from '../work/mail/letter.js';
import { mayReadLetters } from '../work/mail/may-read-letters.js';
import type { Call } from './call.js';
import { noteStranger } from './enter.js';
import { comeBack } from './oidc/come-back.js';

const start = '/sign-in/oidc/start';
const callback = '/sign-in/oidc/callback';
const mails = '/mails';

/** Whether a path is one of those below, and not a place in the back office. */
export const isDoorPage = (path: string): boolean => path === start || path === callback || path === mails;

/** The few pages that are no part of the back office: the way to another sign-in service and back, and letters that wait here. */
export async function answerDoorPage(
  path: string,
  search: string,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
): Promise<void> {
  if (path === mails) return showMails(response, call);
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

const mostMails = 200;

/** Letters that no mail server has taken: for the head, and for whoever develops on this machine. */
async function showMails(response: ServerResponse, call: Call): Promise<void> {
  if (!maySeeMails(call)) return send(response, 404, page('Nothing here', '<p>There is nothing here, or it is not yours to see.</p>'));
  const { rows } = await call.gate.pool.query<{ at: string; to: string; subject: string; text: string; sent: boolean }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at, to_address as to, subject, text, sent_at is not null as sent
       from timon.mail order by created_at desc, id desc limit ${mostMails}`,
  );
  const letters = rows.map(
    ({ at, to, subject, text, sent }) =>
      `<article><h2>${escaped(subject)}</h2><p>${at} UTC · ${escaped(to)}${sent ? ' · sent' : ''}</p><pre>${withLinks(text)}</pre></article>`,
  );
  send(response, 200, page('Mail', letters.join('') || '<p>No letter has been written yet.</p>'));
}

function maySeeMails({ principal, proof, viewer, address, gate }: Call): boolean {
  if (gate.showsMails && /^(127\.|::1$)/.test(address)) return true;
  return proof?.kind === 'session' && !viewer && principal !== undefined && mayReadLetters(principal.rights);
}

const withLinks = (text: string): string => escaped(text).replace(/https?:\/\/\S+/g, (link) => `<a href="${link}">${link}</a>`);

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
