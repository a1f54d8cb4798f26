import type { Pool } from 'pg';
import { newToken, tokenHash } from './token.js';

const idleMs = 30 * 60_000;
const longestMs = 12 * 3_600_000;
/** How often a session in use is looked up and its use written down. */
const lookAgainMs = 60_000;
const mostRemembered = 20_000;

export const sessionLifetimeSeconds = longestMs / 1000;

export interface Session {
  readonly principalId: string;
  readonly expiresAt: number;
  seenAt: number;
}

/** Who is signed in. PostgreSQL keeps the truth; what was looked up within the last minute is remembered here. */
export class Sessions {
  private readonly remembered = new Map<string, Session>();

  constructor(private readonly gate: Pool) {}

  async open(principalId: string, now: Date, address: string, agent: string | undefined): Promise<string> {
    const token = newToken();
    await this.gate.query(
      `insert into timon.session (token_hash, principal_id, created_at, seen_at, expires_at, address, agent)
       values (decode($1, 'base64'), $2, $3, $3, $4, nullif($5, '')::inet, $6)`,
      [tokenHash(token), principalId, now, new Date(now.getTime() + longestMs), address, agent?.slice(0, 300)],
    );
    return token;
  }

  /** A session in use, without asking the database where it was seen a moment ago. */
  recall(hash: string, now: Date): Session | undefined {
    const session = this.remembered.get(hash);
    return session && now.getTime() - session.seenAt < lookAgainMs && now.getTime() < session.expiresAt ? session : undefined;
  }

  async find(hash: string, now: Date): Promise<Session | undefined> {
    const { rows } = await this.gate.query<{ principalId: string; expiresAt: Date }>(
      `update timon.session set seen_at = $2 where token_hash = decode($1, 'base64') and seen_at > $3 and expires_at > $2
       returning principal_id as "principalId", expires_at as "expiresAt"`,
      [hash, now, new Date(now.getTime() - idleMs)],
    );
    const row = rows[0];
    if (!row) {
      this.remembered.delete(hash);
      return undefined;
    }
    const session = { principalId: row.principalId, expiresAt: row.expiresAt.getTime(), seenAt: now.getTime() };
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(hash, session);
    return session;
  }

  async close(hash: string): Promise<void> {
    await this.gate.query(
      `with closed as (delete from timon.session where token_hash = decode($1, 'base64') returning token_hash)
       select pg_notify('timon_sessions', $1)`,
      [hash],
    );
    this.forget(hash);
  }

  /** Signs somebody out everywhere, but for the session they are in. */
  async closeAllOf(principalId: string, except?: string): Promise<void> {
    await this.gate.query(
      `with closed as (delete from timon.session where principal_id = $1 and ($2::text is null or token_hash <> decode($2, 'base64')) returning token_hash)
       select pg_notify('timon_sessions', encode(token_hash, 'base64')) from closed`,
      [principalId, except ?? null],
    );
    for (const [hash, session] of this.remembered) if (session.principalId === principalId && hash !== except) this.remembered.delete(hash);
  }

  forget(hash: string): void {
    this.remembered.delete(hash);
  }

  forgetAll(): void {
    this.remembered.clear();
  }

  /** Removes what nobody can use any more. */
  async sweep(now: Date): Promise<void> {
    await this.gate.query(`delete from timon.session where expires_at < $1 or seen_at < $2`, [now, new Date(now.getTime() - idleMs)]);
    await this.gate.query(`delete from timon.attempt where at < $1`, [new Date(now.getTime() - 2 * 3_600_000)]);
  }
}
