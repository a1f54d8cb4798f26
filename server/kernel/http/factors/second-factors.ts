import type { Pool } from 'pg';
import type { Principal } from '../../rights/principal.js';
import { countAttempt, forgiveAttempts } from '../attempts.js';
import type { Challenges } from '../challenges.js';
import { RateLimited } from '../../errors.js';
import type { Standing } from '../sessions.js';
import type { SignInSettings } from '../sign-in-settings.js';
import type { Vault } from '../vault.js';
import { needsSecondFactor } from './needs-second-factor.js';
import { Passkeys, type Site } from './passkeys.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Totps } from './totp.js';

/** Ways to show a second factor. */
export type FactorMethod = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

/** What somebody shows: a code of the app or from paper, or what a passkey answered. */
export interface ShownFactor {
  readonly code?: string | null;
  readonly passkey?: unknown;
}

export interface Showing {
  readonly principalId: string;
  /** The session in which the passkey was asked for. */
  readonly bound: string;
  readonly site: Site;
  readonly address: string;
  readonly now: Date;
}

const dayMs = 86_400_000;
const sixDigits = /^\d{6}$/;

/** What somebody has besides a password, and whether they have to. */
export class SecondFactors {
  readonly totps: Totps;
  readonly passkeys: Passkeys;
  readonly codes: RecoveryCodes;

  constructor(
    private readonly gate: Pool,
    vault: Vault,
    challenges: Challenges,
    private readonly settings: SignInSettings,
  ) {
    this.totps = new Totps(gate, vault);
    this.passkeys = new Passkeys(gate, challenges);
    this.codes = new RecoveryCodes(gate);
  }

  isNeededBy(principal: Pick<Principal, 'kind' | 'grants'>): boolean {
    return needsSecondFactor(principal, this.settings.secondFactorForAll);
  }

  /** Nothing when somebody has none: recovery codes alone are no factor, they stand in for one. */
  async methodsOf(principalId: string): Promise<FactorMethod[]> {
    const { rows } = await this.gate.query<Record<'totp' | 'passkey' | 'code', boolean>>(
      `select exists (select from timon.totp where principal_id = $1 and secret is not null) as totp,
              exists (select from timon.passkey where principal_id = $1) as passkey,
              exists (select from timon.recovery_code where principal_id = $1) as code`,
      [principalId],
    );
    const { totp, passkey, code } = rows[0]!;
    if (!totp && !passkey) return [];
    return [...(passkey ? ['PASSKEY' as const] : []), ...(totp ? ['TOTP' as const] : []), ...(code ? ['RECOVERY_CODE' as const] : [])];
  }

  /** How far a first proof leads: all the way, to the second factor, or to setting one up where there is no more time to wait. */
  async standingOf(principal: Principal, now: Date): Promise<{ standing: Standing; methods: FactorMethod[] }> {
    const methods = await this.methodsOf(principal.id);
    if (methods.length > 0) return { standing: 'confirm', methods };
    if (!this.isNeededBy(principal)) return { standing: 'full', methods };
    await this.gate.query('update timon.credential set factor_asked_at = $2 where principal_id = $1 and factor_asked_at is null', [
      principal.id,
      now,
    ]);
    const due = await this.dueOf(principal, now);
    return { standing: due && due <= now ? 'enrol' : 'full', methods };
  }

  /** Until when somebody who needs a second factor and has none may do without; nothing when none is asked of them. */
  async dueOf(principal: Pick<Principal, 'id' | 'kind' | 'grants'>, now: Date): Promise<Date | undefined> {
    if (!this.isNeededBy(principal) || (await this.methodsOf(principal.id)).length > 0) return undefined;
    const { rows } = await this.gate.query<{ askedAt: Date | null }>(
      'select factor_asked_at as "askedAt" from timon.credential where principal_id = $1',
      [principal.id],
    );
    return new Date((rows[0]?.askedAt ?? now).getTime() + this.settings.graceDays * dayMs);
  }

  /** Which factor was shown, if it holds. Attempts are counted before they are looked at, like those at passwords. */
  async show({ code, passkey }: ShownFactor, { principalId, bound, site, address, now }: Showing): Promise<FactorMethod | undefined> {
    const wait = await countAttempt(this.gate, principalId, address, now, 'second factor');
    if (wait !== undefined) throw new RateLimited({ retryAfterSeconds: wait });
    const method = await this.shown(code?.trim(), passkey, { principalId, bound, site, now });
    if (method) await forgiveAttempts(this.gate, principalId, address, 'second factor');
    return method;
  }

  /** Takes all of somebody's factors away, for whoever has lost them. */
  removeAll(principalId: string): Promise<void> {
    return removeFactors(this.gate, principalId);
  }

  private async shown(
    code: string | undefined,
    passkey: unknown,
    { principalId, bound, site, now }: Omit<Showing, 'address'>,
  ): Promise<FactorMethod | undefined> {
    if (passkey) return (await this.passkeys.show(passkey, principalId, bound, site, now)) ? 'PASSKEY' : undefined;
    if (!code) return undefined;
    const digits = code.replaceAll(' ', '');
    if (sixDigits.test(digits)) return (await this.totps.spend(principalId, digits, now)) ? 'TOTP' : undefined;
    const methods = await this.methodsOf(principalId);
    return methods.includes('RECOVERY_CODE') && (await this.codes.spend(principalId, code)) ? 'RECOVERY_CODE' : undefined;
  }
}

export async function removeFactors(gate: Pool, principalId: string): Promise<void> {
  await gate.query(
    `with app as (delete from timon.totp where principal_id = $1), code as (delete from timon.recovery_code where principal_id = $1)
     delete from timon.passkey where principal_id = $1`,
    [principalId],
  );
}
