import { constantCase } from '../declare/naming.js';
import type { RecordType, Registry } from '../declare/registry.js';
import { InvalidInput, TooCostly } from '../errors.js';
import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { uuidOrNothing } from '../read/filter.js';
import { callerOf } from '../read/run.js';
import type { Principal } from '../rights/principal.js';
import { transact, type Transaction } from '../write/transaction.js';
import {
  changesOf,
  coveredPeople,
  nameLinks,
  openedOn,
  visibleChanges,
  type Actor,
  type Change,
  type Remembered,
} from './history-masks.js';

/** What is looked for in the history of all records; what is left out does not matter. */
export interface AuditFilter {
  readonly who?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly record?: string | null;
  /** Names of fields, of fields in lines as `lines.quantity`. */
  readonly fields?: readonly string[] | null;
  /** As history names them: `CREATE`, `UPDATE`, `CONFIRM`. */
  readonly actions?: readonly string[] | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

export interface AuditRow extends Remembered {
  readonly id: string;
  readonly at: Date;
  readonly record: string;
  readonly recordId: string;
  readonly version: number;
  readonly action: string;
  readonly whoId: string;
  readonly who: string | null;
  readonly onBehalfOf: readonly Actor[] | null;
}

/** One entry as the reader may see it. */
export interface AuditEntry extends Omit<AuditRow, 'changes' | 'apart'> {
  readonly changes: Change[];
  /** Whether nothing that the entry was written with is withheld from the reader. */
  readonly isWhole: boolean;
}

const readAtOnce = 500;
const largestPage = 200;
const longestSearchMs = 8_000;

interface AuditArguments {
  readonly filter?: AuditFilter | null;
  readonly first?: number | null;
  readonly before?: string | null;
}

/** Who changed what, across all records, newest first: only of records the caller sees now, and only fields they may read there. */
export async function auditPage(kernel: Kernel, call: Call, { filter, first, before }: AuditArguments): Promise<object> {
  const size = first ?? 50;
  if (size < 1 || size > largestPage) throw new InvalidInput({ first: 'OUT_OF_RANGE' });
  const found = await transact(kernel, callerOf(call), async (transaction) => {
    const entries: AuditEntry[] = [];
    for await (const entry of auditEntries(transaction, filter ?? {}, before ?? undefined, longestSearchMs)) {
      entries.push(entry);
      if (entries.length > size) break;
    }
    return entries;
  });
  const entries = found.slice(0, size).map((entry) => ({
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.record,
    record: entry.recordId,
    who: { id: entry.whoId, name: entry.who ?? '' },
    onBehalfOf: entry.onBehalfOf ?? [],
    action: constantCase(entry.action),
    version: entry.version,
    changes: entry.changes,
  }));
  return { entries, hasMore: found.length > size };
}

/** The entries that fit, newest first, as the transaction's principal may see them. */
export async function* auditEntries(
  transaction: Transaction,
  filter: AuditFilter,
  before?: string,
  withinMs = Infinity,
): AsyncGenerator<AuditEntry> {
  const { principal, kernel } = transaction;
  const records = readableKinds(kernel.registry, principal, filter);
  const started = performance.now();
  let last = /^\d{1,18}$/.test(before ?? '') ? before! : null;
  for (let isThereMore = records.length > 0; isThereMore;) {
    const rows = await transaction.query<AuditRow>('facts', candidates, [...valuesOf(records, filter), last, readAtOnce]);
    isThereMore = rows.length === readAtOnce;
    last = rows.at(-1)?.id ?? last;
    const entries = await visibleEntries(transaction, rows);
    yield* entries.filter(({ changes }) => !filter.fields || changes.some(({ field }) => filter.fields!.some((name) => isOf(field, name))));
    // Whoever may see next to nothing would have everything read for them: they are told to look for less, whatever there is.
    if (performance.now() - started > withinMs) throw new TooCostly({ limit: 'time' });
  }
}

const isOf = (field: string, name: string): boolean => field === name || field.startsWith(`${name}.`);

function readableKinds(registry: Registry, { rights }: Principal, { kinds }: AuditFilter): RecordType[] {
  return rights.forParty
    ? []
    : registry.resources.filter((record) => !record.partOf && rights.may(record, 'read') && (!kinds || kinds.includes(record.name)));
}

function valuesOf(records: readonly RecordType[], filter: AuditFilter): unknown[] {
  const whos = filter.who?.map((id) => uuidOrNothing(id)).filter((id) => id !== null);
  const actions = filter.actions?.map((action) => action.toLowerCase().replaceAll('_', ''));
  const fields = filter.fields?.map((name) => name.split('.')[0]!);
  return [
    records.map(({ name }) => name),
    whos ?? null,
    actions ?? null,
    filter.record === null || filter.record === undefined ? null : (uuidOrNothing(filter.record) ?? nobody),
    filter.from ?? null,
    filter.until ?? null,
    fields ?? null,
  ];
}

/** No record has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

const candidates = `select h.id::text, h.at, h.record, h.record_id as "recordId", h.version, h.action, h.principal_id as "whoId", p.name as who,
    ${coveredPeople('h')} as "onBehalfOf", h.changes, (select jsonb_agg(v.changes) from timon.history_private v where v.history_id = h.id) as apart
  from timon.history h left join timon.principal p on p.id = h.principal_id
  where h.record = any ($1::text[]) and ($2::uuid[] is null or h.principal_id = any ($2::uuid[]))
    and ($3::text[] is null or lower(replace(h.action, ' ', '')) = any ($3::text[]))
    and ($4::uuid is null or h.record_id = $4::uuid)
    and ($5::timestamptz is null or h.at >= $5::timestamptz) and ($6::timestamptz is null or h.at < $6::timestamptz)
    and ($7::text[] is null or h.changes ?| $7::text[]
      or exists (select from timon.history_private v where v.history_id = h.id and v.changes ?| $7::text[]))
    and ($8::bigint is null or h.id < $8::bigint)
  order by h.id desc limit $9::int`;

/** Rows that are not the principal's to see are left out; of the others, what they may read. */
export async function visibleEntries(transaction: Transaction, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const { principal, kernel } = transaction;
  const shown = new Map<string, AuditEntry>();
  for (const name of new Set(rows.map(({ record }) => record))) {
    const record = kernel.registry.named(name);
    const ofRecord = rows.filter((row) => row.record === name);
    const opened = await openedOn(transaction, record, [...new Set(ofRecord.map(({ recordId }) => recordId))]);
    const entries = ofRecord.flatMap((row): AuditEntry[] => {
      const open = opened.get(row.recordId);
      if (!open) return [];
      // Named one by one: a row may carry more than its reader may see.
      const { id, at, version, action, recordId, whoId, who, onBehalfOf } = row;
      const all = changesOf(row);
      const changes = visibleChanges(record, principal, open, all);
      return [
        { id, at, record: name, recordId, version, action, whoId, who, onBehalfOf, changes, isWhole: changes.length === leavesOf(all) },
      ];
    });
    await nameLinks(
      transaction,
      record,
      principal,
      entries.flatMap(({ changes }) => changes),
    );
    for (const entry of entries) shown.set(entry.id, entry);
  }
  return rows.flatMap(({ id }) => shown.get(id) ?? []);
}

const leavesOf = (changes: Record<string, unknown>): number =>
  Object.values(changes).reduce<number>(
    (sum, change) =>
      sum +
      (Array.isArray(change)
        ? 1
        : Object.values(change as object).reduce<number>((inner, line) => inner + Object.keys(line as object).length, 0)),
    0,
  );
