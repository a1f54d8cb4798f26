import type { RecordType } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { quoted } from '../write/storage.js';
import { defineJob } from './jobs.js';
import { logSecurity } from './security-log.js';
import { verifyChains } from './verify-chain.js';

const archiveDays = 30;
const sentDays = 30;
const dayMs = 86_400_000;

/** What was removed 30 days ago is gone for good, unless something still links to it: then it stays in the archive. */
export const purgeArchive = defineJob('purge-archive', (_payload, kernel) => purgeArchived(kernel), { schedule: '17 2 * * *' });

/** Requests that can no longer be repeated, and messages long since sent. */
export const purgeTraces = defineJob('purge-traces', (_payload, kernel) => purgeOldTraces(kernel), { schedule: '47 2 * * *' });

/** A chain that is broken is found the next morning, whoever thinks of looking. */
export const checkChains = defineJob('check-chains', (_payload, kernel) => reportBrokenChains(kernel), { schedule: '37 3 * * *' });

async function reportBrokenChains(kernel: Kernel): Promise<void> {
  const reports = await asFacts(kernel.pool, async (client) => {
    await client.query('set local statement_timeout = 0');
    return verifyChains(client, kernel.settings.dataFolder);
  });
  for (const { stream, broken } of reports) {
    if (!broken) continue;
    kernel.log.error({ stream, ...broken }, 'a chain is broken: run npm run verify');
    await logSecurity(kernel, {
      at: kernel.clock(),
      kind: 'chain-broken',
      facts: { stream, fault: broken.fault, position: broken.position },
    });
  }
}

export async function purgeArchived(kernel: Kernel): Promise<void> {
  const before = new Date(kernel.clock().getTime() - archiveDays * dayMs);
  const roots = kernel.registry.resources.filter((record) => !record.partOf && !record.options.appendOnly);
  for (const record of roots) {
    const ids = await archivedIds(kernel, record, before);
    for (const id of ids) await purge(kernel, record, id);
  }
}

function archivedIds(kernel: Kernel, record: RecordType, before: Date): Promise<string[]> {
  return asFacts(kernel.pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select id from ${quoted(record.table)} where archived_at < $1 order by id`, [
      before,
    ]);
    return rows.map(({ id }) => id);
  });
}

const stillLinked = '23503';

/** Lines and side tables go with their record, and so does what an import remembers of it. */
async function purge(kernel: Kernel, record: RecordType, id: string): Promise<void> {
  try {
    await asFacts(kernel.pool, async (client) => {
      await client.query(`delete from ${quoted(record.table)} where id = $1`, [id]);
      await client.query('delete from timon.external_key where record_id = $1', [id]);
      await client.query('delete from timon.sent_paper where record_id = $1', [id]);
    });
  } catch (error) {
    if ((error as { code?: string }).code !== stillLinked) throw error;
  }
}

export async function purgeOldTraces(kernel: Kernel): Promise<void> {
  const now = kernel.clock();
  await asFacts(kernel.pool, async (client) => {
    await client.query('delete from timon.idempotency where keep_until < $1', [now]);
    await client.query('delete from timon.outbox where sent_at < $1', [new Date(now.getTime() - sentDays * dayMs)]);
  });
}
