import type { Kernel } from '../kernel.js';

type Republish = (kernel: Kernel, principalId: string) => Promise<void>;

const republishers: Republish[] = [];

/** Registers what works out anew the rights of a principal whose grants begin or end with time. */
export function whenRightsAreDue(republish: Republish): void {
  republishers.push(republish);
}

/** Brings the rights of a principal up to this moment, in the rights tables and so for every process. */
export async function republishDue(kernel: Kernel, principalId: string): Promise<void> {
  for (const republish of republishers) await republish(kernel, principalId);
}
