import type { Pool } from 'pg';
import type { Registry } from '../declare/registry.js';
import { loadPrincipal, type Principal } from '../rights/principal.js';

const mostRemembered = 2_000;

/** Principals with their rights worked out, until the news comes that they changed. Every statement checks the epoch besides. */
export class Principals {
  private readonly known = new Map<string, Principal>();

  constructor(
    private readonly gate: Pool,
    private readonly registry: Registry,
  ) {}

  recall(id: string): Principal | undefined {
    return this.known.get(id);
  }

  async load(id: string): Promise<Principal | undefined> {
    const principal = await loadPrincipal(this.gate, this.registry, id);
    if (this.known.size >= mostRemembered) this.known.clear();
    if (principal) this.known.set(id, principal);
    else this.known.delete(id);
    return principal;
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
