import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { accountOf } from '../kernel/http/credentials.js';
import { removeFactors } from '../kernel/http/factors/second-factors.js';
import { makeLink } from '../kernel/http/mailed-links.js';
import { personWith } from '../kernel/http/person-with.js';
import { Sessions } from '../kernel/http/sessions.js';
import { openKernel } from '../kernel/open-kernel.js';
import { openPool } from '../kernel/orm/pool.js';
import { gateRole } from '../kernel/orm/roles.js';
import { Refusal } from '../kernel/refusal.js';
import { logSecurity } from '../kernel/work/security-log.js';
import { asSystem } from '../kernel/write/index.js';
import { loadModules } from '../wiring.js';

export const needsDatabase = true;

const usage = `Usage: npm run account -- link EMAIL
       npm run account -- forget-factors EMAIL

For whoever can no longer sign in while nobody else is there to help: the only head, above all.

link            shows a link that opens the account once, within half an hour, for a new password. A second factor stays.
forget-factors  takes the authenticator app, the passkeys and the recovery codes of an account away, and signs it out
                everywhere. Where a second factor is required, the next sign-in sets one up.`;

/** `npm run account`. */
export default async function account(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const [action, email] = positionals;
  if (values.help || !action) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  if (!email || (action !== 'link' && action !== 'forget-factors')) throw new Refusal(usage);
  const { kernel, log, runtimeUrl, close } = await openKernel({ ...readConfig(), logLevel: 'warn' }, await loadModules());
  const gate = openPool(runtimeUrl, { role: gateRole, connections: 1, statementTimeoutMs: 5_000, log });
  try {
    const { id } = await personWith(email, gate, kernel.registry);
    const subject = { record: 'Employee', id };
    const [at, facts] = [kernel.clock(), { by: 'console' }];
    if (action === 'link') {
      const link = await asSystem(kernel, (work) => makeLink(work, kernel, 'reset', { principalId: id, email: accountOf(email) }));
      await logSecurity(kernel, { at, kind: 'password-reset-asked', subject, facts });
      console.log(link.href);
    } else {
      await removeFactors(gate, id);
      await new Sessions(gate).closeAllOf(id);
      await logSecurity(kernel, { at, kind: 'factor-removed', subject, facts });
      console.log(`${email} signs in with a password alone from now on, until a second factor is set up.`);
    }
    return 0;
  } finally {
    await gate.end();
    await close();
  }
}

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean', short: 'h', default: false } } });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}
