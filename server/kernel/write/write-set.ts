import type { RecordType } from '../declare/registry.js';
import { Forbidden } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { claimKey, keepOutcome, type RequestKey } from './idempotency.js';
import { OpenWork } from './open-work.js';
import { transact } from './transaction.js';

/** What a write leaves behind for the caller: which records, and the version each has now. */
export interface Written {
  readonly id: string;
  readonly version: number;
}

export interface WriteOptions {
  /** The request's own key: sent again with the same content, it answers again instead of doing it again. */
  readonly idempotency?: RequestKey;
  /** What the caller has confirmed, in the words of `NeedsConfirmation`. */
  readonly accept?: readonly string[];
  /** The call came in set form: paths in refusals begin with the place in the list. */
  readonly listed?: boolean;
  /** Refuses whoever has not shown afresh who they are; absent where nobody sits before it. */
  readonly requireFreshProof?: () => void;
}

/** One operation on a set of records in one transaction: the request's key, the right to do it at all, the work, its outcome. */
export function writeSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  operation: string,
  options: WriteOptions,
  body: (work: OpenWork) => Promise<readonly Written[]>,
): Promise<Written[]> {
  return transact(kernel, principal, async (transaction) => {
    if (!transaction.principal.rights.may(record, operation)) throw new Forbidden({ record: record.name, operation });
    const work = new OpenWork(transaction, options.accept ?? [], options.requireFreshProof);
    const earlier = options.idempotency && (await claimKey(transaction, options.idempotency, record, work.now));
    if (earlier) return earlier;
    const entities = await body(work);
    await work.close();
    const written = entities.map(({ id, version }) => ({ id, version }));
    if (options.idempotency) keepOutcome(transaction, options.idempotency, written);
    return written;
  });
}
