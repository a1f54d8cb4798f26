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
export function createSet(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  inputs: readonly Input[],
  options: CreateSetOptions = {},
): Promise<Written[]> {
  return createMissing(kernel, principal, record, inputs, options, new Map());
}

async function createMissing(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  inputs: readonly Input[],
  options: CreateSetOptions,
  present: ReadonlyMap<string, Written>,
): Promise<Written[]> {
  const idOf = (input: Input) => String(input['id']).toLowerCase();
  const attempted: Entity[] = [];
  try {
    return await writeSet(kernel, principal, record, 'create', options, async (work) => {
      const missing = inputs.filter((input) => !present.has(idOf(input)));
      const created = missing.length > 0 ? await createRecords(work, record, missing, { ...options, attempted }) : [];
      return inputs.map((input) => present.get(idOf(input)) ?? created.shift()!);
    });
  } catch (error) {
    const clash = clashOf(error, record);
    if (!clash) throw error;
    if (clash.field || clash.record !== record) throw await clash.refusal(kernel, principal, attempted, options.listed);
    const repeated = await repeatedCreates(kernel, principal, record, inputs);
    // The id that clashed is none of those sent: something that follows from creating is at fault.
    if (repeated.size <= present.size) throw error;
    return createMissing(kernel, principal, record, inputs, options, repeated);
  }
}
