import type { Transaction } from '../write/transaction.js';

/** A message for the world outside the transaction: sent after commit, at least once, under a stable id. */
export interface Message {
  readonly topic: string;
  readonly recordId?: string;
  readonly payload: object;
}

export function postMessages(transaction: Transaction, at: Date, messages: readonly Message[]): void {
  if (messages.length === 0) return;
  const rows = JSON.stringify(messages.map(({ topic, recordId, payload }) => ({ t: topic, i: recordId, p: payload })));
  transaction.send('facts', post, [rows, at]);
}

const post = `insert into timon.outbox (topic, record_id, payload, at)
  select t, i, p, $2::timestamptz from json_to_recordset($1::json) as m(t text, i uuid, p jsonb)`;

/** The topic under which a job waits for its turn. */
export const jobTopic = (job: string): string => `job:${job}`;
