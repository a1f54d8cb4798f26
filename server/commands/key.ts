import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { createKey, listKeys, revokeKey } from '../kernel/http/manage-keys.js';
import { openKernel } from '../kernel/open-kernel.js';
import { openPool } from '../kernel/orm/pool.js';
import { gateRole } from '../kernel/orm/roles.js';
import { Refusal } from '../kernel/refusal.js';
import { loadModules } from '../wiring.js';

export const needsDatabase = true;

const usage = `Usage: npm run key -- create --name NAME --as EMAIL --scope read|write [--expires DAYS]
       npm run key -- list
       npm run key -- revoke PREFIX

create   makes a key for a partner app and shows it once. It may do what the employee of EMAIL may, and never more:
         with --scope read only look, with --scope write change things too. It expires after 365 days, or after DAYS.
         The app sends it as "Authorization: Bearer KEY".
list     shows the keys there are, without their secrets.
revoke   ends a key at once. PREFIX is the part between the underscores, as list shows it.`;

/** `npm run key`. */
export default async function keys(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const [action, prefix] = positionals;
  if (values.help || !action) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const { kernel, log, runtimeUrl, close } = await openKernel({ ...readConfig(), logLevel: 'warn' }, await loadModules());
  const gate = openPool(runtimeUrl, { role: gateRole, connections: 1, statementTimeoutMs: 5_000, log });
  const now = kernel.clock();
  try {
    if (action === 'create') {
      const { name, as, scope, expires } = values;
      if (!name || !as || (scope !== 'read' && scope !== 'write') || !/^[1-9]\d{0,2}$/.test(expires)) throw new Refusal(usage);
      console.log(await createKey(kernel, gate, { name, owner: as, scope, days: Number(expires), now }));
      console.error('This is the only time the key is shown. It goes into the header "Authorization: Bearer KEY".');
    } else if (action === 'list') {
      console.log(aligned(await listKeys(gate, now)));
    } else if (action === 'revoke' && prefix) {
      await revokeKey(kernel, gate, prefix, now);
      console.log(`The key ${prefix} is revoked.`);
    } else throw new Refusal(usage);
    return 0;
  } finally {
    await gate.end();
    await close();
  }
}

/** Columns as wide as what stands in them, under their names. */
function aligned(rows: Awaited<ReturnType<typeof listKeys>>): string {
  if (rows.length === 0) return 'There are no keys yet.';
  const names = ['prefix', 'name', 'as', 'scope', 'state', 'expires', 'used'] as const;
  const table = [[...names], ...rows.map((row) => names.map((name) => row[name]))];
  const widths = names.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        name: { type: 'string' },
        as: { type: 'string' },
        scope: { type: 'string' },
        expires: { type: 'string', default: '365' },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}
