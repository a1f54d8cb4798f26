import { resolve } from 'node:path';
import type { Kernel } from '../../kernel/kernel.js';
import type { Principal } from '../../kernel/rights/principal.js';
import { systemPrincipal } from '../../kernel/rights/system-principal.js';
import type { ImportReport, RowProblem } from '../../kernel/work/import/import-report.js';
import { importSource } from '../../kernel/work/import/import-source.js';
import type { SourceMapping } from '../../kernel/work/import/mapping.js';
import { ImportProgress } from './import-progress.js';

/** Takes over a source from its files, in Timón's own name unless a person is named, and tells what became of it. Returns the exit code. */
export async function importFiles(
  mapping: SourceMapping,
  kernel: Kernel,
  folder: string,
  allOrNothing: boolean,
  person?: Principal,
): Promise<number> {
  const progress = new ImportProgress(process.stderr, 'row');
  const principal = person ?? (await systemPrincipal(kernel));
  const report = await importSource(mapping, {
    kernel,
    principal,
    folder: resolve(folder),
    allOrNothing,
    progress: (...at) => progress.show(...at),
  });
  progress.finish();
  for (const problem of report.problems) console.error(sentence(problem));
  console.log(ledger(report));
  if (report.failed === 0) return 0;
  console.log(
    allOrNothing
      ? `Nothing was written, because ${report.failed} of the rows cannot be taken. Correct them and run it again.`
      : `${report.failed} of the rows were not taken. Correct them and run it again: the others stay as they are.`,
  );
  return 1;
}

const sentence = ({ file, line, field, cell, reason }: RowProblem): string =>
  [`${file}:${line}`, field, cell, reason].filter((part) => part !== undefined).join(' · ');

function ledger({ tables }: ImportReport): string {
  const rows = [...tables].map(([table, { created, changed, unchanged, failed }]) => [
    table,
    ...[created, changed, unchanged, failed].map((count) => count.toLocaleString('en')),
  ]);
  return [['', 'created', 'changed', 'unchanged', 'failed'], ...rows]
    .map(([name, ...counts]) => name!.padEnd(26) + counts.map((count) => count.padStart(12)).join(''))
    .join('\n');
}
