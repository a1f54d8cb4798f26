import { constantCase } from '../declare/naming.js';
import type { Field, RecordType } from '../declare/registry.js';
import type { Principal } from '../rights/principal.js';
import { scopePredicate } from '../rights/scope-predicate.js';
import type { Transaction } from '../write/transaction.js';

export interface Change {
  readonly field: string;
  /** For a change in a line: the line it happened in. */
  readonly line?: string;
  from: unknown;
  to: unknown;
}

/** Somebody who did something, or for whom it was done. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** For whom whoever made a change stood in, over the alias of its entry. */
export const coveredPeople = (
  entry: string,
): string => `(select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name, b.id)
    from timon.principal b where b.id = any(${entry}.on_behalf_of))`;

/** What was remembered of one change: what it says of people lies apart, as far as it has not been erased. */
export interface Remembered {
  readonly changes: Record<string, unknown>;
  readonly apart: readonly Record<string, unknown>[] | null;
}

/** A line may have told some of its values here and some there. */
export function changesOf({ changes, apart }: Remembered): Record<string, unknown> {
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

/** What my grants open on each of these rows. Those that are not mine to see are left out; those that are gone for good are open to whoever sees all. */
export async function openedOn(
  transaction: Transaction,
  record: RecordType,
  ids: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const family = [record, ...record.lines.map((line) => line.target!)];
  const { rights } = transaction.principal;
  const openings = [
    ...new Set(family.flatMap((member) => [String(rights.access(member).read), ...member.fields.map((field) => rights.toRead(field))])),
  ];
  const columns = openings.map((opening) => `(${scopePredicate(record, 't', opening)}) as "${opening}"`).join(', ');
  const everywhere = openings.map((opening) => `(select timon.sees_all('${record.root.name}', '${opening}')) as "${opening}"`).join(', ');
  type Opened = Record<string, boolean> & { id: string };
  const rows = await transaction.query<Opened>(
    'caller',
    `select t.id, ${columns} from "${record.table}" t where t.id = any ($1::uuid[])
     union all select g.id, ${everywhere} from unnest($1::uuid[]) as g(id)
       where (select timon.sees_all('${record.root.name}', 'read')) and not exists (select from "${record.table}" t where t.id = g.id)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, new Set(openings.filter((opening) => row[opening]))]));
}

export function visibleChanges(
  record: RecordType,
  { rights }: Principal,
  opened: ReadonlySet<string>,
  changes: Record<string, unknown>,
): Change[] {
  const seen = (field: Field) => {
    const reading = rights.field(field);
    return reading === 'plain' || (reading === 'by row' && opened.has(rights.toRead(field)));
  };
  return Object.entries(changes).flatMap(([name, change]): Change[] => {
    const field = record.has(name) ? record.field(name) : undefined;
    if (!field || !seen(field)) return [];
    if (field.kind !== 'lines') return [changeOf(field, change)];
    if (!opened.has(String(rights.access(field.target!).read))) return [];
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
export async function nameLinks(transaction: Transaction, record: RecordType, { rights }: Principal, changes: Change[]): Promise<void> {
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
