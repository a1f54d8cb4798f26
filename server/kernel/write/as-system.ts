import type { Kernel } from '../kernel.js';
import { systemPrincipal } from '../rights/system-principal.js';
import { OpenWork } from './open-work.js';
import { transact } from './transaction.js';
import type { Work } from './work.js';

/** Work that no employee asked for, or that rights other than a record's own have allowed: one transaction, in Timón's own name. */
export async function asSystem<Result>(kernel: Kernel, body: (work: Work) => Promise<Result>): Promise<Result> {
  return transact(kernel, await systemPrincipal(kernel), async (transaction) => {
    const work = new OpenWork(transaction);
    const result = await body(work);
    await work.close();
    return result;
  });
}
