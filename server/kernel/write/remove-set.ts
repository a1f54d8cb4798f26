import type { RecordType } from '../declare/registry.js';
import { RuleBroken } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { lockAsCaller, requireVersion, titleOf, type VersionedId } from './lock-as-caller.js';
import type { OpenWork } from './open-work.js';
import type { Entity } from './row.js';
import { requireEditable } from './update-records.js';
import { writeRows } from './write-rows.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

/** Puts records into the archive: out of every list, restorable for 30 days, then gone. What is posted is never removed. */
export function removeSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  items: readonly VersionedId[],
  options: WriteOptions = {},
): Promise<Written[]> {
  return archive(kernel, principal, record, 'remove', items, options, (work, entity) => {
    requireEditable(work, record, entity);
    entity['archivedAt'] ??= work.now.toISOString();
  });
}

export function restoreSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  items: readonly VersionedId[],
  options: WriteOptions = {},
): Promise<Written[]> {
  return archive(kernel, principal, record, 'restore', items, options, (_work, entity) => (entity['archivedAt'] = undefined));
}

function archive(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  action: 'remove' | 'restore',
  items: readonly VersionedId[],
  options: WriteOptions,
  change: (work: OpenWork, entity: Entity) => void,
): Promise<Written[]> {
  // Whoever may remove may also think better of it.
  return writeSet(kernel, principal, record, 'remove', options, async (work) => {
    const entities = await lockAsCaller(work, record, items, [String(work.principal.rights.access(record).remove)]);
    for (const [at, entity] of entities.entries()) {
      await requireVersion(work, record, entity, items[at]!.version);
      if (record.options.appendOnly) throw new RuleBroken('POSTED', { title: titleOf(work, record, entity) });
      change(work, entity);
    }
    const changes = entities.map((entity) => ({ entity, before: work.snapshotOf(entity) }));
    await work.wrote(record, await writeRows({ transaction: work.transaction, record, context: 'caller', action, now: work.now }, changes));
    return entities;
  });
}
