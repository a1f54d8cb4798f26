import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { nodeBinary } from './node-binary.mjs';
import { inProject, projectFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';
import { createReport } from './report.mjs';

/**
 * The parts of the proof: in which file each stands, and under which name there.
 * @type {Record<string, { file: string, named?: string, says: string }>}
 */
const parts = {
  matrix: { file: 'matrix', says: 'every subject, coordinate, row and way of asking against what is written down by hand' },
  written: { file: 'written-down', says: 'every coordinate is written down, and no field goes without a class' },
  faults: { file: 'faults', says: 'faults put into the product on purpose: the matrix finds each of them' },
  mt1: { file: 'hidden-values', named: 'MT1', says: 'no answer changes with a hidden value' },
  mt2: { file: 'hidden-values', named: 'MT2', says: 'no answer changes with hidden rows' },
  mt3: { file: 'monotone', named: 'MT3', says: 'more trust takes nothing out of sight' },
  mt4: { file: 'monotone', named: 'MT4', says: 'filters find what is shown' },
  mt5: { file: 'denied', says: 'what is denied changes nothing' },
  mt6: { file: 'rewriting', says: 'a question in other words gets the same answer' },
  mt7: { file: 'walls', says: 'each wall stands with the others down' },
  mt8: { file: 'mutants', says: 'every line of the access tables and every policy, changed one by one, is noticed' },
  mt9: { file: 'revocation', says: 'a right that is gone is gone at once, on every server' },
};

const usage = `Usage: npm run proof [-- PART… [RECORD…]]

Proves on a database of its own that each employee sees and may do what is written down for them, and nothing else. Without
a part all are run one after the other. What npm test runs of it is a sample. With names of records (matrix SalesOrder Party) the
matrix and mt8 look at those alone, which takes less than a minute for one that was just changed.

${Object.entries(parts)
  .map(([name, { says }]) => `  ${name.padEnd(8)} ${says}`)
  .join('\n')}

TIMON_SEED=n draws other operations.`;

const report = createReport();

/** @param {string[]} args */
export async function runProof(args) {
  if (args.includes('--help') || args.includes('-h')) {
    report.say(usage);
    return;
  }
  try {
    const records = args.filter((name) => /^[A-Z]/.test(name));
    const asked = args.filter((name) => !records.includes(name));
    const unknown = asked.find((name) => !(name in parts));
    if (unknown !== undefined) throw new Refusal(`There is no part "${unknown}".\n\n${usage}`);
    await ensureDependencies(report);
    const failed = [];
    for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
      report.say(`\n${name}: ${parts[name]?.says}`);
      if ((await prove(nodeBinary(), name, records)) !== 0) failed.push(name);
    }
    report.say(failed.length > 0 ? `\nNot proved: ${failed.join(', ')}.` : '\nProved.');
    process.exitCode = failed.length > 0 ? 1 : 0;
  } catch (error) {
    report.say(error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/**
 * @param {string} node
 * @param {string} name
 * @param {string[]} records
 * @returns {Promise<number>}
 */
function prove(node, name, records) {
  const { file, named } = /** @type {{ file: string, named?: string }} */ (parts[name]);
  const jest = ['--experimental-vm-modules', '--no-warnings', inProject('node_modules', 'jest', 'bin', 'jest.js')];
  return new Promise((resolve, reject) => {
    const child = spawn(node, [...jest, `tests/proof/${file}.test.ts`, ...(named ? ['-t', named] : [])], {
      cwd: projectFolder,
      stdio: 'inherit',
      env: {
        ...process.env,
        TIMON_PROOF: 'whole',
        TIMON_PROOF_RECORDS: records.join(),
        // As it is served: graphql-js looks at every type twice elsewhere.
        NODE_ENV: 'production',
        PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
