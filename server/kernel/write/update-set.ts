import type { RecordType } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { clashOf } from './clash.js';
import type { Entity } from './row.js';
import { updateRecords, type UpdateItem } from './update-records.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

/** Changes records in one transaction: all of them or none. */
export async function updateSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  items: readonly UpdateItem[],
  options: WriteOptions = {},
): Promise<Written[]> {
  const attempted: Entity[] = [];
  try {
    return await writeSet(kernel, principal, record, 'update', options, (work) =>
      updateRecords(work, record, items, { ...options, attempted }),
    );
  } catch (error) {
    const clash = clashOf(error, record);
    throw clash ? await clash.refusal(kernel, principal, attempted, options.listed) : error;
  }
}
