import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWhole } from './extent.js';
import { faults, type Fault } from './faults.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const atOnce = 2;

/** Runs the matrix over a product with a fault in it, or with none, until the first thing that is otherwise than written down. */
function outcomeOf(fault: Fault | undefined, folder: string): Promise<{ code: number; said: string }> {
  const { jest } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    jest: Record<string, unknown> & { transform: Record<string, [string, object]> };
  };
  const [pattern, [, options]] = Object.entries(jest.transform)[0]!;
  const transform = { [pattern]: join(project, 'tests/proof/faulty-transform.mjs') };
  const { globalSetup: _setup, globalTeardown: _teardown, ...settings } = jest;
  const config = join(folder, `${fault ? faults.indexOf(fault) : 'none'}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      ...settings,
      rootDir: project,
      transform,
      testMatch: ['<rootDir>/tests/proof/faulty-run.ts'],
      cacheDirectory: join(folder, 'cache'),
    }),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', join(project, 'node_modules/jest/bin/jest.js'), '--config', config],
      {
        cwd: project,
        env: { ...process.env, TIMON_FAULT: JSON.stringify(fault ?? null), TIMON_FAULT_OPTIONS: JSON.stringify({ options }) },
      },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, said }));
  });
}

test.each(faults)('the fault fits into the product as it is: $name', ({ file, from, to }) => {
  const source = readFileSync(join(project, file), 'utf8');
  expect(source.split(from).length - 1).toBe(1);
  expect(to).not.toBe(from);
});

(isWhole ? test : test.skip)(
  `each of ${faults.length} faults is found by the matrix`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'timon-faults-'));
    const found: string[] = [];
    const missed: string[] = [];
    try {
      // Without a fault there is nothing to be found; so whatever is found with one is found because of it.
      const { code, said } = await outcomeOf(undefined, folder);
      expect(code === 0 ? '' : (/first difference: .*/.exec(said)?.[0] ?? said.slice(-1500))).toBe('');
      const queue = [...faults];
      const worker = async (): Promise<void> => {
        for (let fault = queue.shift(); fault; fault = queue.shift()) {
          const { code, said } = await outcomeOf(fault, folder);
          const told = /first difference: (.*)/.exec(said)?.[1];
          if (code !== 0 && told) found.push(`  ${fault.name}: ${told}`);
          else missed.push(`${fault.name}: ${said.slice(-1500)}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    process.stdout.write(`${faults.length} faults, ${found.length} found\n${found.join('\n')}\n`);
    expect(missed).toEqual([]);
  },
  1_800_000,
);
