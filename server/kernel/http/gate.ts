import type { IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Registry } from '../declare/registry.js';
import { mayViewAs } from '../rights/may-view-as.js';
import type { Principal } from '../rights/principal.js';
import { AccessListener } from './access-news.js';
import type { Proof } from './call.js';
import { KeyRefused } from './http.errors.js';
import { Oidc } from './oidc/oidc.js';
import type { OidcSettings } from './oidc/oidc-settings.js';
import { stateCookie, type StateCookie } from './oidc/state-cookie.js';
import { PartnerKeys } from './partner-keys.js';
import { Principals, type RightsInTime } from './principals.js';
import type { SessionCookie } from './session-cookie.js';
import { Challenges } from './challenges.js';
import { SecondFactors } from './factors/second-factors.js';
import { Sessions, type Session, type Standing } from './sessions.js';
import type { SignInSettings } from './sign-in-settings.js';
import type { Vault } from './vault.js';
import { tokenHash } from './token.js';

/** Somebody half-way in: known by a first proof, and nobody yet to whom anything but the rest of the way is open. */
export interface HalfWay {
  readonly principalId: string;
  readonly standing: Exclude<Standing, 'full'>;
  readonly hash: string;
}

export interface Identity {
  readonly principal: Principal | undefined;
  readonly proof: Proof | undefined;
  readonly halfWay?: HalfWay;
  /** Whoever is looking as the principal. */
  readonly viewer?: Principal;
}

export const nobody: Identity = { principal: undefined, proof: undefined };

export interface GateOptions {
  /** Connections under the gate's role: nobody else reads credentials, sessions and keys. */
  readonly pool: Pool;
  readonly url: string;
  readonly registry: Registry;
  readonly cookie: SessionCookie;
  readonly vault: Vault;
  readonly settings: SignInSettings;
  /** Where another sign-in service is set up. */
  readonly oidc?: { readonly settings: OidcSettings; readonly publicUrl: URL; readonly isSecure: boolean } | undefined;
  readonly time: RightsInTime;
  readonly log: Logger;
}

/** Tells from a request who asks. */
export class Gate {
  readonly pool: Pool;
  readonly cookie: SessionCookie;
  readonly sessions: Sessions;
  readonly principals: Principals;
  readonly vault: Vault;
  readonly factors: SecondFactors;
  readonly oidc: { readonly service: Oidc; readonly cookie: StateCookie } | undefined;
  private readonly keys: PartnerKeys;
  private readonly listener: AccessListener;
  private readonly watchers = new Set<() => void>();

  constructor({ pool, url, registry, cookie, vault, settings, oidc, time, log }: GateOptions) {
    this.pool = pool;
    this.cookie = cookie;
    this.vault = vault;
    this.oidc = oidc && { service: new Oidc(oidc.settings, oidc.publicUrl, vault, pool), cookie: stateCookie(oidc.isSecure) };
    this.sessions = new Sessions(pool, settings);
    this.factors = new SecondFactors(pool, vault, new Challenges(pool, vault), settings);
    this.principals = new Principals(pool, registry, time);
    this.keys = new PartnerKeys(pool, log);
    this.listener = new AccessListener(
      url,
      {
        rightsChanged: (id) => {
          this.principals.forget(id);
          this.tell();
        },
        sessionClosed: (hash) => {
          this.sessions.forget(hash);
          this.tell();
        },
        missed: () => {
          this.sessions.forgetAll();
          this.principals.forgetAll();
          this.tell();
        },
      },
      log,
    );
  }

  async open(): Promise<void> {
    await this.listener.start();
  }

  async close(): Promise<void> {
    await this.listener.stop();
  }

  /** A key that is presented must hold; a session that has run out leaves a caller who has not signed in. */
  identify(headers: IncomingHttpHeaders, address: string, now: Date): Identity | Promise<Identity> {
    if (headers.authorization !== undefined) return this.byKey(headers.authorization, address, now);
    const token = this.cookie.read(headers.cookie);
    return token === undefined ? nobody : this.bySession(tokenHash(token), now);
  }

  /** As `identify`, for those who are connected already: being connected is no sign of life that keeps a session from running out. */
  async present(headers: IncomingHttpHeaders, address: string, now: Date): Promise<Identity> {
    if (headers.authorization !== undefined) return this.byKey(headers.authorization, address, now);
    const token = this.cookie.read(headers.cookie);
    if (token === undefined) return nobody;
    const hash = tokenHash(token);
    const session = (this.listener.isListening ? this.sessions.recall(hash, now) : undefined) ?? (await this.sessions.look(hash, now));
    const principal = session && (this.principals.recall(session.principalId) ?? (await this.principals.load(session.principalId)));
    return principal ? this.identityIn(session, principal, hash) : nobody;
  }

  get isListening(): boolean {
    return this.listener.isListening;
  }

  /** Does something whenever somebody's rights, sessions or keys have changed; returns how to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  private bySession(hash: string, now: Date): Identity | Promise<Identity> {
    const session = this.listener.isListening ? this.sessions.recall(hash, now) : undefined;
    const principal = session && this.principals.recall(session.principalId);
    return principal ? this.identityIn(session, principal, hash) : this.lookUpSession(hash, now);
  }

  private async lookUpSession(hash: string, now: Date): Promise<Identity> {
    const session = await this.sessions.find(hash, now);
    const principal = session && (this.principals.recall(session.principalId) ?? (await this.principals.load(session.principalId)));
    return principal ? this.identityIn(session, principal, hash) : nobody;
  }

  /** Whoever is half-way in is nobody to all the rest of the server, whatever path they come by. */
  private identityIn({ standing, provedAt, viewingId }: Session, principal: Principal, hash: string): Identity | Promise<Identity> {
    if (standing !== 'full') return { ...nobody, halfWay: { principalId: principal.id, standing, hash } };
    const proof: Proof = { kind: 'session', hash, provedAt };
    return viewingId ? this.looking(principal.id, viewingId, proof) : { principal, proof };
  }

  /** Read anew each time: whoever may no longer look, or no longer at this one, is nobody from the next request on. */
  private async looking(viewerId: string, viewedId: string, proof: Proof): Promise<Identity> {
    const viewer = await this.principals.load(viewerId);
    if (!viewer) return nobody;
    const known = this.principals.recall(viewedId);
    const principal = known && mayViewAs(viewer, known) ? known : await this.principals.load(viewedId);
    return principal && mayViewAs(viewer, principal) ? { principal, proof, viewer } : nobody;
  }

  private async byKey(authorization: string, address: string, now: Date): Promise<Identity> {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const id = token && (await this.keys.find(token, address, now));
    const principal = id && (this.principals.recall(id) ?? (await this.principals.load(id)));
    if (!principal) throw new KeyRefused();
    return { principal, proof: { kind: 'key', hash: tokenHash(token) } };
  }
}
