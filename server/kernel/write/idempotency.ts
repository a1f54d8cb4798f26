import type { RecordType } from '../declare/registry.js';
import { IdempotencyKeyReused, InvalidInput } from '../errors.js';
import type { Transaction } from './transaction.js';
import type { Written } from './write-set.js';

/** A client's name for one request, and a hash of the request's content. */
export interface RequestKey {
  readonly key: string;
  readonly hash: Buffer;
}

const keptDays = 7;
const longestKey = 200;
const dayMs = 86_400_000;

/**
 * Claims a key before anything else is done, so that a twin of the request waits here for its outcome. Returns the outcome
 * when the request was done before. Where money is concerned the key is never forgotten.
 */
export async function claimKey(
  transaction: Transaction,
  { key, hash }: RequestKey,
  record: RecordType,
  now: Date,
): Promise<Written[] | undefined> {
  if (key.length > longestKey) throw new InvalidInput({ 'Idempotency-Key': 'TOO_LONG' });
  const keepUntil = concernsMoney(record) ? null : new Date(now.getTime() + keptDays * dayMs);
  const claimed = await transaction.count('facts', claim, [transaction.principal.id, key, hash, now, keepUntil]);
  if (claimed === 1) return undefined;
  const [earlier] = await transaction.query<{ same: boolean; outcome: Written[] }>('facts', recall, [transaction.principal.id, key, hash]);
  if (!earlier?.same) throw new IdempotencyKeyReused(key);
  return earlier.outcome;
}

/** Only what was done is kept: a refusal rolls the claim back, so that the request may be put right and sent again. */
export function keepOutcome(transaction: Transaction, { key }: RequestKey, outcome: readonly Written[]): void {
  transaction.send('facts', keep, [transaction.principal.id, key, JSON.stringify(outcome)]);
}

const concernsMoney = (record: RecordType): boolean =>
  [record, ...record.lines.map((line) => line.target!)].some(({ fields }) => fields.some(({ kind }) => kind === 'money'));

const claim = `insert into timon.idempotency (principal_id, key, request_hash, at, keep_until)
  values ($1, $2, $3, $4, $5) on conflict (principal_id, key) do nothing`;
const recall = `select request_hash = $3 as same, outcome from timon.idempotency where principal_id = $1 and key = $2`;
const keep = `update timon.idempotency set outcome = $3::jsonb where principal_id = $1 and key = $2`;
