import type { Pool } from 'pg';
import type { Language } from '../declare/texts.js';
import { DomainError } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { PrincipalKind } from '../rights/principal.js';
import { defineJob } from '../work/jobs.js';
import { write } from '../work/mail/letter.js';
import { postMail } from '../work/mail/mail.js';
import { asSystem, type Work } from '../write/index.js';
import { newToken, tokenHash } from './token.js';

export type LinkPurpose = 'invitation' | 'reset';

/** How long a link holds, and where in the back office it leads. */
const forms = {
  invitation: { minutes: 7 * 24 * 60, path: 'accept-invitation' },
  reset: { minutes: 30, path: 'reset-password' },
} as const;

export interface LinkReader {
  readonly principalId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** Sends somebody a link that opens their account once. */
export async function mailLink(work: Work, kernel: Kernel, purpose: LinkPurpose, reader: LinkReader): Promise<void> {
  const link = await makeLink(work, kernel, purpose, reader);
  const name = purpose === 'invitation' && (await hasAccount(work, reader)) ? 'renewal' : purpose;
  await postMail(work, [write({ name, to: reader.email, language: reader.language, facts: { name: reader.name }, link })]);
}

/** Whoever has come in before is not welcomed a second time. */
async function hasAccount(work: Work, { principalId }: LinkReader): Promise<boolean> {
  return (await work.rows('select from timon.credential where principal_id = $1', [principalId])).length > 0;
}

/** A link that opens an account once. One of the same kind that was made before opens nothing any more. */
export async function makeLink(
  work: Pick<Work, 'rows' | 'now'>,
  kernel: Kernel,
  purpose: LinkPurpose,
  reader: Pick<LinkReader, 'principalId' | 'email'>,
): Promise<URL> {
  const { minutes, path } = forms[purpose];
  const token = newToken();
  const expiresAt = new Date(work.now.getTime() + minutes * 60_000);
  await work.rows('delete from timon.mailed_token where principal_id = $1 and purpose = $2', [reader.principalId, purpose]);
  await work.rows(
    `insert into timon.mailed_token (token_hash, principal_id, purpose, email, created_at, expires_at) values (decode($1, 'base64'), $2, $3, $4, $5, $6)`,
    [tokenHash(token), reader.principalId, purpose, reader.email, work.now, expiresAt],
  );
  const link = new URL(path, publicUrlOf(kernel));
  // Behind the hash it is sent to no server and stands in no log.
  link.hash = `token=${token}`;
  return link;
}

/** Never taken from a request: whoever asks would then say where somebody else's link leads. */
const publicUrlOf = ({ settings }: Kernel): URL => settings.publicUrl ?? new URL('http://localhost:4000/');

/**
 * Whether an account has this address is found out only here, after the answer has gone: what a stranger gets to see, and
 * how long it takes, is the same for every address.
 */
export const sendPasswordLink = defineJob<{ account: string }>('send-password-link', ({ account }, kernel) =>
  asSystem(kernel, async (work) => {
    const [reader] = await work.rows<LinkReader>(
      `select c.principal_id as "principalId", c.email, p.name, p.language from timon.credential c
         join timon.principal p on p.id = c.principal_id where c.email = $1 and p.active`,
      [account],
    );
    if (reader) await mailLink(work, kernel, 'reset', reader);
  }),
);

export interface OpenedLink {
  readonly principalId: string;
  readonly kind: PrincipalKind;
  readonly email: string;
  readonly name: string;
}

/** Whom a link is for, as long as it holds and they are active. */
export async function readLink(gate: Pool, purpose: LinkPurpose, token: string, now: Date): Promise<OpenedLink | undefined> {
  const { rows } = await gate.query<OpenedLink>(
    `select t.principal_id as "principalId", p.kind, t.email, p.name from timon.mailed_token t join timon.principal p on p.id = t.principal_id
      where t.token_hash = decode($1, 'base64') and t.purpose = $2 and t.expires_at > $3 and p.active`,
    [tokenHash(token), purpose, now],
  );
  return rows[0];
}

/** Uses a link up. Of two who come with it at the same moment, one is let through. */
export async function spendLink(gate: Pool, purpose: LinkPurpose, token: string): Promise<void> {
  const { rowCount } = await gate.query(`delete from timon.mailed_token where token_hash = decode($1, 'base64') and purpose = $2`, [
    tokenHash(token),
    purpose,
  ]);
  if (rowCount !== 1) throw new LinkRefused();
}

/** An invitation or a link for a new password that does not hold. */
export class LinkRefused extends DomainError {
  constructor() {
    super('LINK_REFUSED');
  }
}
