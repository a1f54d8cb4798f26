import type { RecordType } from '../declare/registry.js';
import type { Kernel } from '../kernel.js';
import { asFacts } from '../orm/as-facts.js';
import { quoted } from '../write/storage.js';
import { defineJob } from './jobs.js';

/** A line that lies elsewhere than the record it is part of, and so would be shown to the wrong people. */
export interface StrayLine {
  readonly record: string;
  readonly id: string;
}

const mostTold = 100;

/** The kernel alone writes what lines carry of their parents' scope; once a night it is compared with the parents. */
export const checkScopeCopies = defineJob('check-scope-copies', (_payload, kernel) => reportStrayLines(kernel), { schedule: '39 3 * * *' });

async function reportStrayLines(kernel: Kernel): Promise<void> {
  const lines = await strayLines(kernel);
  if (lines.length > 0) kernel.log.error({ lines }, 'these lines do not lie where the records lie that they are part of');
}

export async function strayLines(kernel: Kernel): Promise<StrayLine[]> {
  const found: StrayLine[] = [];
  for (const record of kernel.registry.resources) found.push(...(await strayLinesOf(kernel, record)));
  return found.slice(0, mostTold);
}

function strayLinesOf(kernel: Kernel, record: RecordType): Promise<StrayLine[]> {
  const parent = record.partOf?.target;
  const copies = parent ? record.fields.filter(({ hidden, name }) => hidden && parent.has(name)) : [];
  if (!parent || copies.length === 0) return Promise.resolve([]);
  const differs = copies.map(({ name, column }) => `l.${quoted(column)} is distinct from p.${quoted(parent.field(name).column)}`);
  return asFacts(kernel.pool, async (sql) => {
    const { rows } = await sql.query<{ id: string }>(
      `select l.id from ${quoted(record.table)} l join ${quoted(parent.table)} p on p.id = l.${quoted(record.partOf!.column)}
        where ${differs.join(' or ')} order by l.id limit ${mostTold}`,
    );
    return rows.map(({ id }) => ({ record: record.name, id }));
  });
}
