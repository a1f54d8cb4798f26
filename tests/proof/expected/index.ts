import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { thenExpected } from './decided.js';
import { madeUp } from './made-up.js';
import { changed, type ExpectedRecord } from './table.js';

export * from './table.js';

const others = ['decided.ts', 'index.ts', 'made-up.ts', 'operations.ts', 'table.ts'];

async function written(): Promise<ExpectedRecord[]> {
  const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter((file) => !others.includes(file));
  const modules = await Promise.all(
    files.sort().map((file) => import(`./${file.replace('.ts', '.js')}`) as Promise<{ default: ExpectedRecord[] }>),
  );
  return modules.flatMap((module) => module.default);
}

/** Each record with the lists of those that say of themselves that it lists them. */
const linked = (records: readonly ExpectedRecord[]): ExpectedRecord[] =>
  records.map((record) => {
    const more = records.flatMap(({ listedBy }) => listedBy.filter((list) => list.record === record.name).map(({ backlink }) => backlink));
    return { ...record, backlinks: [...record.backlinks, ...more] };
  });

const byHand = await written();

/** The records of the product, as they were written down by hand: one file for each module. */
export const expectedRecords: readonly ExpectedRecord[] = linked(byHand);

/** The same with the made-up records of the proof beside them. */
export const allRecords: readonly ExpectedRecord[] = linked([...byHand, ...madeUp]);

/** The same after what the head has decided in `decided.ts`. */
export const decidedRecords: readonly ExpectedRecord[] = allRecords.map((record) => changed(record, thenExpected[record.name] ?? {}));
