import type { Field, RecordType } from '../declare/registry.js';
import { InvalidInput } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { askLinks, judgeLinks, type WantedLink } from './check-links.js';
import { checkedId } from './check-value.js';
import { neededToWrite } from './needed-to-write.js';
import { lockAsCaller, requireInUse, requireVersion, type VersionedId } from './lock-as-caller.js';
import { placementsOf } from './placing.js';
import { isHandedOver, storageOf } from './storage.js';
import { writeRows } from './write-rows.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

/** A record and whose it becomes: the ids of its new owner, department or company, by the name of the link. */
export interface HandOver extends VersionedId {
  readonly to: Readonly<Record<string, string | null | undefined>>;
}

/** The links that decide whose a record is with us: they change by handing it over and in no other way. */
export const handOverFields = (record: RecordType): Field[] => storageOf(record).scope.filter(isHandedOver);

/**
 * Hands records over. Whether the caller may is asked of the record as it was, and the new owner is looked for as the caller;
 * it is written as facts, because afterwards the record may be out of the caller's reach.
 */
export function handOverSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  items: readonly HandOver[],
  options: WriteOptions = {},
): Promise<Written[]> {
  return writeSet(kernel, principal, record, 'update', options, async (work) => {
    const { rights } = work.principal;
    const needed = neededToWrite(
      rights,
      record,
      items.map(({ to }) => given(to)),
      rights.access(record).update,
    );
    const entities = await lockAsCaller(work, record, items, needed);
    const reasons: Record<string, string> = {};
    const links = items.flatMap(({ to }, at) => linksOf(work.principal, record, to, options.listed ? `${at}.` : '', reasons));
    const answer = await askLinks(work.transaction, links, { record });
    judgeLinks(links, answer, reasons);
    if (Object.keys(reasons).length > 0) throw new InvalidInput(reasons);
    for (const [at, entity] of entities.entries()) {
      requireInUse(work, record, entity);
      await requireVersion(work, record, entity, items[at]!.version, items[at]!.to);
      for (const [name, id] of Object.entries(items[at]!.to)) if (id) entity[name] = { id: checkedId(id) };
    }
    for (const rule of placementsOf(record.target)) await rule(entities, work);
    const changes = entities.map((entity) => ({ entity, before: work.snapshotOf(entity) }));
    await work.wrote(
      record,
      await writeRows({ transaction: work.transaction, record, context: 'facts', action: 'hand over', now: work.now }, changes),
    );
    return entities;
  });
}

/** Without the links that stay as they are. */
const given = (to: HandOver['to']) => Object.fromEntries(Object.entries(to).filter(([, id]) => id));

function linksOf(
  { rights }: Principal,
  record: RecordType,
  to: HandOver['to'],
  path: string,
  reasons: Record<string, string>,
): WantedLink[] {
  const fields = new Map(handOverFields(record).map((field) => [field.name, field]));
  return Object.entries(to).flatMap(([name, sent]) => {
    const field = fields.get(name);
    const id = checkedId(sent);
    if (sent === null || sent === undefined) return [];
    if (!field) reasons[path + name] = 'UNKNOWN_FIELD';
    else if (!id) reasons[path + name] = 'BAD_ID';
    else if (!rights.mayWrite(field)) reasons[path + name] = 'FORBIDDEN';
    else if (field.fixed) reasons[path + name] = 'FIXED';
    return field && id ? [{ path: path + name, field, id }] : [];
  });
}
