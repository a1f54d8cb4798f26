import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { pino } from 'pino';
import type { Registry } from '../../server/kernel/declare/index.js';
import { buildApi, type BuiltApi } from '../../server/kernel/graphql/build-api.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import { grantStatements } from '../../server/kernel/orm/grants.js';
import { openOrm } from '../../server/kernel/orm/orm.js';
import { openPool } from '../../server/kernel/orm/pool.js';
import { callerRole } from '../../server/kernel/orm/roles.js';
import { prepareRuntimeRole } from '../../server/kernel/orm/runtime-role.js';
import { publishSystem } from '../../server/kernel/rights/system-principal.js';
import { loadModules } from '../../server/wiring.js';

/** The clock of a test: it stands still until it is set. */
class TestClock {
  now = new Date('2026-06-15T10:00:00.000Z');

  set(moment: string): void {
    this.now = new Date(moment);
  }
}

/** A database of one test file, a copy of the migrated and seeded template, with the kernel and the API over it. */
export interface TestDatabase {
  readonly registry: Registry;
  readonly kernel: Kernel;
  readonly api: BuiltApi;
  readonly clock: TestClock;
  /** Of the owner, a superuser: for arranging what the product would not, and for looking at what it wrote. */
  readonly ownerUrl: string;
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Folders with made-up modules; their tables are made as the declarations say. */
  readonly modules?: readonly string[];
  /** Runs as the owner after the copy and before the kernel opens. */
  readonly arrange?: (owner: pg.Pool, registry: Registry) => Promise<void>;
  readonly log?: pino.Level;
}

const templateName = 'timon_template';

export async function openTestDatabase({ modules = [], arrange, log: level }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const registry = await loadModules(modules);
  const ownerUrl = await copyOfTemplate();
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c search_path=public' });
  // A connection that is closing when its database is dropped is told so; nobody needs to know.
  owner.on('error', () => undefined);
  if (modules.length > 0) await makeTables(registry, ownerUrl, owner);
  await arrange?.(owner, registry);
  const runtimeUrl = await prepareRuntimeRole(ownerUrl);
  const log = pino({ level: level ?? 'silent' });
  const pool = openPool(runtimeUrl, { role: callerRole, connections: 4, statementTimeoutMs: 30_000, log });
  const clock = new TestClock();
  const kernel: Kernel = { registry, pool, log, clock: () => clock.now, settings: { dataFolder: tmpdir() } };
  if (modules.length > 0) await publishSystem(kernel);
  let api: BuiltApi | undefined;
  return {
    registry,
    kernel,
    clock,
    ownerUrl,
    owner,
    // Building the schema takes most of the time that opening a database does, and many tests ask it nothing.
    get api() {
      return (api ??= buildApi(kernel));
    },
    async close() {
      await pool.end();
      await owner.end();
      await asAdministrator((client) => client.query(`drop database "${databaseOf(ownerUrl)}" with (force)`));
    },
  };
}

async function makeTables(registry: Registry, ownerUrl: string, owner: pg.Pool): Promise<void> {
  const orm = await openOrm(registry, ownerUrl, 'migrations');
  try {
    await owner.query((await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false })).up);
    await owner.query(grantStatements(registry));
  } finally {
    await orm.close();
  }
}

async function copyOfTemplate(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator((client) => client.query(`create database ${name} template ${templateName} strategy file_copy`));
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.href;
}

const databaseOf = (address: string): string => new URL(address).pathname.slice(1);

function clusterUrl(): string {
  const url = process.env['TIMON_TEST_CLUSTER'];
  if (!url) throw new Error('The test cluster is not running: start the tests with npm test.');
  return url;
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
