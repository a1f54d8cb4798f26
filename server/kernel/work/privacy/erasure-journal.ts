import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kernel } from '../../kernel.js';
import { asFacts } from '../../orm/as-facts.js';
import { systemPrincipal } from '../../rights/system-principal.js';
import { OpenWork } from '../../write/open-work.js';
import { transact } from '../../write/transaction.js';
import { defineJob } from '../jobs.js';
import { eraseRows, type Erasure } from './erase-rows.js';

/** Beside the database and outside every backup of it, so that what is put back is erased again. Kinds and ids, no names. */
const journalOf = (dataFolder: string): string => join(dataFolder, 'journal', 'erasures.jsonl');

export async function appendErasures(dataFolder: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  await mkdir(join(dataFolder, 'journal'), { recursive: true, mode: 0o700 });
  const lines = erasures.map(
    ({ id, at, principalId, record, recordId }) => `${JSON.stringify({ id, at, principalId, record, recordId })}\n`,
  );
  await appendFile(journalOf(dataFolder), lines.join(''), { mode: 0o600, flush: true });
}

/** Whether anybody was ever forgotten beside this folder. */
export const hasErasures = (dataFolder: string): boolean => existsSync(journalOf(dataFolder));

async function journalled(dataFolder: string): Promise<Erasure[]> {
  const file = journalOf(dataFolder);
  if (!hasErasures(dataFolder)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as Omit<Erasure, 'at'> & { at: string })
    .map((erasure) => ({ ...erasure, at: new Date(erasure.at) }));
}

const registered = (kernel: Kernel): Promise<Erasure[]> =>
  asFacts(kernel.pool, async (client) => {
    const question = 'select id, at, principal_id as "principalId", record, record_id as "recordId" from timon.erasure order by at, id';
    return (await client.query<Erasure>(question)).rows;
  });

/**
 * Erases again whom a restored database has brought back, before anybody is served; and enters into the journal what an
 * unlucky moment kept from it. Answers how many were erased again.
 */
export async function replayErasures(kernel: Kernel): Promise<number> {
  const [known, journal] = [await registered(kernel), await journalled(kernel.settings.dataFolder)];
  const knownIds = new Set(known.map(({ id }) => id));
  const journalIds = new Set(journal.map(({ id }) => id));
  await appendErasures(
    kernel.settings.dataFolder,
    known.filter(({ id }) => !journalIds.has(id)),
  );
  const missing = journal.filter(({ id }) => !knownIds.has(id));
  const back = await remembered(kernel, missing);
  for (const erasure of back) await eraseAgain(kernel, erasure);
  if (back.length > 0) kernel.log.warn({ persons: back.length }, 'erased again whom this database had brought back');
  return back.length;
}

/** Those of whom this database knows at all: another one may have lain beside the same folder. */
function remembered(kernel: Kernel, erasures: readonly Erasure[]): Promise<Erasure[]> {
  if (erasures.length === 0) return Promise.resolve([]);
  return asFacts(kernel.pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select distinct record_id as id from timon.history where record_id = any ($1::uuid[])',
      [erasures.map(({ recordId }) => recordId)],
    );
    const ids = new Set(rows.map(({ id }) => id));
    return erasures.filter(({ recordId }) => ids.has(recordId));
  });
}

/** What the law kept of those who were erased, it keeps for some years only. */
export const completeErasures = defineJob('complete-erasures', (_payload, kernel) => completeAll(kernel), { schedule: '7 3 * * *' });

export async function completeAll(kernel: Kernel): Promise<void> {
  for (const erasure of await registered(kernel)) await eraseAgain(kernel, erasure);
}

async function eraseAgain(kernel: Kernel, erasure: Erasure): Promise<void> {
  if (!kernel.registry.find(erasure.record)) return;
  await transact(kernel, await systemPrincipal(kernel), async (transaction) => {
    const work = new OpenWork(transaction);
    await eraseRows(work, erasure);
    await work.close();
  });
}
