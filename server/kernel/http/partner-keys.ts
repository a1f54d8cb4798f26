import { BlockList, isIP } from 'node:net';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { logSecurity } from '../work/security-log.js';
import { placeOf } from './attempts.js';
import { firstInQuarter } from './challenges.js';
import { tokenHash } from './token.js';

const form = /^tmn_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;
const lookAgainMs = 60_000;
const mostRemembered = 5_000;

interface KnownKey {
  readonly principalId: string;
  readonly prefix: string;
  /** Nothing where the key may come from anywhere. */
  readonly addresses: BlockList | undefined;
  readonly expiresAt: number;
  readonly seenAt: number;
}

interface KeyRow {
  readonly principalId: string;
  readonly expiresAt: Date;
  readonly addresses: string[];
}

/** Keys of partner apps, recognised by the hash of their secret. */
export class PartnerKeys {
  private readonly remembered = new Map<string, KnownKey>();

  constructor(
    private readonly gate: Pool,
    private readonly log: Logger,
  ) {}

  recall(hash: string, address: string, now: Date): string | undefined {
    const key = this.remembered.get(hash);
    if (!key || now.getTime() - key.seenAt >= lookAgainMs || now.getTime() >= key.expiresAt) return undefined;
    return comesFrom(key.addresses, address) ? key.principalId : undefined;
  }

  /** The principal of a key that is neither unknown nor revoked nor out of date, and comes from where it may. */
  async find(token: string, hash: string, address: string, now: Date): Promise<string | undefined> {
    const [, prefix, secret] = form.exec(token) ?? [];
    if (!prefix || !secret) return undefined;
    const { rows } = await this.gate.query<KeyRow>(
      `select k.principal_id as "principalId", s.expires_at as "expiresAt", k.addresses::text[] as addresses
         from timon.partner_key_secret s join timon.partner_key k on k.principal_id = s.key_id
        where s.prefix = $1 and s.secret_hash = decode($2, 'base64') and s.revoked_at is null and k.revoked_at is null and s.expires_at > $3`,
      [prefix, tokenHash(secret), now],
    );
    const row = rows[0];
    if (!row) return undefined;
    const addresses = listOf(row.addresses);
    if (!comesFrom(addresses, address)) {
      await this.refuse(row.principalId, prefix, address, now);
      return undefined;
    }
    await this.gate.query('update timon.partner_key_secret set used_at = $2 where prefix = $1', [prefix, now]);
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    const { principalId, expiresAt } = row;
    this.remembered.set(hash, { principalId, prefix, addresses, expiresAt: expiresAt.getTime(), seenAt: now.getTime() });
    return principalId;
  }

  forgetAll(): void {
    this.remembered.clear();
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

function listOf(networks: readonly string[]): BlockList | undefined {
  if (networks.length === 0) return undefined;
  const list = new BlockList();
  for (const network of networks) {
    const [net, bits] = network.split('/') as [string, string];
    list.addSubnet(net, Number(bits), isIP(net) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const comesFrom = (list: BlockList | undefined, address: string): boolean =>
  list === undefined || (isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
