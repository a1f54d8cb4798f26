import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Vault } from './vault.js';

const randomLength = 16;
const timeLength = 6;
const lifetimeMs = 5 * 60_000;

/** What a challenge was made for: nothing that was signed for one purpose, or in one session, counts in another. */
export type ChallengePurpose = 'sign in' | 'register';

/**
 * Questions that only a passkey can answer. Each carries its end and our own mark, so that asking costs no row, also where
 * a stranger asks; only an answer that counted is remembered, until it could no longer count again.
 */
export class Challenges {
  constructor(
    private readonly gate: Pool,
    private readonly vault: Vault,
  ) {}

  make(purpose: ChallengePurpose, bound: string, now: Date): Uint8Array<ArrayBuffer> {
    const body = Buffer.alloc(randomLength + timeLength);
    randomBytes(randomLength).copy(body);
    body.writeUIntBE(now.getTime() + lifetimeMs, randomLength, timeLength);
    return new Uint8Array(Buffer.concat([body, this.vault.mark('challenge', marked(purpose, bound, body))]));
  }

  isOurs(challenge: string, purpose: ChallengePurpose, bound: string, now: Date): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    const body = bytes.subarray(0, randomLength + timeLength);
    if (body.length < randomLength + timeLength || body.readUIntBE(randomLength, timeLength) <= now.getTime()) return false;
    return this.vault.isMarked('challenge', marked(purpose, bound, body), bytes.subarray(body.length));
  }

  /** Whether this is the first time that it is answered. */
  spend(challenge: string, now: Date): Promise<boolean> {
    return spendOnce(this.gate, `challenge ${challenge}`, new Date(now.getTime() + lifetimeMs));
  }
}

const marked = (purpose: ChallengePurpose, bound: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${purpose}\0${bound}\0`), body]);

/** Whether a proof is used for the first time; whoever comes second, at the same moment too, is told that it is not. */
export async function spendOnce(gate: Pool, proof: string, until: Date): Promise<boolean> {
  const { rowCount } = await gate.query('insert into timon.spent_proof (hash, until) values ($1, $2) on conflict do nothing', [
    createHash('sha256').update(proof).digest(),
    until,
  ]);
  return rowCount === 1;
}

const quarterMs = 15 * 60_000;

/** Whether something happens for the first time in this quarter of an hour, in whichever process. */
export function firstInQuarter(gate: Pool, what: string, now: Date): Promise<boolean> {
  const quarter = Math.floor(now.getTime() / quarterMs);
  return spendOnce(gate, `noted ${quarter} ${what}`, new Date((quarter + 1) * quarterMs));
}
