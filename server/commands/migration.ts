import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../config.js';
import { migrate, migrationsFolder } from '../kernel/orm/migrate.js';
import { openOrm } from '../kernel/orm/orm.js';
import { Refusal } from '../kernel/refusal.js';
import { loadModules } from '../wiring.js';

export const needsDatabase = true;

const usage = `Usage: npm run migration -- create NAME

Writes what the declarations have gained since the last migration into migrations/<time>-NAME.ts.
The difference is taken against an empty database brought up by all migrations, not against your data.
Read it before you commit it: a migration that has landed is never edited again.`;

/** `npm run migration`. */
export default async function migration(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const [verb, name] = args;
  if (verb !== 'create' || !name || !/^[a-z][a-z0-9-]*$/.test(name))
    throw new Refusal(`Say "create" and a name in kebab-case.\n\n${usage}`);
  const difference = await onScratchDatabase(readConfig().ownerUrl, differenceFor);
  if (!difference) {
    console.log('The migrations already say what the declarations say: nothing was written.');
    return 0;
  }
  const file = join('migrations', `${stampOf(new Date())}-${name}.ts`);
  writeFileSync(file, sourceOf(stampOf(new Date()), difference));
  console.log(`${file} is written. Read it, then run npm test.`);
  return 0;
}

/** What separates the declarations from the migrations, as SQL; nothing when they agree. */
export async function differenceFor(ownerUrl: string, modulesBesides: readonly string[] = []): Promise<string | undefined> {
  const registry = await loadModules(modulesBesides);
  await migrate(registry, ownerUrl, { upTo: await lastMigration(ownerUrl) });
  const orm = await openOrm(registry, ownerUrl, migrationsFolder);
  try {
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false });
    return up.trim() || undefined;
  } finally {
    await orm.close();
  }
}

async function lastMigration(ownerUrl: string): Promise<string | undefined> {
  const orm = await openOrm(await loadModules(), ownerUrl, migrationsFolder);
  try {
    return (await orm.migrator.getPending()).at(-1)?.name;
  } finally {
    await orm.close();
  }
}

async function onScratchDatabase<T>(ownerUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `timon_scratch_${randomBytes(4).toString('hex')}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`create database ${name}`);
    const url = new URL(ownerUrl);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await owner.query(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
}

const stampOf = (now: Date): string => now.toISOString().replace(/[-:]/g, '').slice(0, 13);

const sourceOf = (stamp: string, sql: string): string => `import { Migration } from '@mikro-orm/migrations';

export class Migration${stamp} extends Migration {
  override up(): void {
    this.addSql(\`
${sql
  .replaceAll('\\', '\\\\')
  .replaceAll('`', '\\`')
  .replaceAll('${', '\\${')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => `      ${line}`)
  .join('\n')}
    \`);
  }
}
`;
