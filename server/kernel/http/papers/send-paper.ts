import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Language } from '../../declare/texts.js';
import { Conflict, Forbidden, IdTaken, InvalidInput } from '../../errors.js';
import { apiOf } from '../../graphql/api-of.js';
import { FileStore } from '../../work/files.js';
import { keepHistory } from '../../work/history.js';
import { textLetter } from '../../work/mail/letter.js';
import { isMailAddress } from '../../work/mail/mail-address.js';
import { postMail } from '../../work/mail/mail.js';
import type { Entity } from '../../write/row.js';
import { OpenWork } from '../../write/open-work.js';
import { transact } from '../../write/transaction.js';
import { uuidV7 } from '../../write/uuid-v7.js';
import type { Call } from '../call.js';
import { ExportReader } from '../exports/export-reader.js';
import { maySend } from './may-send.js';
import { PaperNotIssued } from './papers.errors.js';
import { printPaper, type PrintedPaper } from './print-paper.js';
import { isKept, keepSentPaper } from './sent-paper.js';

/** What its sender has seen and decided. */
export interface PaperToSend {
  readonly id: string;
  readonly record: string;
  readonly recordId: string;
  readonly version: number;
  readonly paper: string;
  readonly language: Language;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const longest = { subject: 200, text: 10_000 };

/**
 * Mails a paper: the bytes that a look at it gives, kept under their hash and noted on the record in the transaction that puts
 * the letter into the post. The same request again is the same letter.
 */
export async function sendPaper(call: Call, asked: PaperToSend): Promise<string> {
  requireLetter(asked);
  const { kernel, principal } = call;
  const requestHash = createHash('sha256').update(JSON.stringify(asked)).digest();
  const earlier = await isKept(kernel.pool, asked.id, principal!.id, requestHash);
  if (earlier === 'same') return asked.id;
  if (earlier === 'other') throw new IdTaken(asked.id);
  const { record, recordId: id, paper: name, language } = asked;
  const printed = await printPaper(new ExportReader(apiOf(kernel), call), { record, id, name, language });
  if (!maySend(printed.paper, principal!.rights)) throw new Forbidden({ record });
  if (!printed.isIssued) throw new PaperNotIssued({ title: printed.content.number });
  requireVersion(asked, printed, printed.version);
  const { hash } = await new FileStore(kernel).put(Readable.from([printed.pdf]), 'application/pdf');
  await transact(kernel, principal!, async (transaction) => {
    const work = new OpenWork(transaction);
    await post(work, asked, printed, { hash, requestHash });
    await work.close();
  });
  return asked.id;
}

async function post(
  work: OpenWork,
  asked: PaperToSend,
  printed: PrintedPaper,
  { hash, requestHash }: { hash: string; requestHash: Buffer },
): Promise<void> {
  const { paper, content, fileName } = printed;
  const { record } = paper;
  // Nobody changes it before the letter stands: what is mailed is the record as it is.
  const rows = await work.rows<{ version: number }>(`select version from "${record.table}" where id = $1 for share`, [asked.recordId]);
  const found = (await work.getAll(record.target, [asked.recordId])).get(asked.recordId) as Entity | undefined;
  if (!found || !maySend(paper, work.principal.rights) || !(await work.mayAt(found, paper.send)))
    throw new Forbidden({ record: record.name });
  requireVersion(asked, printed, rows[0]!.version);
  const mailId = uuidV7();
  const { id, recordId, to, language } = asked;
  const kept = {
    id,
    record: record.name,
    recordId,
    version: asked.version,
    paper: paper.name,
    language,
    fileHash: hash,
    fileName,
    to,
    mailId,
  };
  if (!(await keepSentPaper(work, { ...kept, requestHash }))) return;
  const attachments = [{ name: fileName, hash, mediaType: 'application/pdf' }];
  const letter = textLetter({ to, subject: asked.subject, text: asked.text, language });
  await postMail(work, [{ ...letter, id: mailId, senderName: content.company, replyTo: content.email, attachments }]);
  keepHistory(work.transaction, record.name, 'mail paper', work.now, [
    { id: recordId, version: asked.version, changes: {}, apart: new Map() },
  ]);
}

function requireLetter({ to, subject, text }: PaperToSend): void {
  const reasons: Record<string, string> = {};
  if (!isMailAddress(to)) reasons['to'] = 'BAD_FORMAT';
  if (!subject.trim()) reasons['subject'] = 'REQUIRED';
  else if (subject.length > longest.subject) reasons['subject'] = 'TOO_LONG';
  else if (/[\p{Cc}\u2028\u2029]/u.test(subject)) reasons['subject'] = 'BAD_CHARACTERS';
  if (text.length > longest.text) reasons['text'] = 'TOO_LONG';
  if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
}

function requireVersion({ recordId, version: seen }: PaperToSend, { content }: PrintedPaper, version: number): void {
  if (version !== seen) throw new Conflict({ id: recordId, title: content.number, version, yours: {}, theirs: {} });
}
