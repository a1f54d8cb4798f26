import { constantCase } from '../declare/naming.js';
import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { uuidOrNothing } from '../read/filter.js';
import { callerOf } from '../read/run.js';
import { transact } from '../write/transaction.js';
import { changesOf, coveredPeople, nameLinks, openedOn, visibleChanges, type Actor, type Remembered } from './history-masks.js';

interface HistoryArguments {
  readonly kind: string;
  readonly id: string;
  readonly first?: number;
  readonly before?: string;
}

interface HistoryRow extends Remembered {
  readonly id: string;
  readonly at: Date;
  readonly whoId: string | null;
  readonly who: string | null;
  readonly onBehalfOf: readonly Actor[] | null;
  readonly action: string;
  readonly version: number;
}

const largestHistory = 200;

/** Who changed what of a record and when, newest first: only of a record the caller sees, and only fields they may read on it. */
export async function historyOf(kernel: Kernel, call: Call, { kind, id, first, before }: HistoryArguments): Promise<unknown[]> {
  const principal = callerOf(call);
  const record = kernel.registry.named(kind);
  const recordId = uuidOrNothing(id);
  // Who of us did what is ours to know: whoever stands for a customer or supplier sees the documents as they are.
  if (principal.rights.forParty || !principal.rights.may(record, 'read') || !recordId) return [];
  return transact(kernel, principal, async (transaction) => {
    const opened = (await openedOn(transaction, record, [recordId])).get(recordId.toLowerCase());
    if (!opened) return [];
    // Rights are read again, should they have changed on the way here.
    const { principal: current } = transaction;
    const values = [record.name, recordId, Math.min(first ?? 50, largestHistory), /^\d{1,18}$/.test(before ?? '') ? before : null];
    const rows = await transaction.query<HistoryRow>('facts', historySql, values);
    const shown = rows.map((row) => ({ row, changes: visibleChanges(record, current, opened, changesOf(row)) }));
    await nameLinks(
      transaction,
      record,
      current,
      shown.flatMap(({ changes }) => changes),
    );
    return shown.map(({ row: { apart: _apart, ...row }, changes }) => ({
      ...row,
      at: row.at.toISOString(),
      action: constantCase(row.action),
      who: row.whoId && { id: row.whoId, name: row.who },
      onBehalfOf: row.onBehalfOf ?? [],
      changes,
    }));
  });
}

const historySql = `select h.id::text, h.at, h.principal_id as "whoId", p.name as who, ${coveredPeople('h')} as "onBehalfOf", h.action, h.version,
    h.changes, (select jsonb_agg(hp.changes) from timon.history_private hp where hp.history_id = h.id) as apart
  from timon.history h left join timon.principal p on p.id = h.principal_id
  where h.record = $1 and h.record_id = $2::uuid and ($4::bigint is null or h.id < $4::bigint) order by h.id desc limit $3::int`;
