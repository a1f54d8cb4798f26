import type { Registry } from '../declare/registry.js';
import { AccessModel } from './access-model.js';
import type { AccessOverride } from './access-override.js';

interface Queryable {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

const mostRemembered = 20;
const remembered = new WeakMap<Registry, Map<string, AccessModel>>();

/** Held by whoever publishes what somebody may, shared, and by whoever changes what all may, alone: none publishes by old tables. */
const modelLock = 7_146_693;

/** A version, and what it says: the number of one that came to nothing is given again. */
export interface VersionContent {
  readonly number: number;
  readonly content: string | null;
}

/** The model of a version, read once: under the same name its content never changes. */
export async function accessModel(sql: Queryable, registry: Registry, { number, content }: VersionContent): Promise<AccessModel> {
  const models = remembered.get(registry) ?? new Map<string, AccessModel>();
  remembered.set(registry, models);
  const name = `${number} ${content}`;
  const known = models.get(name);
  if (known) return known;
  const model = new AccessModel(registry, number, number === 0 ? [] : await overridesOf(sql, number));
  if (models.size >= mostRemembered) models.delete(models.keys().next().value!);
  models.set(name, model);
  return model;
}

async function overridesOf(sql: Queryable, version: number): Promise<AccessOverride[]> {
  const { rows } = await sql.query<AccessOverride>(
    `select record, part, name, level, rule from timon.access_override where version = $1 order by record, part, name`,
    [version],
  );
  return rows;
}

/** The model of any version, drafts included; 0 is what the code declares. */
export async function modelOfVersion(sql: Queryable, registry: Registry, number: number): Promise<AccessModel> {
  const { rows } = await sql.query<{ content: string }>('select content from timon.access_version where number = $1', [number]);
  return accessModel(sql, registry, { number, content: rows[0]?.content ?? null });
}

/** The model that is in force, for a transaction that goes by it until it ends. */
export async function modelInForce(sql: Queryable, registry: Registry): Promise<AccessModel> {
  await sql.query('select pg_advisory_xact_lock_shared($1)', [modelLock]);
  return modelOfVersion(sql, registry, await versionInForce(sql));
}

/** Waits until nobody is publishing by the tables that are about to change. */
export async function holdModel(sql: Queryable): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [modelLock]);
}

export async function versionInForce(sql: Queryable): Promise<number> {
  const { rows } = await sql.query<{ number: number }>(
    `select coalesce(max(number), 0)::int as number from timon.access_version where published_at is not null`,
    [],
  );
  return rows[0]!.number;
}
