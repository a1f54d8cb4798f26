import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Counts what it has confirmed; everything around it is the real launcher, PostgreSQL and Node. */
const countingServer = `
  import { createServer } from 'node:http';
  import pg from 'pg';
  const pool = new pg.Pool({ connectionString: process.env.TIMON_OWNER_URL });
  await pool.query('create table if not exists confirmed (number serial primary key)');
  const server = createServer(async (_, response) => {
    const { rows } = await pool.query('insert into confirmed default values returning number');
    response.end(String(rows[0].number));
  });
  server.listen(Number(process.env.PORT), () => console.log(\`READY http://localhost:\${process.env.PORT}\`));
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

const project = fileURLToPath(new URL('../..', import.meta.url));
let clone: string;
let port: number;

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'timon-launch-'));
  await mkdir(join(clone, 'server', 'commands'), { recursive: true });
  await cp(join(project, 'server', 'launch'), join(clone, 'server', 'launch'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(project, file), join(clone, file));
  await symlink(join(project, 'node_modules'), join(clone, 'node_modules'));
  await writeFile(join(clone, 'server', 'main.ts'), countingServer);
  port = await freePort();
});

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await untilNothingRuns();
  await rm(clone, { recursive: true, force: true });
}, 30_000);

// What runs is read from /proc.
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('npm start', () => {
  test('brings up a server, and Ctrl-C takes everything down', async () => {
    const launcher = await start();
    expect(await confirm()).toBe(1);
    launcher.child.kill('SIGINT');
    expect(await launcher.ended).toBe(0);
    expect(launcher.said()).toContain('Timón has stopped.');
    await untilNothingRuns();
  }, 60_000);

  test.each([
    ['the launcher', ({ child }: Launcher) => child.pid],
    ['the server', () => running(/dist\/server\/main\.js/)],
    ['the supervisor of PostgreSQL', () => running(/timon-postgres-guardian/)],
    ['PostgreSQL', async () => Number((await readFile(join(clone, '.timon', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])],
  ])(
    'leaves nothing running within 10 s after kill -9 of %s, and loses nothing it confirmed',
    async (_, victim) => {
      const launcher = await start();
      const confirmed = await confirm();
      process.kill((await victim(launcher)) ?? 0, 'SIGKILL');
      await untilNothingRuns();
      await launcher.ended;

      const next = await start();
      expect(await confirm()).toBeGreaterThan(confirmed);
      next.child.kill('SIGTERM');
      expect(await next.ended).toBe(0);
    },
    60_000,
  );

  test('is refused while another runs on the same data, and a taken port is named', async () => {
    const first = await start();
    expect(await refusal({})).toMatch(/^Timón already runs on the data in .* stop that one with Ctrl-C first/);
    expect(await refusal({ TIMON_DATA: join(clone, 'other') })).toMatch(
      new RegExp(`^Port ${port} is taken by another program: .*PORT=${port + 1} npm start`),
    );
    first.child.kill('SIGTERM');
    await first.ended;
  }, 60_000);

  test('takes over the lock of a start that no longer runs', async () => {
    await writeFile(join(clone, '.timon', 'lock'), JSON.stringify({ pid: process.pid, birth: 'another life', what: 'npm start' }));
    const launcher = await start();
    expect(launcher.said()).toContain('was left by a start that no longer runs');
    launcher.child.kill('SIGTERM');
    await launcher.ended;
  }, 60_000);

  test('is not fooled by a lock of PostgreSQL whose number another program has now', async () => {
    const stale = [process.pid, '/elsewhere', 1, 5432, '', '127.0.0.1', '1 1', 'ready   ', ''];
    await writeFile(join(clone, '.timon', 'postgres', 'postmaster.pid'), stale.join('\n'));
    const launcher = await start();
    launcher.child.kill('SIGTERM');
    expect(await launcher.ended).toBe(0);
  }, 60_000);

  test.each([
    [
      'is no address',
      'nonsense',
      'DATABASE_URL is not the address of a PostgreSQL: write it as postgresql://user:password@host:5432/database.',
    ],
    ['leads nowhere', 'postgresql://me:secret@127.0.0.1:1/timon', 'No PostgreSQL answers at 127.0.0.1:1: start it or correct DATABASE_URL'],
    [
      'names an unknown host',
      'postgresql://me:secret@nowhere.invalid/timon',
      'The host in DATABASE_URL (nowhere.invalid:5432) is not known',
    ],
  ])(
    'says so in one sentence when DATABASE_URL %s',
    async (_, url, sentence) => {
      const said = await refusal({ DATABASE_URL: url });
      expect(said).toContain(sentence);
      expect(said).not.toContain('secret');
    },
    60_000,
  );

  test('refuses data of another PostgreSQL major with advice', async () => {
    const other = join(clone, 'old');
    await mkdir(join(other, 'postgres'), { recursive: true });
    await writeFile(join(other, 'postgres', 'PG_VERSION'), '17\n');
    expect(await refusal({ TIMON_DATA: other })).toMatch(/belong to PostgreSQL 17 and this Timón brings 18: run "npm run backup"/);
  }, 60_000);

  test.each([
    ['PORT', '99999', 'PORT=99999 is not a port'],
    ['TIMON_DATA', '/etc/passwd/data', 'The data folder /etc/passwd/data is not a folder'],
  ])(
    'says so when %s makes no sense',
    async (name, value, sentence) => {
      expect(await refusal({ [name]: value })).toContain(sentence);
    },
    60_000,
  );
});

interface Launcher {
  child: ChildProcess;
  ended: Promise<number | null>;
  said: () => string;
}

const started: Launcher[] = [];

function launch(environment: Record<string, string>): Launcher {
  const { DATABASE_URL: _, TIMON_DATA: __, npm_lifecycle_event: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(clone, 'server', 'launch', 'start.mjs')], {
    env: { ...inherited, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const launcher = {
    child,
    said: () => said,
    ended: new Promise<number | null>((resolve) => child.on('close', resolve)),
  };
  started.push(launcher);
  return launcher;
}

async function start(): Promise<Launcher> {
  const launcher = launch({});
  let isOver = false;
  void launcher.ended.then(() => (isOver = true));
  while (!launcher.said().includes('Timón is ready at')) {
    if (isOver) throw new Error(`It did not start:\n${launcher.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return launcher;
}

/** The last line of a start that is refused. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const launcher = launch(environment);
  expect(await launcher.ended).toBe(1);
  return launcher.said().trim().split('\n').at(-1) ?? '';
}

async function confirm(): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text());
}

/** Our processes name the clone in their command line, or work inside its database. */
function processes(): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const isOurs = command.includes(clone) || readlinkSync(`/proc/${pid}/cwd`).startsWith(clone);
        return isOurs ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    })
    .filter(({ pid }) => pid !== process.pid);
}

const running = (command: RegExp): number | undefined => processes().find((found) => command.test(found.command))?.pid;

async function untilNothingRuns(): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (processes().length > 0) {
    if (Date.now() > deadline)
      throw new Error(
        `Still running after 10 s:\n${processes()
          .map(({ command }) => command)
          .join('\n')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
