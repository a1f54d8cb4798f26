import { Level } from '../declare/level.js';
import { classesNeedingRight } from '../declare/field-class.js';
import type { Registry } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { loadPrincipal, type Principal } from './principal.js';
import { publishPrincipals } from './publish.js';

type Reach = Pick<Kernel, 'pool' | 'registry'>;

/** Stands in the history for what nobody in particular did: seeds, imports at the console, the first company. */
export const systemPrincipalId = '00000000-0000-7000-8000-000000000001';

/** Timón itself, with the rights of a head everywhere. Nobody can sign in as it. */
export async function systemPrincipal({ pool, registry }: Reach): Promise<Principal> {
  const known = await loadPrincipal(pool, registry, systemPrincipalId);
  return known ?? (await publishSystem({ pool, registry }));
}

/** Works out the system's rights again, since records may have been added. */
export async function publishSystem({ pool, registry }: Reach): Promise<Principal> {
  await asFacts(pool, (client) => publishSystemIn(client, registry));
  return (await loadPrincipal(pool, registry, systemPrincipalId))!;
}

/** The same in a transaction that sees all facts. */
export async function publishSystemIn(sql: Parameters<typeof publishPrincipals>[0], registry: Registry): Promise<void> {
  const everywhere = { companyId: null, departmentId: null, domain: '*', level: Level.Head, rights: [...classesNeedingRight] };
  const definition = {
    id: systemPrincipalId,
    kind: 'system' as const,
    budget: 'system' as const,
    employeeId: null,
    companyId: null,
    departmentId: null,
    partyId: null,
    name: 'Timón',
    email: null,
    active: true,
    language: 'en' as const,
    timeZone: 'UTC',
    grants: [everywhere],
    scopes: [],
    changesAt: null,
    departmentsOf: {},
  };
  await publishPrincipals(sql, registry, [definition]);
}
