import { RateLimited } from '../../errors.js';
import type { Call } from '../call.js';
import { noteRateLimit, noteSecurity } from '../enter.js';
import type { FactorMethod, ShownFactor } from '../factors/second-factors.js';

/** Looks at a second factor that was shown in this request, and writes down what came of it. */
export async function shownIn(call: Call, principalId: string, shown: ShownFactor): Promise<FactorMethod | undefined> {
  const { gate, site, address, now, halfWay, proof } = call;
  const bound = halfWay?.hash ?? proof?.hash ?? '';
  const method = await gate.factors.show(shown, { principalId, bound, site, address, now }).catch(async (error: unknown) => {
    if (error instanceof RateLimited) await noteRateLimit(call);
    throw error;
  });
  if (!method) await noteSecurity(call, 'factor-refused', { principalId });
  if (method === 'RECOVERY_CODE') {
    const left = await gate.factors.codes.left(principalId);
    await noteSecurity(call, 'recovery-code-used', { principalId, facts: { left } });
  }
  return method;
}
