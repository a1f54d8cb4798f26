import type { Pool } from 'pg';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import type { Vault } from './vault.js';

/**
 * Tells whoever starts a server whose key is not the one that sealed what lies in the database, as after a backup was put back
 * elsewhere. Nothing is refused: passkeys and recovery codes hold without the key; only codes of apps do not.
 */
export async function noteForeignKey(kernel: Kernel, gate: Pool, vault: Vault): Promise<string | undefined> {
  const mine = vault.mark('recognition', Buffer.from('the key of this installation')).toString('base64');
  const known = await asFacts(kernel.pool, async (sql) => {
    const { rows } = await sql.query<{ mark: string }>(
      `insert into timon.setting (name, value) values ('secret key', to_jsonb($1::text))
       on conflict (name) do update set value = timon.setting.value returning value #>> '{}' as mark`,
      [mine],
    );
    return rows[0]!.mark;
  });
  if (known === mine) return undefined;
  const { rows } = await gate.query<{ apps: number }>('select count(*)::int as apps from timon.totp where secret is not null');
  if (rows[0]!.apps > 0) {
    return (
      `The key of this server is not the one under which ${rows[0]!.apps} authenticator apps were set up: bring the former secret.key or ` +
      'TIMON_SECRET_KEY back, or let these people sign in with a passkey or a recovery code and set their app up again.'
    );
  }
  await asFacts(kernel.pool, (sql) => sql.query(`update timon.setting set value = to_jsonb($1::text) where name = 'secret key'`, [mine]));
  return undefined;
}
