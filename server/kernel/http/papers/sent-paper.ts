import type { Pool } from 'pg';
import { asFacts } from '../../orm/as-facts.js';
import type { Work } from '../../write/work.js';

/** A paper that was mailed: which, to whom, and under which hash the very file is kept. */
export interface SentPaper {
  readonly id: string;
  readonly record: string;
  readonly recordId: string;
  readonly paper: string;
  readonly language: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly size: number;
  readonly to: string;
  readonly at: Date;
  readonly byId: string;
  readonly by: string | null;
  readonly deliveredAt: Date | null;
}

/** What of it is written down once, when it is sent. */
export interface PaperToKeep extends Pick<SentPaper, 'id' | 'record' | 'recordId' | 'paper' | 'language' | 'fileName' | 'fileHash' | 'to'> {
  readonly version: number;
  readonly mailId: string;
  /** Of what was asked for, so that asking again can be told from a clash. */
  readonly requestHash: Buffer;
}

/** Keeps a paper under its id. False when the id is taken: by the same request, or by something else. */
export async function keepSentPaper(work: Work, paper: PaperToKeep): Promise<boolean> {
  const { id, record, recordId, version, paper: name, language, fileHash, fileName, to, mailId, requestHash } = paper;
  const kept = await work.rows(
    `insert into timon.sent_paper (id, record, record_id, version, paper, language, file_hash, file_name, to_address, principal_id, at, mail_id, request_hash)
     values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, $11, $12, $13) on conflict (id) do nothing returning id`,
    [id, record, recordId, version, name, language, fileHash, fileName, to, work.principal.id, work.now, mailId, requestHash],
  );
  return kept.length === 1;
}

/** Whether this very request was answered before. */
export async function isKept(pool: Pool, id: string, principalId: string, requestHash: Buffer): Promise<'same' | 'other' | undefined> {
  const rows = await asFacts(pool, (sql) =>
    sql.query<{ same: boolean }>('select principal_id = $2 and request_hash = $3 as same from timon.sent_paper where id = $1', [
      id,
      principalId,
      requestHash,
    ]),
  );
  const [earlier] = rows.rows;
  return earlier && (earlier.same ? 'same' : 'other');
}

const columns = `s.id, s.record, s.record_id as "recordId", s.paper, s.language, s.file_name as "fileName", encode(s.file_hash, 'hex') as "fileHash",
  f.size::float8 as size, s.to_address as "to", s.at, s.principal_id as "byId", p.name as by, s.delivered_at as "deliveredAt"
  from timon.sent_paper s join timon.file f on f.hash = s.file_hash left join timon.principal p on p.id = s.principal_id`;

export const sentPapersOf = (pool: Pool, record: string, recordId: string): Promise<SentPaper[]> =>
  found(pool, `select ${columns} where s.record_id = $1 and s.record = $2 order by s.id desc limit 200`, [recordId, record]);

export const sentPaper = async (pool: Pool, id: string): Promise<SentPaper | undefined> =>
  (await found(pool, `select ${columns} where s.id = $1`, [id]))[0];

const found = (pool: Pool, text: string, values: readonly unknown[]): Promise<SentPaper[]> =>
  asFacts(pool, async (sql) => (await sql.query<SentPaper>(text, [...values])).rows);
