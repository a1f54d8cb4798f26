import { Secret, TOTP } from 'otpauth';
import type { Pool } from 'pg';
import type { Vault } from '../vault.js';

const issuer = 'Timon';
/** What authenticator apps expect: six digits of SHA-1, a new code every 30 seconds. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks differ: the code before and the code after count as well. */
const window = 1;

export interface TotpSetup {
  readonly secret: string;
  /** What the picture for the app says. */
  readonly uri: string;
}

/** Codes of an authenticator app. Their secrets lie sealed, and a code counts once. */
export class Totps {
  constructor(
    private readonly gate: Pool,
    private readonly vault: Vault,
  ) {}

  /** A new secret, which counts from its first right code on; one that was there counts until then. */
  async begin(principalId: string, account: string): Promise<TotpSetup> {
    const secret = new Secret({ size: 20 });
    await this.gate.query(
      `insert into timon.totp (principal_id, pending_secret) values ($1, $2) on conflict (principal_id) do update set pending_secret = excluded.pending_secret`,
      [principalId, this.vault.seal('totp', principalId, secret.base32)],
    );
    return { secret: secret.base32, uri: new TOTP({ ...form, issuer, label: account, secret }).toString() };
  }

  /** Whether the code shows that the app has the new secret, which counts from now on. */
  async settle(principalId: string, code: string, now: Date): Promise<boolean> {
    const { rows } = await this.gate.query<{ pending: Buffer | null }>(
      'select pending_secret as pending from timon.totp where principal_id = $1',
      [principalId],
    );
    const step = rows[0]?.pending && this.stepOf(principalId, rows[0].pending, code, now);
    if (!step) return false;
    const { rowCount } = await this.gate.query(
      `update timon.totp set secret = pending_secret, pending_secret = null, last_step = $2, added_at = $3
        where principal_id = $1 and pending_secret = $4`,
      [principalId, step, now, rows[0]!.pending],
    );
    return rowCount === 1;
  }

  /** Whether the code is right, and neither it nor a later one has been used: of two at the same moment, one is. */
  async spend(principalId: string, code: string, now: Date): Promise<boolean> {
    const { rows } = await this.gate.query<{ secret: Buffer | null }>('select secret from timon.totp where principal_id = $1', [
      principalId,
    ]);
    const step = rows[0]?.secret && this.stepOf(principalId, rows[0].secret, code, now);
    if (!step) return false;
    const { rowCount } = await this.gate.query('update timon.totp set last_step = $2 where principal_id = $1 and last_step < $2', [
      principalId,
      step,
    ]);
    return rowCount === 1;
  }

  async remove(principalId: string): Promise<void> {
    await this.gate.query('delete from timon.totp where principal_id = $1', [principalId]);
  }

  private stepOf(principalId: string, sealed: Buffer, code: string, now: Date): number | undefined {
    const secret = this.vault.unseal('totp', principalId, sealed);
    if (secret === undefined) return undefined;
    const timestamp = now.getTime();
    const delta = TOTP.validate({ ...form, token: code, secret: Secret.fromBase32(secret), timestamp, window });
    return delta === null ? undefined : TOTP.counter({ period: form.period, timestamp }) + delta;
  }
}
