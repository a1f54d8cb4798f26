import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { openKernel, type OpenKernel } from '../kernel/open-kernel.js';
import { Refusal } from '../kernel/refusal.js';
import { startTasks } from '../kernel/work/at-start.js';
import { loadModules } from '../wiring.js';
import { importCsv } from './import/import-csv.js';
import { importDemo } from './import/import-demo.js';
import { importFiles } from './import/import-files.js';
import { northwindFor } from './import/northwind.js';
import { importSynthetic } from './import/import-synthetic.js';

export const needsDatabase = true;

const usage = `Usage: npm run import -- csv RECORD FILE [--as EMAIL] [--key COLUMN] [--all-or-nothing]
       npm run import -- northwind FOLDER [--all-or-nothing]
       npm run import -- demo
       npm run import -- synthetic --orders NUMBER [--confirm]

csv         takes over records of one kind from a CSV file. The first line names the fields, as they are called in the API
            or on the screen, in Spanish or English. A link is the other record's code, title or id; a choice is written
            as on the screen; days are 2026-01-31, decimals have a point. Lines have columns such as "lines.quantity", and
            their record takes a row for each of them. Records are told apart by their unique field or by --key COLUMN; one
            that is here already is changed. --as EMAIL imports as that person, with no more than their rights.
northwind   takes over the Northwind company from the CSV files in FOLDER: its parties, products, people and orders.
            Running it again changes only what changed in the files. A row that cannot be taken is reported with its
            file, line and field, and the others go on; with --all-or-nothing nothing is written unless all can be.
demo        makes a small company with somebody at every level, a dozen orders and its books with a few invoices, to look around in.
synthetic   makes a company of its own with NUMBER orders of 5 lines on average, to try Timón at size. Running it again
            makes the orders that are missing. --confirm confirms them too.`;

/** `npm run import`. */
export default async function importRecords(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const run = chosen(positionals, values);
  const registry = await loadModules();
  const opened = await openKernel({ ...readConfig(), logLevel: 'warn' }, registry);
  try {
    for (const task of startTasks()) await task.run(opened.kernel);
    return await run(opened);
  } finally {
    await opened.close();
  }
}

type Run = (opened: OpenKernel) => Promise<number>;

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        'all-or-nothing': { type: 'boolean', default: false },
        as: { type: 'string' },
        key: { type: 'string' },
        orders: { type: 'string' },
        confirm: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

function chosen([source, folder, file]: string[], values: ReturnType<typeof readArguments>['values']): Run {
  if (source === 'csv' && folder && file) {
    const { as, key, 'all-or-nothing': allOrNothing } = values;
    return (opened) => importCsv(opened, { record: folder, path: file, as, key, allOrNothing });
  }
  if (source === 'northwind' && folder) {
    return async ({ kernel }) => importFiles(await northwindFor(kernel), kernel, folder, values['all-or-nothing']);
  }
  if (source === 'demo' && !folder) return ({ kernel }) => importDemo(kernel);
  if (source === 'synthetic' && /^[1-9]\d{0,7}$/.test(values.orders ?? '')) {
    return ({ kernel }) => importSynthetic(kernel, Number(values.orders), values.confirm);
  }
  throw new Refusal(
    source ? `"${[source, folder, file].filter(Boolean).join(' ')}" is not complete, or no source that is known.\n\n${usage}` : usage,
  );
}
