import { Forbidden, InvalidInput, NeedsConfirmation, RuleBroken } from '../../errors.js';
import type { Kernel } from '../../kernel.js';
import type { RecordType } from '../../declare/registry.js';
import type { Principal } from '../../rights/principal.js';
import { lockAsCaller, titleOf } from '../../write/lock-as-caller.js';
import { uuidV7 } from '../../write/uuid-v7.js';
import { writeSet, type WriteOptions } from '../../write/write-set.js';
import { logSecurity } from '../security-log.js';
import { eraseRows, type Erased, type Erasure } from './erase-rows.js';
import { appendErasures } from './erasure-journal.js';
import { isAboutAPerson } from './personal-register.js';

export interface ErasureRequest extends Pick<WriteOptions, 'accept' | 'requireFreshProof'> {
  readonly record: RecordType;
  readonly id: string;
  readonly address?: string;
  readonly requestId?: string;
}

/** Forgets a person for whoever may remove their record: not to be undone, written down without what it took. */
export async function erasePerson(kernel: Kernel, principal: Principal, request: ErasureRequest): Promise<Erasure & Erased> {
  const { record, id, accept, requireFreshProof, address, requestId } = request;
  if (principal.kind !== 'employee') throw new Forbidden();
  const personal = record.options.personal;
  if (personal?.of !== 'itself') throw new InvalidInput({ kind: 'NOT_A_PERSON' });
  let done: (Erasure & Erased) | undefined;
  await writeSet(kernel, principal, record, 'remove', { accept, requireFreshProof }, async (work) => {
    const [entity] = await lockAsCaller(work, record, [{ id, version: 0 }], [String(work.principal.rights.access(record).remove)]);
    if (!isAboutAPerson(personal, entity!)) throw new InvalidInput({ id: 'NOT_A_PERSON' });
    const state = record.state && String(entity![record.state.name]);
    const title = titleOf(work, record, entity!);
    if (state && personal.erasableIn && !personal.erasableIn.includes(state)) throw new RuleBroken('PERSON_STILL_HERE', { title });
    if (!work.accepted('ERASE_PERSON')) throw new NeedsConfirmation('ERASE_PERSON', { title });
    work.requireFreshProof();
    const erasure = { id: uuidV7(), at: work.now, principalId: principal.id, record: record.name, recordId: entity!.id };
    done = { ...erasure, ...(await eraseRows(work, erasure)) };
    const { remembered, records, kept } = done;
    const subject = { record: record.name, id: entity!.id };
    await logSecurity(work.sql, {
      at: work.now,
      kind: 'person-erased',
      principal,
      subject,
      facts: { remembered, records, kept },
      address,
      requestId,
    });
    return [entity!];
  });
  await appendErasures(kernel.settings.dataFolder, [done!]);
  return done!;
}
