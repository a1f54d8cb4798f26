import type { Transaction } from '../write/transaction.js';
import type { Job } from './jobs.js';

/** A message for the world outside the transaction: sent after commit, at least once, under a stable id. */
export interface Message {
  readonly topic: string;
  readonly recordId?: string;
  readonly payload: object;
}

/** What a job is handed that hears of changes. */
export interface SentMessage {
  readonly id: string;
  readonly topic: string;
  readonly recordId: string | null;
  readonly payload: object;
  readonly at: string;
}

const subscribers = new Map<string, Job<SentMessage>[]>();

/** Has a job run for every message of a topic, such as `SalesOrder.confirm`, or of all topics (`*`). */
export function subscribe(topic: string, job: Job<SentMessage>): void {
  subscribers.set(topic, [...(subscribers.get(topic) ?? []), job]);
}

const jobPrefix = 'job:';

/** The topic under which a job waits for its turn. */
export const jobTopic = (job: string): string => jobPrefix + job;
export const jobOfTopic = (topic: string): string | undefined => (topic.startsWith(jobPrefix) ? topic.slice(jobPrefix.length) : undefined);

export const subscribersOf = (topic: string): readonly Job<SentMessage>[] => [
  ...(subscribers.get(topic) ?? []),
  ...(subscribers.get('*') ?? []),
];

/** Whether anybody waits for a topic. A message that nobody waits for counts as sent the moment it is written. */
export const isAwaited = (topic: string): boolean => jobOfTopic(topic) !== undefined || subscribersOf(topic).length > 0;

export const outboxChannel = 'timon_outbox';

export function postMessages(transaction: Transaction, at: Date, messages: readonly Message[]): void {
  if (messages.length === 0) return;
  const rows = JSON.stringify(
    messages.map(({ topic, recordId, payload }) => ({ t: topic, i: recordId, p: payload, s: isAwaited(topic) ? undefined : at })),
  );
  transaction.send('facts', post, [rows, at]);
  wakeDispatcher(transaction);
}

/** Told at commit. Only for messages that somebody waits for: notifications queue up behind one lock in PostgreSQL. */
export function wakeDispatcher(transaction: Transaction): void {
  transaction.send('facts', `select pg_notify('${outboxChannel}', '')`);
}

const post = `insert into timon.outbox (topic, record_id, payload, at, sent_at)
  select t, i, p, $2::timestamptz, s from json_to_recordset($1::json) as m(t text, i uuid, p jsonb, s timestamptz)`;
