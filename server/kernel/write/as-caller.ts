import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import { OpenWork } from './open-work.js';
import { transact } from './transaction.js';
import type { Work } from './work.js';

/** Work in the name of whoever asks, written as facts: for what is everybody's own to do, whatever their grants. The caller sees to that. */
export function asCaller<Result>(kernel: Kernel, principal: Principal, body: (work: Work) => Promise<Result>): Promise<Result> {
  return transact(kernel, principal, async (transaction) => {
    const work = new OpenWork(transaction);
    const result = await body(work);
    await work.close();
    return result;
  });
}
