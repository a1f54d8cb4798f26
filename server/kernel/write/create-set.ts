import type { RecordType } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import type { Input } from './apply-input.js';
import { clashOf, repeatedCreates } from './clash.js';
import { createRecords } from './create-records.js';
import type { Entity } from './row.js';
import { writeSet, type WriteOptions, type Written } from './write-set.js';

export interface CreateSetOptions extends WriteOptions {
  /** The records come from elsewhere and bring their numbers along. */
  readonly imported?: boolean;
}

/**
 * Creates records in one transaction. Creating again what the same principal created under the same id with the same content
 * succeeds and changes nothing; any other id in use is refused.
 */
export async function createSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  inputs: readonly Input[],
  options: CreateSetOptions = {},
): Promise<Written[]> {
  const attempted: Entity[] = [];
  try {
    return await writeSet(kernel, principal, record, 'create', options, (work) =>
      createRecords(work, record, inputs, { ...options, attempted }),
    );
  } catch (error) {
    const clash = clashOf(error, record);
    if (!clash) throw error;
    if (clash.field || clash.record !== record) throw await clash.refusal(kernel, principal, attempted, options.listed);
    const repeated = await repeatedCreates(kernel, principal, record, inputs);
    const fresh = inputs.filter((input) => !repeated.has(String(input['id']).toLowerCase()));
    const created = fresh.length > 0 ? await createSet(kernel, principal, record, fresh, options) : [];
    return inputs.map((input) => repeated.get(String(input['id']).toLowerCase()) ?? created.shift()!);
  }
}
