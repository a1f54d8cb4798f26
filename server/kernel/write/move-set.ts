import type { RecordType } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { lockAsCaller, requireInUse, requireVersion, type VersionedId } from './lock-as-caller.js';
import { moveRecords } from './move-records.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

/** Makes a move with records in one transaction: all of them or none. */
export function moveSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  move: string,
  items: readonly VersionedId[],
  options: WriteOptions = {},
): Promise<Written[]> {
  return writeSet(kernel, principal, record, move, options, async (work) => {
    const entities = await lockAsCaller(work, record, items, [String(work.principal.rights.access(record).moves[move]!)]);
    for (const [at, entity] of entities.entries()) {
      requireInUse(work, record, entity);
      await requireVersion(work, record, entity, items[at]!.version);
    }
    await moveRecords(work, record, move, entities);
    return entities;
  });
}
