import { isIP } from 'node:net';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { logSecurity } from '../work/security-log.js';
import { placeOf } from './attempts.js';
import { firstInQuarter } from './challenges.js';
import { tokenHash } from './token.js';

const form = /^tmn_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;

/** When a secret was last used is written down once a minute. */
const find = `with found as (
  select k.principal_id, s.prefix, s.used_at, cardinality(k.addresses) = 0 or coalesce($4::inet <<= any(k.addresses), false) as is_welcome
    from timon.partner_key_secret s join timon.partner_key k on k.principal_id = s.key_id
   where s.prefix = $1 and s.secret_hash = decode($2, 'base64') and s.revoked_at is null and k.revoked_at is null and s.expires_at > $3
), used as (
  update timon.partner_key_secret s set used_at = $3 from found f
   where s.prefix = f.prefix and f.is_welcome and (f.used_at is null or f.used_at <= $3 - interval '1 minute')
)
select principal_id as "principalId", is_welcome as "isWelcome" from found`;

interface FoundKey {
  readonly principalId: string;
  readonly isWelcome: boolean;
}

/**
 * Keys of partner apps, recognised by the hash of their secret. Each request looks its key up, by one index: a secret that was
 * ended, or may come from elsewhere now, is refused from the next request on, in every process.
 */
export class PartnerKeys {
  constructor(
    private readonly gate: Pool,
    private readonly log: Logger,
  ) {}

  /** The principal of a key that is neither unknown nor revoked nor out of date, and comes from where it may. */
  async find(token: string, address: string, now: Date): Promise<string | undefined> {
    const [, prefix, secret] = form.exec(token) ?? [];
    if (!prefix || !secret) return undefined;
    const from = isIP(address) === 0 || address.includes('%') ? null : address;
    const { rows } = await this.gate.query<FoundKey>({ name: 'partner-key', text: find, values: [prefix, tokenHash(secret), now, from] });
    const [key] = rows;
    if (key && !key.isWelcome) await this.refuse(key.principalId, prefix, address, now);
    return key?.isWelcome ? key.principalId : undefined;
  }

  /** Somebody holds the secret who should not: whoever owns the key has to learn of it. */
  private async refuse(id: string, prefix: string, address: string, at: Date): Promise<void> {
    if (!(await firstInQuarter(this.gate, `key ${prefix} ${placeOf(address)}`, at))) return;
    this.log.warn({ key: prefix, address }, 'a partner key came from an address that it is not for');
    await logSecurity(this.gate, {
      at,
      kind: 'key-refused',
      principal: { id },
      subject: { record: 'PartnerKey', id },
      facts: { prefix },
      address,
    });
  }
}
