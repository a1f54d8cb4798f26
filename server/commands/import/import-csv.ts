import { basename, dirname, resolve } from 'node:path';
import { personWith } from '../../kernel/http/person-with.js';
import type { OpenKernel } from '../../kernel/open-kernel.js';
import { openPool } from '../../kernel/orm/pool.js';
import { gateRole } from '../../kernel/orm/roles.js';
import type { Principal } from '../../kernel/rights/principal.js';
import { csvMapping, recordCalled } from '../../kernel/work/import/csv-mapping.js';
import { csvHeader } from '../../kernel/work/import/source-rows.js';
import { importFiles } from './import-files.js';

export interface CsvImport {
  readonly record: string;
  readonly path: string;
  readonly key?: string;
  /** The e-mail address of whoever imports: their rights decide, and their name stands in the history. */
  readonly as?: string;
  readonly allOrNothing: boolean;
}

/** Any record from a CSV file, as its header says. Returns the exit code. */
export async function importCsv(opened: OpenKernel, { record, path, key, as, allOrNothing }: CsvImport): Promise<number> {
  const { kernel } = opened;
  const [folder, file] = [dirname(resolve(path)), basename(path)];
  const header = await csvHeader(folder, file);
  const mapping = csvMapping(recordCalled(kernel.registry, record), { file, header, key });
  return importFiles(mapping, kernel, folder, allOrNothing, as ? await person(opened, as) : undefined);
}

async function person({ kernel, runtimeUrl, log }: OpenKernel, email: string): Promise<Principal> {
  const gate = openPool(runtimeUrl, { role: gateRole, connections: 1, statementTimeoutMs: 5_000, log });
  try {
    return await personWith(email, gate, kernel.registry);
  } finally {
    await gate.end();
  }
}
