import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Registry } from '../declare/registry.js';
import { grantStatements } from './grants.js';
import { openOrm } from './orm.js';

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const foundationFile = fileURLToPath(new URL('./foundation.sql', import.meta.url));

/** One at a time, whoever else starts on the same database. */
const migrationLock = 7_146_691;

export interface MigrationHooks {
  /** Called before the first pending migration of a database that already holds something. */
  beforeMigrating?: (pending: readonly string[]) => Promise<void>;
  /** The last migration to run, where a backup of an older release is to be put back; the grants then wait for the rest. */
  upTo?: string;
}

/** Brings the database up to the code, as its owner: foundation, pending migrations, grants. Returns the migrations it ran. */
export async function migrate(registry: Registry, ownerUrl: string, hooks: MigrationHooks = {}): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=public' });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    await owner.query(readFileSync(foundationFile, 'utf8'));
    const orm = await openOrm(registry, ownerUrl, migrationsFolder);
    try {
      const pending = (await orm.migrator.getPending()).map(({ name }) => name);
      const executed = await orm.migrator.getExecuted();
      if (pending.length > 0 && executed.length > 0) await hooks.beforeMigrating?.(pending);
      await orm.migrator.up(hooks.upTo === undefined ? {} : { to: hooks.upTo });
      if (hooks.upTo === undefined) await owner.query(grantStatements(registry));
      return pending;
    } finally {
      await orm.close();
    }
  } finally {
    await owner.end();
  }
}
