import type { Language } from '../declare/texts.js';
import type { Kernel } from '../kernel.js';
import { mayViewAs } from '../rights/may-view-as.js';
import type { Principal } from '../rights/principal.js';
import { Forbidden, Unauthenticated } from '../errors.js';
import type { Gate, HalfWay } from './gate.js';
import { FreshProofNeeded } from './http.errors.js';

/** How long a proof of who somebody is counts as fresh. */
const freshMs = 10 * 60_000;

/** How the caller proved who they are: by a signed-in browser or by a partner key. */
export type Proof =
  { readonly kind: 'session'; readonly hash: string; readonly provedAt: number } | { readonly kind: 'key'; readonly hash: string };

export interface CallFacts {
  readonly principal: Principal | undefined;
  readonly proof: Proof | undefined;
  readonly halfWay?: HalfWay | undefined;
  readonly viewer?: Principal | undefined;
  /** The address of the back office, as people reach it. */
  readonly site: URL;
  readonly language: Language;
  readonly requestId: string;
  /** Of the client, as far as it is known. */
  readonly address: string;
  readonly agent: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly asksCost: boolean;
  /** Where an earlier stream broke off. */
  readonly lastEventId?: string;
  /** The request spells characters out, among which may be some that no text can hold. */
  readonly hasEscapes: boolean;
  readonly now: Date;
  readonly kernel: Kernel;
  readonly gate: Gate;
}

/** One request, as resolvers and the executor see it: who asks, in which language, from where. */
export class Call {
  principal: Principal | undefined;
  /** Whoever is looking as the principal: everything can be seen, and nothing done. */
  viewer: Principal | undefined;
  /** What has to stop when the client goes. */
  private readonly leaving = new Set<() => void>();
  private hasLeft = false;
  /** Cookies to send along with the answer. */
  readonly cookies: string[] = [];

  constructor(private readonly facts: CallFacts) {
    this.principal = facts.principal;
    this.viewer = facts.viewer;
  }

  get language(): Language {
    return this.principal?.language ?? this.facts.language;
  }

  get kernel(): Kernel {
    return this.facts.kernel;
  }

  get gate(): Gate {
    return this.facts.gate;
  }

  get proof(): Proof | undefined {
    return this.facts.proof;
  }

  /** Whoever has shown a first proof and still has to show a second factor, or to set one up. */
  get halfWay(): HalfWay | undefined {
    return this.facts.halfWay;
  }

  get site(): URL {
    return this.facts.site;
  }

  get requestId(): string {
    return this.facts.requestId;
  }

  get address(): string {
    return this.facts.address;
  }

  get agent(): string | undefined {
    return this.facts.agent;
  }

  get idempotencyKey(): string | undefined {
    return this.facts.idempotencyKey;
  }

  get asksCost(): boolean {
    return this.facts.asksCost;
  }

  get lastEventId(): string | undefined {
    return this.facts.lastEventId;
  }

  get hasEscapes(): boolean {
    return this.facts.hasEscapes;
  }

  get now(): Date {
    return this.facts.now;
  }

  /** What could hand an account to somebody else takes a proof of who asks that is not older than ten minutes. A key can give none. */
  requireFreshProof(): void {
    const { proof, now } = this.facts;
    if (!proof) throw new Unauthenticated();
    if (proof.kind !== 'session') throw new Forbidden();
    if (now.getTime() - proof.provedAt > freshMs) throw new FreshProofNeeded();
  }

  /** The client closed the connection before it had its answer. */
  get isGone(): boolean {
    return this.hasLeft;
  }

  leave(): void {
    this.hasLeft = true;
    for (const stop of this.leaving) stop();
    this.leaving.clear();
  }

  /** Does something should the client go; returns how to forget it. */
  whenGone(stop: () => void): () => void {
    this.leaving.add(stop);
    return () => void this.leaving.delete(stop);
  }

  /** Reads the rights again after a statement has said that they are out of date. */
  async refresh(): Promise<Principal | undefined> {
    const principal = this.principal && (await this.gate.principals.load(this.principal.id));
    this.principal = principal && this.viewer && !mayViewAs(this.viewer, principal) ? undefined : principal;
    return this.principal;
  }
}
