import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fullSize, quickSize } from '../../bench/bench-size.js';
import { caseNames, type CaseName } from '../../bench/cases.js';
import { runBench } from '../../bench/run-bench.js';
import {
  fullVolume,
  quickVolume,
  runVolume,
  volumeMisses,
  volumeNames,
  volumeTable,
  type VolumeName,
} from '../../bench/volume/run-volume.js';
import { Refusal } from '../kernel/refusal.js';

const usage = `Usage: npm run bench [-- --quick] [--only CASES] [--json FILE] [--check]

Starts a database of its own with a company of 100,000 parties, 200,000 orders and 1,000,000 lines, and asks Timón,
PostGraphile 5 and hand-written SQL the same questions in turns, under the same row rules; then Timón alone questions about
five years of books (l: 10,000,000 lines) and much to come and to go (m: 100,000 open moves). About twenty minutes.

--quick   a tenth of the data and shorter turns, under five minutes
--only    times these cases alone, such as a,d,f
--json    writes the figures at 8 clients to FILE
--check   holds the figures against their bars, and fails with one line per bar that was missed`;

const folder = fileURLToPath(new URL('../../../bench', import.meta.url));

/** `npm run bench`. */
export default async function bench(args: string[]): Promise<number> {
  const { help, quick, only, json, check } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const names = casesOf(only);
  const note = (text: string) => console.error(`· ${text}`);
  const missed: string[] = [];
  const [cases, volumes] = [names.filter(isCase), names.filter(isVolume)];
  if (cases.length > 0) {
    installRival();
    const result = await runBench(quick ? quickSize : fullSize, cases, note);
    console.log(result.table);
    if (json) await writeFile(json, `${result.json}\n`);
    missed.push(...result.misses);
  }
  if (volumes.length > 0) {
    const answered = await runVolume(quick ? quickVolume : fullVolume, volumes, note);
    console.log(`\n${volumeTable(answered)}`);
    missed.push(...volumeMisses(answered));
  }
  if (!check) return 0;
  console.log(missed.length === 0 ? '\nEvery bar is held.' : `\n${missed.join('\n')}`);
  return missed.length === 0 ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        json: { type: 'string' },
        check: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

type Name = CaseName | VolumeName;
const allNames: readonly Name[] = [...caseNames, ...volumeNames];
const isCase = (name: Name): name is CaseName => caseNames.some((known) => known === name);
const isVolume = (name: Name): name is VolumeName => volumeNames.some((known) => known === name);

function casesOf(only: string | undefined): readonly Name[] {
  const asked = only === undefined ? allNames : only.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !allNames.some((known) => known === name));
  if (unknown !== undefined) throw new Refusal(`There is no case ${unknown}: they are ${allNames.join(', ')}.`);
  return asked as Name[];
}

/** PostGraphile is no part of Timón: it is installed beside the bench when the bench first runs. */
function installRival(): void {
  if (existsSync(`${folder}/node_modules/.package-lock.json`)) return;
  console.error('· installing PostGraphile into bench/node_modules');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Refusal('PostGraphile could not be installed: look at what npm said above, or try again when the registry can be reached.');
}
