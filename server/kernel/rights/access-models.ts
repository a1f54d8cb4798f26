import type { Registry } from '../declare/registry.js';
import { AccessModel } from './access-model.js';
import type { AccessOverride } from './access-override.js';

interface Queryable {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

const mostRemembered = 20;
const remembered = new WeakMap<Registry, Map<number, AccessModel>>();

/** Held by whoever publishes what somebody may, shared, and by whoever changes what all may, alone: none publishes by old tables. */
const modelLock = 7_146_693;

/** The model of a published version. What is published never changes, so it is read once. */
export async function accessModel(sql: Queryable, registry: Registry, version: number): Promise<AccessModel> {
  const models = remembered.get(registry) ?? new Map<number, AccessModel>();
  remembered.set(registry, models);
  const known = models.get(version);
  if (known) return known;
  const model = new AccessModel(registry, version, version === 0 ? [] : await overridesOf(sql, version));
  if (models.size >= mostRemembered) models.delete(models.keys().next().value!);
  models.set(version, model);
  return model;
}

export async function overridesOf(sql: Queryable, version: number): Promise<AccessOverride[]> {
  const { rows } = await sql.query<AccessOverride>(
    `select record, part, name, level, rule from timon.access_override where version = $1 order by record, part, name`,
    [version],
  );
  return rows;
}

/** The model that is in force, for a transaction that goes by it until it ends. */
export async function modelInForce(sql: Queryable, registry: Registry): Promise<AccessModel> {
  await sql.query('select pg_advisory_xact_lock_shared($1)', [modelLock]);
  return accessModel(sql, registry, await versionInForce(sql));
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
