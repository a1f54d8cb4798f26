import type { Pool } from 'pg';
import { tokenHash } from './token.js';

const form = /^tmn_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;
const lookAgainMs = 60_000;
const mostRemembered = 5_000;

interface KnownKey {
  readonly principalId: string;
  readonly expiresAt: number;
  readonly seenAt: number;
}

/** Keys of partner apps, recognised by the hash of their secret. */
export class PartnerKeys {
  private readonly remembered = new Map<string, KnownKey>();

  constructor(private readonly gate: Pool) {}

  recall(hash: string, now: Date): string | undefined {
    const key = this.remembered.get(hash);
    return key && now.getTime() - key.seenAt < lookAgainMs && now.getTime() < key.expiresAt ? key.principalId : undefined;
  }

  /** The principal of a key that is neither unknown nor revoked nor out of date. */
  async find(token: string, hash: string, now: Date): Promise<string | undefined> {
    const [, prefix, secret] = form.exec(token) ?? [];
    if (!prefix || !secret) return undefined;
    const { rows } = await this.gate.query<{ principalId: string; expiresAt: Date }>(
      `update timon.partner_key set used_at = $3
       where prefix = $1 and secret_hash = decode($2, 'base64') and revoked_at is null and expires_at > $3
       returning principal_id as "principalId", expires_at as "expiresAt"`,
      [prefix, tokenHash(secret), now],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(hash, { principalId: row.principalId, expiresAt: row.expiresAt.getTime(), seenAt: now.getTime() });
    return row.principalId;
  }

  forgetAll(): void {
    this.remembered.clear();
  }
}
