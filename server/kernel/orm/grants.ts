import type { Registry } from '../declare/registry.js';
import { callerRole, factsRole, gateRole } from './roles.js';

/** What proves who somebody is, which the gate alone may look at. */
const secrets = [
  'credential',
  'session',
  'attempt',
  'partner_key_secret',
  'totp',
  'passkey',
  'recovery_code',
  'spent_proof',
  'mailed_token',
  'identity',
]
  .map((name) => `timon.${name}`)
  .join(', ');

/** What the runtime roles may touch at all; which rows is the policies' matter. Repeated after every migration. */
export function grantStatements(registry: Registry): string {
  const tables = registry.resources.flatMap((record) => {
    const { appendOnly, summary } = record.options;
    const all = 'select, insert, update, delete';
    const commands = appendOnly ? 'select, insert' : all;
    const sideTables = new Set(record.fields.filter((field) => field.sideTable).map((field) => field.table));
    if (summary)
      return [`grant select on public."${record.table}" to ${callerRole};`, `grant ${all} on public."${record.table}" to ${factsRole};`];
    return [record.table, ...sideTables].map((table) => `grant ${commands} on public."${table}" to ${callerRole}, ${factsRole};`);
  });
  return `
    revoke all on all tables in schema public, timon from ${callerRole}, ${factsRole}, ${gateRole};
    ${tables.join('\n    ')}
    grant select, insert, update, delete on all tables in schema timon to ${factsRole};
    revoke update, delete, truncate on timon.history, timon.history_private, timon.erasure from ${factsRole};
    revoke insert, update, delete, truncate on timon.security_log, timon.security_fact, timon.chain, timon.chain_head, timon.seal, timon.erased_value from ${factsRole};
    revoke all on ${secrets} from ${factsRole};
    grant select (principal_id, email), insert, update (email), delete on timon.credential to ${factsRole};
    grant insert, delete, select (principal_id, purpose, email) on timon.mailed_token to ${factsRole};
    grant select, insert, update, delete on ${secrets} to ${gateRole};
    grant select on timon.mail, timon.partner_key to ${gateRole};
    grant select on timon.principal, timon.access_version, timon.access_override to ${gateRole}, ${callerRole};
    grant usage on all sequences in schema timon to ${callerRole}, ${factsRole};
    grant execute on all functions in schema timon to ${callerRole}, ${factsRole};
    revoke execute on function timon.erase_entries, timon.forget_access from ${callerRole};
  `;
}
