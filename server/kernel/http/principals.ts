import type { Pool } from 'pg';
import type { Registry } from '../declare/registry.js';
import { loadPrincipal, type Principal } from '../rights/principal.js';

const mostRemembered = 2_000;

/** Rights that begin or end with a day: the clock that says when, and who works them out anew. */
export interface RightsInTime {
  readonly clock: () => Date;
  readonly republish: (principalId: string) => Promise<void>;
}

/** Principals with their rights worked out, until the news comes that they changed. Every statement checks the epoch besides. */
export class Principals {
  private readonly known = new Map<string, Principal>();

  constructor(
    private readonly gate: Pool,
    private readonly registry: Registry,
    private readonly time: RightsInTime,
  ) {}

  recall(id: string): Principal | undefined {
    const principal = this.known.get(id);
    return principal && this.isDue(principal) ? undefined : principal;
  }

  async load(id: string): Promise<Principal | undefined> {
    let principal = await loadPrincipal(this.gate, this.registry, id);
    if (principal && this.isDue(principal)) {
      await this.time.republish(id);
      principal = await loadPrincipal(this.gate, this.registry, id);
    }
    if (this.known.size >= mostRemembered) this.known.clear();
    if (principal) this.known.set(id, principal);
    else this.known.delete(id);
    return principal;
  }

  private isDue({ changesAt }: Principal): boolean {
    return changesAt !== null && changesAt <= this.time.clock();
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
