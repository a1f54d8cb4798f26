import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { FileStore } from './files.js';
import { defineJob } from './jobs.js';

/** Every question whose answers are hashes, as `hash` in hexadecimal, of files that somebody still needs. */
const keepers = [
  `select encode(file_hash, 'hex') as hash from timon.sent_paper`,
  `select a->>'hash' as hash from timon.mail, jsonb_array_elements(attachments) a`,
];

/** Has files stay whose hashes this question gives. Whoever puts a file away for longer than a day has to ask for it. */
export function keepFiles(question: string): void {
  keepers.push(question);
}

const dayMs = 86_400_000;

/** Files that nothing names any more: a paper whose record was purged, a letter that was never written after all. */
export const purgeUnusedFiles = defineJob('purge-files', (_payload, kernel) => purgeFiles(kernel), { schedule: '7 3 * * *' });

export async function purgeFiles(kernel: Kernel): Promise<void> {
  const before = new Date(kernel.clock().getTime() - dayMs);
  const files = new FileStore(kernel);
  await asFacts(kernel.pool, async (sql) => {
    const kept = keepers.join(' union all ');
    const unused = `delete from timon.file f where at < $1 and not exists (select from (${kept}) k where k.hash = encode(f.hash, 'hex'))
      returning encode(f.hash, 'hex') as hash`;
    const { rows } = await sql.query<{ hash: string }>(unused, [before]);
    for (const { hash } of rows) await files.remove(hash);
  });
}
