import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The command as it is built, for its servers are processes of what is built as well. */
function soak(...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const command = ['server/launch/command.mjs', `${project}dist/server/commands/soak.js`, ...args];
    const child = spawn(process.execPath, command, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

test('after a random day of four people, two servers and a kill, everything that was promised is there exactly once', async () => {
  const { code, said } = await soak('--seed', '7', '--operations', '300', '--clients', '4', '--kill');
  expect(said).toContain('Everything that was promised holds.');
  expect(said).toMatch(/\d+ done, \d+ refused, 0 faults/);
  expect(said).toMatch(/Servers killed: [1-9]/);
  expect(code).toBe(0);
}, 180_000);

test('who asks for nonsense is told how to ask', async () => {
  const { code, said } = await soak('--operations', 'many');
  expect(said).toContain('--operations is many: give a whole number from 1');
  expect(code).toBe(1);
});
