import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureDependencies } from './dependencies.mjs';
import { nodeBinary } from './node-binary.mjs';
import { inProject, projectFolder } from './project.mjs';
import { Refusal } from './refusal.mjs';
import { createReport } from './report.mjs';
import { runBuild } from './run-build.mjs';

const usage = `Usage: npm test [-- --only <suite>] [-- <jest arguments>]

Sets everything up and runs, in this order: build, types, lint, format, jest (unit, conformance, scenarios), browser.
  --only <suite>   run only this one; may be repeated
Arguments after a second -- go to jest, as in: npm test -- --only jest -- tests/sales
The browser tests need Chromium (CHROMIUM=/path, else the usual places); with CI=true they are required.`;

const report = createReport();

/** @typedef {{ passed: number, failed: number, said: string, skipped?: string }} Outcome */

/** @param {string[]} args */
export async function runSuites(args) {
  if (args.includes('--help') || args.includes('-h')) {
    report.say(usage);
    return;
  }
  const split = args.indexOf('--');
  const own = split < 0 ? args : args.slice(0, split);
  const forJest = split < 0 ? [] : args.slice(split + 1);
  try {
    const only = own.flatMap((word, index) => (own[index - 1] === '--only' ? [word] : []));
    await ensureDependencies(report);
    const node = nodeBinary();
    const suites = suitesOf(node, forJest);
    const unknown = own.find((word) => word !== '--only' && !only.includes(word)) ?? only.find((name) => !(name in suites));
    if (unknown !== undefined) throw new Refusal(`There is no suite or option "${unknown}".\n\n${usage}`);
    // What cannot be built is a failed test like any other; the suites that do not need it still have something to say.
    process.exitCode = await runAll(
      Object.entries(suites).filter(([name]) => only.length === 0 || name === 'build' || only.includes(name)),
    );
  } catch (error) {
    report.say(error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/**
 * @param {[string, () => Promise<Outcome>][]} suites
 * @returns {Promise<number>} the exit code
 */
async function runAll(suites) {
  const total = { passed: 0, failed: 0 };
  for (const [name, run] of suites) {
    const outcome = await report.step(
      `Testing ${name}`,
      run,
      ({ passed, failed, skipped }) => skipped ?? `${passed} passed, ${failed} failed`,
    );
    if (outcome.failed > 0) report.say(stripVTControlCharacters(outcome.said).trimEnd());
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  report.say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

/**
 * @param {string} node
 * @param {string[]} forJest
 * @returns {Record<string, () => Promise<Outcome>>}
 */
function suitesOf(node, forJest) {
  const tool = (/** @type {string[]} */ ...path) => inProject('node_modules', ...path);
  return {
    build: () => build(node),
    types: () => types(node, tool('typescript', 'bin', 'tsc')),
    lint: () => once(node, [tool('oxlint', 'bin', 'oxlint')], 'lint'),
    format: () => once(node, [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'], 'format'),
    // By what to leave out, for the patterns a caller gives only add to one another. Last, for the option takes what follows.
    jest: () => jest(node, [...forJest, '--testPathIgnorePatterns', '/tests/e2e/']),
    browser: () => browser(node, forJest),
  };
}

/**
 * @param {string} node
 * @returns {Promise<Outcome>}
 */
async function build(node) {
  const outcomes = await Promise.allSettled([runBuild(node, 'server').done, runBuild(node, 'admin').done]);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason.message)] : []));
  return { passed: outcomes.length - failures.length, failed: failures.length, said: failures.join('\n') };
}

/**
 * The server, the launcher (JavaScript, for it runs before anything is compiled) and the back office each have settings of their own.
 * @param {string} node
 * @param {string} tsc
 * @returns {Promise<Outcome>}
 */
async function types(node, tsc) {
  const total = { passed: 0, failed: 0, said: '' };
  for (const settings of ['tsconfig.json', join('server', 'launch', 'tsconfig.json'), join('admin', 'tsconfig.json')].filter((file) =>
    existsSync(inProject(file)),
  )) {
    const outcome = await once(node, [tsc, '-p', settings, '--noEmit'], 'types');
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.said += outcome.said;
  }
  return total;
}

/**
 * A tool that says yes or no counts as one test.
 * @param {string} node
 * @param {string[]} args
 * @param {string} what
 * @returns {Promise<Outcome>}
 */
async function once(node, args, what) {
  const { code, said } = await run(node, args, {});
  return code === 0 ? { passed: 1, failed: 0, said } : { passed: 0, failed: 1, said: said || `${what} failed with exit code ${code}` };
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 * @returns {Promise<Outcome>}
 */
async function jest(node, args, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'timon-jest-'));
  const file = join(folder, 'result.json');
  try {
    const flags = ['--experimental-vm-modules', '--no-warnings', inProject('node_modules', 'jest', 'bin', 'jest.js')];
    const { code, said } = await run(node, [...flags, '--json', `--outputFile=${file}`, '--passWithNoTests', ...args], environment);
    if (!existsSync(file)) return { passed: 0, failed: 1, said };
    const result = JSON.parse(readFileSync(file, 'utf8'));
    // A test file that could not even be loaded holds no failed test, and a crash of jest itself none at all.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} node
 * @param {string[]} forJest
 * @returns {Promise<Outcome>}
 */
async function browser(node, forJest) {
  const chromium = findChromium();
  if (chromium) return jest(node, [...forJest, '--runInBand', '--testPathIgnorePatterns', '^(?!.*/tests/e2e/)'], { CHROMIUM: chromium });
  const skipped = 'no Chromium is installed, so the browser tests were not run; "apt-get install chromium" brings one';
  const isRequired = process.env.CI === 'true';
  return { passed: 0, failed: isRequired ? 1 : 0, said: `CI=true and ${skipped}.`, skipped };
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [process.env.CHROMIUM ?? '', ...places, mac].find((file) => file !== '' && existsSync(file));
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} environment
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function run(node, args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Programs that the tests start by the name "node" get the tested one as well.
      env: {
        ...process.env,
        ...environment,
        NODE_ENV: 'test',
        PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
      },
    });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
