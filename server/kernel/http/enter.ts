import type { SecurityKind } from '../work/security-log.js';
import { logSecurity } from '../work/security-log.js';
import { placeOf } from './attempts.js';
import type { Call } from './call.js';
import { firstInQuarter } from './challenges.js';
import { SecondFactorMissing, SecondFactorNeeded, WrongCredentials } from './http.errors.js';
import { Me } from './operations/me.js';
import type { Standing } from './sessions.js';

/** How somebody has shown who they are. A passkey is a device and whoever unlocks it: two factors in one. */
export type ShownBy =
  'password' | 'mail' | 'oidc' | 'passkey' | 'password and TOTP' | 'password and PASSKEY' | 'password and RECOVERY_CODE' | 'setup code';

/**
 * After a first proof: lets somebody in, or refuses with what is still to be done. The session of whoever is half-way in
 * leads to nothing but that. Every way to sign in by one proof ends here.
 */
export async function enter(call: Call, principalId: string, shownBy: ShownBy): Promise<Me> {
  const { gate, now } = call;
  const principal = await gate.principals.load(principalId);
  if (!principal) throw new WrongCredentials();
  if (shownBy === 'passkey') return letIn(call, principalId, shownBy);
  const { standing, methods } = await gate.factors.standingOf(principal, now);
  if (standing === 'full') return letIn(call, principalId, shownBy);
  await openSession(call, principalId, standing);
  throw standing === 'confirm' ? new SecondFactorNeeded({ methods }) : new SecondFactorMissing();
}

/** All that was asked has been shown. */
export async function letIn(call: Call, principalId: string, shownBy: ShownBy): Promise<Me> {
  const me = await startSession(call, principalId);
  await noteSecurity(call, 'signed-in', { principalId, facts: { shownBy } });
  return me;
}

/** A new session each time somebody proves who they are: one that was there before, perhaps planted, ends. */
export async function startSession(call: Call, principalId: string, provedAt?: Date): Promise<Me> {
  const principal = await call.gate.principals.load(principalId);
  if (!principal) throw new WrongCredentials();
  await openSession(call, principalId, 'full', provedAt);
  call.principal = principal;
  return Me.of(principal);
}

async function openSession(call: Call, principalId: string, standing: Standing, provedAt?: Date): Promise<void> {
  const { gate, proof, halfWay, now, address, agent } = call;
  const before = proof?.kind === 'session' ? proof.hash : halfWay?.hash;
  if (before) await gate.sessions.close(before);
  const token = await gate.sessions.open({ principalId, standing, now, provedAt, address, agent });
  call.cookies.push(gate.cookie.write(token, gate.sessions.lifetimeSeconds));
}

interface Noted {
  /** Who did it, where that is not the caller. */
  readonly principalId?: string;
  /** Whose account it was done to. */
  readonly subject?: Pick<Me, 'id' | 'kind'> | undefined;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** What the log calls the accounts of those who are no employees. */
const accounts: Readonly<Record<string, string>> = { portal: 'PortalUser', key: 'PartnerKey' };

/** Writes something that happened at the door into the security log. */
export async function noteSecurity(call: Call, kind: SecurityKind, { principalId, subject, facts }: Noted = {}): Promise<void> {
  const { kernel, now, address, requestId, principal, viewer } = call;
  const id = principalId ?? viewer?.id ?? principal?.id;
  await logSecurity(kernel, {
    at: now,
    kind,
    principal: id ? { id } : undefined,
    subject: subject && { record: accounts[subject.kind] ?? 'Employee', id: subject.id },
    facts,
    address,
    requestId,
  });
}

/** Once a quarter of an hour for each place: whoever goes on trying must not be able to fill a log that is kept for good. */
export const noteRateLimit = (call: Call): Promise<void> => noteStranger(call, 'rate-limited');

/** The same for whatever costs a stranger nothing and is counted nowhere else. */
export async function noteStranger(call: Call, kind: SecurityKind, facts: NonNullable<Noted['facts']> = {}): Promise<void> {
  const isFirst = await firstInQuarter(call.gate.pool, `${kind} ${JSON.stringify(facts)} ${placeOf(call.address)}`, call.now);
  if (isFirst) await noteSecurity(call, kind, { facts });
}
