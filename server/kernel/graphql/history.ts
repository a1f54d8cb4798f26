import { constantCase } from '../declare/naming.js';
import type { Field, RecordType } from '../declare/registry.js';
import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { uuidOrNothing } from '../read/filter.js';
import { callerOf } from '../read/run.js';
import type { Principal } from '../rights/principal.js';
import { openingOf } from '../rights/rights.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import { transact, type Transaction } from '../write/transaction.js';

interface HistoryArguments {
  readonly kind: string;
  readonly id: string;
  readonly first?: number;
  readonly before?: string;
}

interface Change {
  readonly field: string;
  /** For a change in a line: the line it happened in. */
  readonly line?: string;
  from: unknown;
  to: unknown;
}

interface HistoryRow {
  readonly id: string;
  readonly at: Date;
  readonly whoId: string | null;
  readonly who: string | null;
  readonly action: string;
  readonly version: number;
  readonly changes: Record<string, unknown>;
  /** What tells of a person, by class, as far as it has not been erased. */
  readonly apart: readonly Record<string, unknown>[] | null;
}

const largestHistory = 200;

/** Who changed what of a record and when, newest first: only of a record the caller sees, and only fields they may read on it. */
export async function historyOf(kernel: Kernel, call: Call, { kind, id, first, before }: HistoryArguments): Promise<unknown[]> {
  const principal = callerOf(call);
  const record = kernel.registry.named(kind);
  const recordId = uuidOrNothing(id);
  if (!principal.rights.may(record, 'read') || !recordId) return [];
  return transact(kernel, principal, async (transaction) => {
    const opened = await openedOn(transaction, record, recordId);
    if (!opened) return [];
    const values = [record.name, recordId, Math.min(first ?? 50, largestHistory), /^\d{1,18}$/.test(before ?? '') ? before : null];
    const rows = await transaction.query<HistoryRow>('facts', historySql, values);
    const shown = rows.map((row) => ({ row, changes: visibleChanges(record, principal, opened, changesOf(row)) }));
    await nameLinks(
      transaction,
      record,
      principal,
      shown.flatMap(({ changes }) => changes),
    );
    return shown.map(({ row: { apart: _apart, ...row }, changes }) => ({
      ...row,
      at: row.at.toISOString(),
      action: constantCase(row.action),
      who: row.whoId && { id: row.whoId, name: row.who },
      changes,
    }));
  });
}

const historySql = `select h.id::text, h.at, h.principal_id as "whoId", p.name as who, h.action, h.version,
    h.changes, (select jsonb_agg(hp.changes) from timon.history_private hp where hp.history_id = h.id) as apart
  from timon.history h left join timon.principal p on p.id = h.principal_id
  where h.record = $1 and h.record_id = $2::uuid and ($4::bigint is null or h.id < $4::bigint) order by h.id desc limit $3::int`;

/** A line may have told some of its values here and some there. */
function changesOf({ changes, apart }: HistoryRow): Record<string, unknown> {
  const all: Record<string, unknown> = { ...changes };
  for (const [name, change] of (apart ?? []).flatMap((part) => Object.entries(part))) {
    all[name] = Array.isArray(change) || !all[name] ? change : mergedLines(all[name], change);
  }
  return all;
}

function mergedLines(some: object, others: unknown): object {
  const lines: Record<string, unknown> = { ...some };
  for (const [id, values] of Object.entries(others as object)) lines[id] = { ...(lines[id] as object | undefined), ...(values as object) };
  return lines;
}

/** What my grants open on this very row; nothing when the row is not mine to see. */
async function openedOn(transaction: Transaction, record: RecordType, id: string): Promise<Set<string> | undefined> {
  const family = [record, ...record.lines.map((line) => line.target!)];
  const openings = [...new Set(family.flatMap(({ fields, access }) => [String(access.read), ...fields.map(toRead)]))];
  const columns = openings.map((opening) => `(${scopePredicate(record, 't', opening)}) as "${opening}"`).join(', ');
  const [row] = await transaction.query<Record<string, boolean>>(
    'caller',
    `select ${columns} from "${record.table}" t where t.id = $1::uuid`,
    [id],
  );
  return row && new Set(openings.filter((opening) => row[opening]));
}

const toRead = (field: Field): string => openingOf(field, field.readLevel);

function visibleChanges(
  record: RecordType,
  { rights }: Principal,
  opened: ReadonlySet<string>,
  changes: Record<string, unknown>,
): Change[] {
  const seen = (field: Field) => {
    const reading = rights.field(field);
    return reading === 'plain' || (reading === 'by row' && opened.has(toRead(field)));
  };
  return Object.entries(changes).flatMap(([name, change]): Change[] => {
    const field = record.has(name) ? record.field(name) : undefined;
    if (!field || !seen(field)) return [];
    if (field.kind !== 'lines') return [changeOf(field, change)];
    if (!opened.has(String(field.target!.access.read))) return [];
    return Object.entries(change as Record<string, Record<string, unknown>>).flatMap(([line, inner]) =>
      Object.entries(inner)
        .filter(([of]) => field.target!.has(of) && seen(field.target!.field(of)))
        .map(([of, each]) => ({ ...changeOf(field.target!.field(of), each), field: `${name}.${of}`, line })),
    );
  });
}

function changeOf(field: Field, change: unknown): Change {
  const [from, to] = change as [unknown, unknown];
  const shown = (value: unknown) => (field.choices && typeof value === 'string' ? constantCase(value) : value);
  return { field: field.name, from: shown(from), to: shown(to) };
}

/** Links are told by the titles of what they led to, as far as the caller sees it. */
async function nameLinks(transaction: Transaction, record: RecordType, { rights }: Principal, changes: Change[]): Promise<void> {
  const links = new Map<RecordType, Change[]>();
  for (const change of changes) {
    const target = fieldAt(record, change.field).target;
    if (target) links.set(target, [...(links.get(target) ?? []), change]);
  }
  for (const [target, linking] of links) {
    const ids = [...new Set(linking.flatMap(({ from, to }) => [from, to]).filter((id) => id !== null))];
    const readable = rights.may(target, 'read') && rights.field(target.title) === 'plain';
    const rows = readable
      ? await transaction.query<{ id: string; title: string }>(
          'caller',
          `select id, (${target.title.column})::text as title from "${target.table}" where id = any ($1::uuid[])`,
          [ids],
        )
      : [];
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    const named = (id: unknown) =>
      id === null ? null : titles.has(String(id)) ? { id, title: titles.get(String(id)) } : { id: null, title: null };
    for (const change of linking) Object.assign(change, { from: named(change.from), to: named(change.to) });
  }
}

function fieldAt(record: RecordType, path: string): Field {
  const [name, inner] = path.split('.') as [string, string | undefined];
  const field = record.field(name);
  return inner ? field.target!.field(inner) : field;
}
