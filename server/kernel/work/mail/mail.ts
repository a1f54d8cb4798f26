import { createTransport } from 'nodemailer';
import type { Kernel } from '../../kernel.js';
import { asFacts } from '../../orm/as-facts.js';
import type { Work } from '../../write/work.js';
import { uuidV7 } from '../../write/uuid-v7.js';
import { FileStore } from '../files.js';
import { defineJob } from '../jobs.js';
import { isMailAddress } from './mail-address.js';

/** A file that goes with a letter, by the hash under which it is kept. */
export interface MailAttachment {
  readonly name: string;
  readonly hash: string;
  readonly mediaType: string;
}

/** A letter to one person. */
export interface Mail {
  readonly id?: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** In whose name it is written, where it is not in Timón's own. */
  readonly senderName?: string;
  readonly replyTo?: string;
  readonly attachments?: readonly MailAttachment[];
}

const waitMs = 20_000;

/**
 * Puts letters into the post: they leave after commit, or stay where the head can read them when no mail server is set.
 * What could break out of a header is refused here, so nothing that reaches the post can carry one.
 */
export async function postMail(work: Work, mails: readonly Mail[]): Promise<void> {
  const posted = mails.map(({ senderName, replyTo, ...mail }) => ({
    id: uuidV7(),
    attachments: [],
    ...mail,
    senderName: senderName && oneLine(senderName),
    replyTo: replyTo && isMailAddress(replyTo) ? replyTo : undefined,
  }));
  for (const { to, subject } of posted) requirePlainHeaders(to, subject);
  await work.rows(
    `insert into timon.mail (id, to_address, subject, text, html, sender_name, reply_to, attachments, created_at)
     select id, "to", subject, text, html, "senderName", "replyTo", attachments, $2 from json_to_recordset($1::json)
       as m(id uuid, "to" text, subject text, text text, html text, "senderName" text, "replyTo" text, attachments jsonb)`,
    [JSON.stringify(posted), work.now],
  );
  work.enqueue(
    sendMail,
    posted.map(({ id }) => ({ id })),
  );
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);

export function requirePlainHeaders(to: string, subject: string): void {
  if (!isMailAddress(to)) throw new Error('A letter has one plain address.');
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new Error('The subject of a letter is one line.');
}

/** Once sent, only the envelope is kept: what a letter opens is for its reader alone. */
export const sendMail = defineJob<{ id: string }>('send-mail', async ({ id }, kernel) => {
  const { mail: settings } = kernel.settings;
  if (!settings) return;
  const { rows } = await asFacts(kernel.pool, (sql) =>
    sql.query<Mail>(
      `select to_address as to, subject, text, html, sender_name as "senderName", reply_to as "replyTo", attachments
         from timon.mail where id = $1 and sent_at is null`,
      [id],
    ),
  );
  const letter = rows[0];
  if (!letter) return;
  requirePlainHeaders(letter.to, letter.subject);
  await deliver(settings.smtpUrl, settings.from, { ...letter, id }, new FileStore(kernel));
  await asFacts(kernel.pool, async (sql) => {
    await sql.query(`update timon.mail set sent_at = $2, text = '', html = '' where id = $1`, [id, kernel.clock()]);
    await sql.query('update timon.sent_paper set delivered_at = $2 where mail_id = $1', [id, kernel.clock()]);
  });
});

async function deliver(smtpUrl: string, from: string, letter: Mail & { id: string }, files: FileStore): Promise<void> {
  const { id, to, subject, text, html, senderName, replyTo, attachments = [] } = letter;
  const url = new URL(smtpUrl);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    // A password never leaves in the clear; a relay next door that asks for none may do without TLS.
    requireTLS: url.username !== '',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    // Delivered twice after a crash, a letter is known to be the same one by its id.
    const messageId = `<${id}@${from.slice(from.indexOf('@') + 1)}>`;
    await transport.sendMail({
      from: { name: senderName ?? 'Timón', address: from },
      replyTo: replyTo ?? undefined,
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId,
      attachments: attachments.map(({ name, hash, mediaType }) => ({ filename: name, content: files.open(hash), contentType: mediaType })),
    });
  } finally {
    transport.close();
  }
}

const keptDays = 30;

export async function purgeMail(kernel: Kernel): Promise<void> {
  const before = new Date(kernel.clock().getTime() - keptDays * 86_400_000);
  await asFacts(kernel.pool, (sql) => sql.query('delete from timon.mail where created_at < $1', [before]));
}

/** Letters that were sent, and letters that nobody came for. */
export const purgeOldMail = defineJob('purge-mail', (_payload, kernel) => purgeMail(kernel), { schedule: '27 2 * * *' });
