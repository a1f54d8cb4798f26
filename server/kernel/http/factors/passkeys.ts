import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Pool } from 'pg';
import { uuidV7 } from '../../write/uuid-v7.js';
import type { Challenges } from '../challenges.js';

/** Where the browser stands: passkeys are bound to the host, and their answers to the whole origin. */
export type Site = Pick<URL, 'origin' | 'hostname'>;

export interface PasskeyHolder {
  readonly principalId: string;
  readonly account: string;
  readonly name: string;
}

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

interface Stored {
  readonly id: string;
  readonly principalId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: string;
  readonly transports: string[];
}

const columns = `id, principal_id as "principalId", credential_id as "credentialId", public_key as "publicKey", counter, transports`;
const rpName = 'Timón';

/** Passkeys: a device and whoever unlocks it, which is two factors in one. */
export class Passkeys {
  constructor(
    private readonly gate: Pool,
    private readonly challenges: Challenges,
  ) {}

  /** What a browser needs to make one for its holder, who can then use it without saying who they are. */
  async beginToAdd({ principalId, account, name }: PasskeyHolder, bound: string, site: Site, now: Date): Promise<object> {
    return generateRegistrationOptions({
      rpName,
      rpID: site.hostname,
      userName: account,
      userDisplayName: name,
      userID: idBytes(principalId),
      challenge: this.challenges.make('register', bound, now),
      attestationType: 'none',
      excludeCredentials: await this.descriptorsOf(principalId),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
  }

  async add(principalId: string, answer: unknown, name: string, bound: string, site: Site, now: Date): Promise<boolean> {
    const made = await verified(() =>
      verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        expectedChallenge: (challenge) => this.counts(challenge, 'register', bound, now),
        expectedOrigin: site.origin,
        expectedRPID: site.hostname,
        requireUserVerification: true,
      }),
    );
    if (!made?.verified) return false;
    const { credential } = made.registrationInfo;
    const { rowCount } = await this.gate.query(
      `insert into timon.passkey (id, principal_id, credential_id, public_key, counter, transports, name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing`,
      [
        uuidV7(),
        principalId,
        Buffer.from(credential.id, 'base64url'),
        Buffer.from(credential.publicKey),
        credential.counter,
        credential.transports ?? [],
        name,
        now,
      ],
    );
    return rowCount === 1;
  }

  /** What a browser needs to show one: any that it has for this host, or one of somebody who is known already. */
  async beginToShow(principalId: string | undefined, bound: string, site: Site, now: Date): Promise<object> {
    return generateAuthenticationOptions({
      rpID: site.hostname,
      userVerification: 'required',
      challenge: this.challenges.make('sign in', bound, now),
      ...(principalId && { allowCredentials: await this.descriptorsOf(principalId) }),
    });
  }

  /** Whose passkey was shown. Nothing when it does not hold, or is not of the one who was expected. */
  async show(answer: unknown, expected: string | undefined, bound: string, site: Site, now: Date): Promise<string | undefined> {
    const response = answer as AuthenticationResponseJSON;
    const stored = typeof response?.id === 'string' ? await this.find(response.id) : undefined;
    if (!stored || (expected && stored.principalId !== expected)) return undefined;
    const shown = await verified(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => this.counts(challenge, 'sign in', bound, now),
        expectedOrigin: site.origin,
        expectedRPID: site.hostname,
        requireUserVerification: true,
        credential: {
          id: stored.credentialId.toString('base64url'),
          publicKey: new Uint8Array(stored.publicKey),
          counter: Number(stored.counter),
        },
      }),
    );
    const handle = response.response?.userHandle;
    if (!shown?.verified || (handle && handle !== Buffer.from(idBytes(stored.principalId)).toString('base64url'))) return undefined;
    await this.gate.query('update timon.passkey set counter = $2, used_at = $3 where id = $1', [
      stored.id,
      shown.authenticationInfo.newCounter,
      now,
    ]);
    return stored.principalId;
  }

  async of(principalId: string): Promise<PasskeyRow[]> {
    const { rows } = await this.gate.query<PasskeyRow>(
      `select id, name, created_at as "createdAt", used_at as "usedAt" from timon.passkey where principal_id = $1 order by created_at, id`,
      [principalId],
    );
    return rows;
  }

  /** Whether it was there to be called otherwise. */
  async rename(principalId: string, id: string, name: string): Promise<boolean> {
    const { rowCount } = await this.gate.query('update timon.passkey set name = $3 where principal_id = $1 and id::text = $2', [
      principalId,
      id,
      name,
    ]);
    return rowCount === 1;
  }

  async remove(principalId: string, id: string): Promise<boolean> {
    const { rowCount } = await this.gate.query('delete from timon.passkey where principal_id = $1 and id = $2', [principalId, id]);
    return rowCount === 1;
  }

  private async counts(challenge: string, purpose: 'sign in' | 'register', bound: string, now: Date): Promise<boolean> {
    return this.challenges.isOurs(challenge, purpose, bound, now) && (await this.challenges.spend(challenge, now));
  }

  private async find(credentialId: string): Promise<Stored | undefined> {
    const { rows } = await this.gate.query<Stored>(`select ${columns} from timon.passkey where credential_id = $1`, [
      Buffer.from(credentialId, 'base64url'),
    ]);
    return rows[0];
  }

  private async descriptorsOf(principalId: string): Promise<{ id: string; transports: string[] }[]> {
    const { rows } = await this.gate.query<Stored>(`select ${columns} from timon.passkey where principal_id = $1 order by id`, [
      principalId,
    ]);
    return rows.map(({ credentialId, transports }) => ({ id: credentialId.toString('base64url'), transports }));
  }
}

const idBytes = (principalId: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(principalId.replaceAll('-', ''), 'hex'));

/** The library throws at whatever does not hold. What a stranger sent is no fault of ours. */
async function verified<Result>(verify: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
