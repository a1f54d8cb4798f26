import type { Pool } from 'pg';
import { usualSignIn, type SignInSettings } from './sign-in-settings.js';
import { newToken, tokenHash } from './token.js';

/** How often a session in use is looked up and its use written down. */
const lookAgainMs = 60_000;
const mostRemembered = 20_000;
/** Half-way in, nobody waits for long: to show a second factor, and to set one up. */
const halfWayMs = { confirm: 10 * 60_000, enrol: 30 * 60_000 } as const;

/** How far a sign-in has come: all the way, up to the second factor, or up to setting one up where it is required. */
export type Standing = 'full' | 'confirm' | 'enrol';

export interface Session {
  readonly principalId: string;
  readonly standing: Standing;
  /** As whom its holder is looking. */
  readonly viewingId: string | null;
  readonly expiresAt: number;
  /** When its holder last proved who they are. */
  readonly provedAt: number;
  readonly seenAt: number;
}

export interface NewSession {
  readonly principalId: string;
  readonly standing: Standing;
  readonly now: Date;
  /** When its holder proved who they are, where that was before. */
  readonly provedAt?: Date | undefined;
  readonly address: string;
  readonly agent: string | undefined;
}

/** A session as its holder sees it. */
export interface SessionRow {
  readonly id: string;
  readonly hash: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

interface SessionColumns {
  readonly principalId: string;
  readonly standing: Standing;
  readonly viewingId: string | null;
  readonly expiresAt: Date;
  readonly provedAt: Date;
}

const columns = `principal_id as "principalId", standing, viewing_id as "viewingId", expires_at as "expiresAt", proved_at as "provedAt"`;
const holds = `token_hash = decode($1, 'base64') and seen_at > $3 and expires_at > $2`;

const sessionOf = ({ expiresAt, provedAt, ...rest }: SessionColumns, now: Date): Session => ({
  ...rest,
  expiresAt: expiresAt.getTime(),
  provedAt: provedAt.getTime(),
  seenAt: now.getTime(),
});

/** Who is signed in. PostgreSQL keeps the truth; what was looked up within the last minute is remembered here. */
export class Sessions {
  private readonly remembered = new Map<string, Session>();
  private readonly idleMs: number;
  private readonly longestMs: number;
  /** Counts the endings that were heard of, so that an answer that was under way meanwhile is not remembered. */
  private endings = 0;

  constructor(
    private readonly gate: Pool,
    { idleMinutes, longestHours }: Pick<SignInSettings, 'idleMinutes' | 'longestHours'> = usualSignIn,
  ) {
    this.idleMs = idleMinutes * 60_000;
    this.longestMs = longestHours * 3_600_000;
  }

  get lifetimeSeconds(): number {
    return this.longestMs / 1000;
  }

  async open({ principalId, standing, now, provedAt = now, address, agent }: NewSession): Promise<string> {
    const token = newToken();
    const lifetimeMs = standing === 'full' ? this.longestMs : halfWayMs[standing];
    await this.gate.query(
      `insert into timon.session (token_hash, principal_id, standing, created_at, seen_at, proved_at, expires_at, address, agent)
       values (decode($1, 'base64'), $2, $3, $4, $4, $8, $5, nullif($6, '')::inet, $7)`,
      [tokenHash(token), principalId, standing, now, new Date(now.getTime() + lifetimeMs), address, agent?.slice(0, 300), provedAt],
    );
    return token;
  }

  /** A session in use, without asking the database where it was seen a moment ago. */
  recall(hash: string, now: Date): Session | undefined {
    const session = this.remembered.get(hash);
    return session && now.getTime() - session.seenAt < lookAgainMs && now.getTime() < session.expiresAt ? session : undefined;
  }

  async find(hash: string, now: Date): Promise<Session | undefined> {
    const before = this.endings;
    const { rows } = await this.gate.query<SessionColumns>(`update timon.session set seen_at = $2 where ${holds} returning ${columns}`, [
      hash,
      now,
      new Date(now.getTime() - this.idleMs),
    ]);
    const row = rows[0];
    if (!row) {
      this.remembered.delete(hash);
      return undefined;
    }
    const session = sessionOf(row, now);
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    if (this.endings === before) this.remembered.set(hash, session);
    return session;
  }

  /** From now on the session sees what somebody else would see; with nobody, what its holder sees. Every process looks it up again. */
  async view(hash: string, viewedId: string | null): Promise<void> {
    await this.gate.query(
      `with viewing as (update timon.session set viewing_id = $2 where token_hash = decode($1, 'base64'))
       select pg_notify('timon_sessions', $1)`,
      [hash, viewedId],
    );
    this.forget(hash);
  }

  /** A session that holds, without counting the look as its use. */
  async look(hash: string, now: Date): Promise<Session | undefined> {
    const { rows } = await this.gate.query<SessionColumns>(`select ${columns} from timon.session where ${holds}`, [
      hash,
      now,
      new Date(now.getTime() - this.idleMs),
    ]);
    return rows[0] && sessionOf(rows[0], now);
  }

  /** All in which somebody can go on, the latest first. */
  async of(principalId: string, now: Date): Promise<SessionRow[]> {
    const { rows } = await this.gate.query<SessionRow>(
      `select id, encode(token_hash, 'base64') as hash, created_at as "createdAt", seen_at as "seenAt",
              least(expires_at, seen_at + make_interval(secs => $3)) as "expiresAt", host(address) as address, agent
         from timon.session where principal_id = $1 and standing = 'full' and seen_at > $2::timestamptz - make_interval(secs => $3) and expires_at > $2
        order by seen_at desc, id`,
      [principalId, now, this.idleMs / 1000],
    );
    return rows;
  }

  // That a session ended the database tells every process, this one too; forgetting it at once spares the way.
  async close(hash: string): Promise<void> {
    await this.gate.query(`delete from timon.session where token_hash = decode($1, 'base64')`, [hash]);
    this.forget(hash);
  }

  /** Ends one of somebody's sessions; false when it is none of theirs. */
  async closeOneOf(principalId: string, id: string): Promise<boolean> {
    const { rows } = await this.gate.query<{ hash: string }>(
      `delete from timon.session where principal_id = $1 and id = $2 returning encode(token_hash, 'base64') as hash`,
      [principalId, id],
    );
    for (const { hash } of rows) this.forget(hash);
    return rows.length > 0;
  }

  /** Signs somebody out everywhere, but for the session they are in. */
  async closeAllOf(principalId: string, except?: string): Promise<void> {
    await this.gate.query(
      `delete from timon.session where principal_id = $1 and ($2::text is null or token_hash <> decode($2, 'base64'))`,
      [principalId, except ?? null],
    );
    for (const [hash, session] of this.remembered) if (session.principalId === principalId && hash !== except) this.forget(hash);
  }

  forget(hash: string): void {
    this.endings += 1;
    this.remembered.delete(hash);
  }

  forgetAll(): void {
    this.endings += 1;
    this.remembered.clear();
  }

  /** Removes what nobody can use any more. */
  async sweep(now: Date): Promise<void> {
    await this.gate.query(`delete from timon.session where expires_at < $1 or seen_at < $2`, [now, new Date(now.getTime() - this.idleMs)]);
    await this.gate.query(`delete from timon.attempt where at < $1`, [new Date(now.getTime() - 2 * 3_600_000)]);
    await this.gate.query(`delete from timon.spent_proof where until < $1`, [now]);
    await this.gate.query(`delete from timon.mailed_token where expires_at < $1`, [now]);
  }
}
