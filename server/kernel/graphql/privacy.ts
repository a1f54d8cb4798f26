import type { Call } from '../http/call.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { callerOf } from '../read/run.js';
import type { Principal } from '../rights/principal.js';
import { erasePerson } from '../work/privacy/erase-person.js';
import type { Erasure } from '../work/privacy/erase-rows.js';
import { personalRegister } from '../work/privacy/personal-register.js';
import { companiesWatched } from './security-log.js';

/** The register of what is kept of persons, as far as its reader may know the fields at all. */
export function personalData(kernel: Kernel, { rights }: Principal): object[] {
  return personalRegister(kernel.registry)
    .filter(({ field }) => rights.field(field) !== 'none')
    .map(({ field, of, erasing, kept }) => ({
      kind: field.resource.root.name,
      field: field.coordinate,
      class: field.class,
      of: of === 'itself' ? null : of.name,
      erasing,
      keptStates: kept?.states ?? null,
      keptYears: kept?.years ?? null,
    }));
}

/** Who has been forgotten, newest first: that it was done, when and by whom. */
export async function erasuresDone(kernel: Kernel, reader: Principal, { first }: { first?: number | null }): Promise<object[]> {
  const companies = companiesWatched(reader);
  const rows = await asFacts(kernel.pool, async (client) => {
    const question = `select e.id, e.at, e.principal_id as "principalId", p.name as who, e.record, e.record_id as "recordId"
      from timon.erasure e left join timon.principal p on p.id = e.principal_id
      where $1::uuid[] is null or p.company_id = any ($1::uuid[]) order by e.at desc, e.id desc limit $2`;
    return (await client.query<Erasure & { who: string | null }>(question, [companies, Math.min(first ?? 50, 200)])).rows;
  });
  return rows.map(({ id, at, principalId, who, record, recordId }) => ({
    id,
    at: at.toISOString(),
    kind: record,
    record: recordId,
    who: { id: principalId, name: who ?? '' },
  }));
}

export async function forgetPerson(
  kernel: Kernel,
  call: Call,
  { kind, id, accept }: { kind: string; id: string; accept?: readonly string[] | null },
): Promise<object> {
  const principal = callerOf(call);
  const record = kernel.registry.named(kind);
  const { address, requestId } = call;
  const requireFreshProof = () => call.requireFreshProof();
  const done = await erasePerson(kernel, principal, { record, id, accept: accept ?? [], requireFreshProof, address, requestId });
  return {
    id: done.id,
    at: done.at.toISOString(),
    kind: done.record,
    record: done.recordId,
    who: { id: principal.id, name: principal.name },
    changed: done.records,
    kept: done.kept,
  };
}
