import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Registry } from '../declare/registry.js';
import { recordSchemas } from './record-schema.js';

/** MikroORM over all declared records. It connects as the owner and is used for metadata and migrations alone. */
export function openOrm(registry: Registry, ownerUrl: string, migrationsFolder: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: ownerUrl,
    // The address as pg reads it, sockets included; and our tables in `public`, also for an owner who has a schema of his own name.
    driverOptions: { connectionString: ownerUrl, options: '-c search_path=public' },
    entities: registry.resources.flatMap(recordSchemas),
    extensions: [Migrator],
    discovery: { checkDuplicateFieldNames: false },
    // Triggers are written by hand in migrations: what they keep true is more than a declaration says.
    schemaGenerator: { ignoreSchema: ['timon', 'pgboss'], createForeignKeyConstraints: true, ignoreTriggers: true },
    migrations: {
      path: migrationsFolder,
      pathTs: 'migrations',
      glob: '*.js',
      tableName: 'timon.migration',
      snapshot: false,
      silent: true,
      transactional: true,
      allOrNothing: true,
    } as never,
  });
}
