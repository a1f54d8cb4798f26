import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { DomainError } from '../kernel/errors.js';
import { personWith } from '../kernel/http/person-with.js';
import { openKernel } from '../kernel/open-kernel.js';
import { asFacts } from '../kernel/orm/as-facts.js';
import { openPool } from '../kernel/orm/pool.js';
import { gateRole } from '../kernel/orm/roles.js';
import { Refusal } from '../kernel/refusal.js';
import { createKey, endSecret, listKeys, revokeKey, rotateKey, setKeyAddresses, type KeyRoom } from '../partner/keys/index.js';
import { loadModules } from '../wiring.js';

export const needsDatabase = true;

const usage = `Usage: npm run key -- create --name NAME --as EMAIL --scope read|write [--expires DAYS] [--party CODE] [--from NETWORK,…]
       npm run key -- list
       npm run key -- rotate PREFIX [--expires DAYS]
       npm run key -- end PREFIX
       npm run key -- addresses PREFIX [--from NETWORK,…]
       npm run key -- revoke PREFIX

create     makes a key for a partner app and shows it once. It may do what the employee of EMAIL may, and never more:
           with --scope read only look, with --scope write change things too. It expires after 365 days, or after DAYS.
           With --party it sees the documents of that customer or supplier alone; with --from it comes from these networks
           alone. The app sends it as "Authorization: Bearer KEY".
list       shows the keys there are, without their secrets.
rotate     gives a key a second secret, so that the app changes over without a pause.
end        ends one secret of a key; the other goes on.
addresses  says from which networks a key may come; without --from, from anywhere.
revoke     ends a key at once, with all its secrets. PREFIX is the part between the underscores, as list shows it.`;

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
  try {
    await run({ kernel, gate }, action, prefix, values);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reasons = Object.entries(error.fields ?? {}).map(([field, reason]) => `${field}: ${reason}`);
    throw new Refusal([error.message, ...reasons].join('\n'));
  } finally {
    await gate.end();
    await close();
  }
}

type Values = ReturnType<typeof read>['values'];

async function run(room: KeyRoom, action: string, prefix: string | undefined, values: Values): Promise<void> {
  const days = Number(values.expires);
  const addresses = values.from?.split(',').filter(Boolean) ?? [];
  if (!/^[1-9]\d{0,2}$/.test(values.expires)) throw new Refusal(usage);
  if (action === 'create') {
    const { name, as, scope, party } = values;
    if (!name || !as || (scope !== 'read' && scope !== 'write')) throw new Refusal(usage);
    const owner = await personWith(as, room.gate, room.kernel.registry);
    const partyId = party === undefined ? null : await partyWith(room, party);
    show((await createKey(room, { name, owner, scope, days, partyId, addresses })).secret);
  } else if (action === 'list') console.log(aligned(await rowsOf(room)));
  else if (!prefix) throw new Refusal(usage);
  else if (action === 'rotate') show((await rotateKey(room, await keyWith(room, prefix), days)).secret);
  else if (action === 'end') {
    await keyWith(room, prefix);
    await endSecret(room, prefix);
    console.log(`The secret ${prefix} has ended.`);
  } else if (action === 'addresses') {
    await setKeyAddresses(room, await keyWith(room, prefix), addresses);
    console.log(
      addresses.length > 0 ? `The key of ${prefix} comes from ${addresses.join(', ')}.` : `The key of ${prefix} may come from anywhere.`,
    );
  } else if (action === 'revoke') {
    await revokeKey(room, await keyWith(room, prefix));
    console.log(`The key ${prefix} is revoked.`);
  } else throw new Refusal(usage);
}

function show(secret: string): void {
  console.log(secret);
  console.error('This is the only time the key is shown. It goes into the header "Authorization: Bearer KEY".');
}

/** One line for each secret, since it is by secrets that keys are told apart. */
async function rowsOf({ kernel, gate }: KeyRoom): Promise<Record<string, string>[]> {
  const now = kernel.clock();
  const keys = await listKeys(gate);
  return keys.flatMap(({ name, ownerName, scopes, partyId, addresses, revokedAt, active, secrets }) =>
    secrets.map((secret) => ({
      prefix: secret.prefix,
      name,
      as: ownerName,
      scope: scopes.join(', '),
      party: partyId ?? 'all',
      from: addresses.join(', ') || 'anywhere',
      state: revokedAt || secret.revokedAt ? 'revoked' : secret.expiresAt <= now ? 'expired' : active ? 'live' : 'owner suspended',
      expires: secret.expiresAt.toISOString().slice(0, 10),
      used: secret.usedAt?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never',
    })),
  );
}

/** Columns as wide as what stands in them, under their names. */
function aligned(rows: readonly Record<string, string>[]): string {
  if (rows.length === 0) return 'There are no keys yet.';
  const names = Object.keys(rows[0]!);
  const table = [names, ...rows.map((row) => names.map((name) => row[name]!))];
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

async function keyWith({ gate }: KeyRoom, prefix: string): Promise<string> {
  const key = (await listKeys(gate)).find(({ secrets }) => secrets.some((secret) => secret.prefix === prefix));
  if (!key) throw new Refusal(`There is no key ${prefix}: npm run key -- list shows those there are.`);
  return key.id;
}

async function partyWith({ kernel }: KeyRoom, code: string): Promise<string> {
  const { rows } = await asFacts(kernel.pool, (sql) =>
    sql.query<{ id: string }>('select id from party where (code = $1 or id::text = $1) and archived_at is null', [code]),
  );
  if (!rows[0])
    throw new Refusal(`There is no customer or supplier with the code ${code}: name the code that their record shows, or their id.`);
  return rows[0].id;
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
        party: { type: 'string' },
        from: { type: 'string' },
        expires: { type: 'string', default: '365' },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}
