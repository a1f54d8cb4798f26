import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Registry } from '../declare/registry.js';
import { recordSchemas } from './record-schema.js';

/** MikroORM over all declared records. It connects as the owner and is used for metadata and migrations alone. */
export function openOrm(registry: Registry, ownerUrl: string, migrationsFolder: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: ownerUrl,
    entities: registry.resources.flatMap(recordSchemas),
    extensions: [Migrator],
    discovery: { checkDuplicateFieldNames: false },
    schemaGenerator: { ignoreSchema: ['timon', 'pgboss'], createForeignKeyConstraints: true },
    migrations: { path: migrationsFolder, pathTs: 'migrations', glob: '*.js', tableName: 'migration', schema: 'timon', snapshot: false, transactional: true, allOrNothing: true } as never,
  });
}
