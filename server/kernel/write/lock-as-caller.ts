import type { RecordType } from '../declare/registry.js';
import { Conflict, Forbidden, InvalidInput, NotFound, RuleBroken } from '../errors.js';
import { askLinks } from './check-links.js';
import { hasSides, load, type LoadedRecord } from './loading.js';
import type { Needed } from './needed-to-write.js';
import type { OpenWork } from './open-work.js';
import { checkedId } from './check-value.js';
import type { Entity } from './row.js';
import { storageOf } from './storage.js';

/** A record and the version of it that the caller saw. */
export interface VersionedId {
  readonly id: string;
  readonly version: number;
}

/** What the caller wants to see in a record, for the refusal when somebody saved first. */
export type Wanted = Readonly<Record<string, unknown>>;

/**
 * Locks records as the caller, in the order of their ids: hidden and absent are one answer, visible but out of reach is
 * another. Returns them in the order asked for.
 */
export async function lockAsCaller(work: OpenWork, record: RecordType, items: readonly VersionedId[], needed: Needed): Promise<Entity[]> {
  const ids = items.map(({ id }, at) => checkedId(id) ?? refuseId(at));
  if (new Set(ids).size < ids.length) throw new InvalidInput({ id: 'DUPLICATE' });
  const storage = storageOf(record);
  const found = await load(work.transaction, storage, ids, { context: 'caller', lock: true, lines: true, needed, leadsTo: 'facts' });
  const byId = new Map(found.map((row) => [row.entity.id, row]));
  const missing = ids.find((id) => !byId.has(id));
  if (missing) await refuseMissing(work, record, missing);
  if (found.some(({ reached }) => !reached)) throw new Forbidden({ record: record.name });
  const whole = hasSides(storage) ? await load(work.transaction, storage, ids, { context: 'facts', lines: true }) : found;
  work.remember(record, whole);
  const entities = new Map(whole.map((row: LoadedRecord) => [row.entity.id, row.entity]));
  return ids.map((id) => entities.get(id)!);
}

function refuseId(at: number): never {
  throw new InvalidInput({ [`${at}.id`]: 'BAD_ID' });
}

/** A row that can be read but not locked is one that the caller may see and not change. */
async function refuseMissing(work: OpenWork, record: RecordType, id: string): Promise<never> {
  const [visible] = await load(work.transaction, storageOf(record), [id], { context: 'caller' });
  if (visible) throw new Forbidden({ record: record.name });
  throw new NotFound(record.name, id);
}

/** How a refusal names a record: by its title, to those who may read it. */
export function titleOf({ principal }: OpenWork, { title }: RecordType, entity: Entity): string {
  const shown = principal.rights.field(title) === 'plain' ? entity[title.name] : undefined;
  return String(shown ?? entity.id);
}

export async function requireVersion(work: OpenWork, record: RecordType, entity: Entity, seen: number, wanted: Wanted = {}): Promise<void> {
  if (entity.version === seen) return;
  const { rights } = work.principal;
  const differing = Object.keys(wanted).filter(
    (name) => record.has(name) && rights.field(record.field(name)) === 'plain' && record.field(name).kind !== 'lines',
  );
  const hidden = await hiddenLinks(work, record, entity, differing);
  const theirs = differing
    .filter((name) => !hidden.has(name))
    .map((name) => [name, plain(entity[name])] as const)
    .filter(([name, value]) => value !== plain(wanted[name]));
  throw new Conflict({
    id: entity.id,
    title: titleOf(work, record, entity),
    version: entity.version,
    yours: Object.fromEntries(theirs.map(([name]) => [name, plain(wanted[name])])),
    theirs: Object.fromEntries(theirs),
  });
}

/** The links that lead to what the caller does not see: not even its id is told. */
async function hiddenLinks(work: OpenWork, record: RecordType, entity: Entity, names: readonly string[]): Promise<Set<string>> {
  const links = names.flatMap((path) => {
    const field = record.field(path);
    const value = entity[path] as { id: string } | undefined;
    return field.kind === 'link' && value ? [{ path, field, id: value.id }] : [];
  });
  const { found } = await askLinks(work.transaction, links, { record });
  return new Set(links.filter(({ field, id }) => !found.get(field.target!)?.has(id)).map(({ path }) => path));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  return 'id' in value ? value.id : String(value);
}

export function requireInUse(work: OpenWork, record: RecordType, entity: Entity): void {
  if (entity['archivedAt'] !== undefined) throw new RuleBroken('ARCHIVED', { title: titleOf(work, record, entity) });
}
