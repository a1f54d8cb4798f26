import type { Field, RecordType } from '../declare/registry.js';
import { IdTaken, InvalidInput, type DomainError } from '../errors.js';
import type { Kernel } from '../kernel.js';
import type { Principal } from '../rights/principal.js';
import type { Input } from './apply-input.js';
import { contentHash } from './create-records.js';
import type { Entity } from './row.js';
import { quoted } from './storage.js';
import { hasCode, transact } from './transaction.js';
import type { Written } from './write-set.js';

/** A value that may occur once and is already there: an id when no field is named. */
export class Clash {
  constructor(
    readonly record: RecordType,
    readonly field?: Field,
  ) {}

  /** Says which of the values written is taken. The question is asked of all rows: a unique value is no secret to who may use it. */
  async refusal(kernel: Kernel, principal: Principal, roots: readonly Entity[], listed = false): Promise<DomainError> {
    const { record, field } = this;
    const candidates = roots.flatMap((root, at) => placesIn(root, record, listed ? `${at}.` : ''));
    const column = quoted(field?.column ?? 'id');
    const values = candidates.map(({ entity }) => textOfUnique(entity[field?.name ?? 'id']));
    const question = `select ${column}::text as value from ${quoted(record.table)} where ${column}::text = any($1)`;
    const taken = await transact(kernel, principal, (transaction) => transaction.query<{ value: string }>('facts', question, [values]));
    const stored = new Set(taken.map(({ value }) => value));
    const clashing = candidates.filter((_, at) => stored.has(values[at]!) || values.indexOf(values[at]!) !== at);
    if (!field) return new IdTaken(clashing[0]?.entity.id ?? '');
    const paths = clashing.length > 0 ? clashing.map(({ path }) => path + field.name) : [field.name];
    return new InvalidInput(Object.fromEntries(paths.map((path) => [path, 'TAKEN'])));
  }
}

const uniqueViolation = '23505';

export function clashOf(error: unknown, root: RecordType): Clash | undefined {
  if (!hasCode(error, uniqueViolation)) return undefined;
  const record = [root, ...root.lines.map((line) => line.target!)].find(({ table }) => table === error.table);
  if (!record) return undefined;
  if (error.constraint === `${record.table}_pkey`) return new Clash(record);
  const field = record.fields.find(({ column }) => error.constraint === `${record.table}_${column}_unique`);
  return field && new Clash(record, field);
}

const textOfUnique = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);

function placesIn(root: Entity, record: RecordType, path: string): { entity: Entity; path: string }[] {
  if (root.constructor === record.target) return [{ entity: root, path }];
  return Object.entries(root).flatMap(([name, value]) =>
    Array.isArray(value) && value[0]?.constructor === record.target
      ? value.map((line: Entity, at) => ({ entity: line, path: `${path}${name}.${at}.` }))
      : [],
  );
}

/** Of the ids asked for, those that this principal created before with this very content. Any other id in use is refused, seen or unseen. */
export function repeatedCreates(
  kernel: Kernel,
  principal: Principal,
  record: RecordType,
  inputs: readonly Input[],
): Promise<Map<string, Written>> {
  const asked = new Map(inputs.filter(({ id }) => id).map((input) => [String(input['id']).toLowerCase(), input]));
  return transact(kernel, principal, async (transaction) => {
    const rows = await transaction.query<{ id: string; version: number; mine: boolean; hash: string | null }>(
      'facts',
      `select t.id, t.version, h.principal_id = $3 as mine, encode(h.input_hash, 'hex') as hash from ${quoted(record.table)} t
        left join timon.history h on h.record_id = t.id and h.record = $2 and h.action = 'create' where t.id = any($1::uuid[])`,
      [[...asked.keys()], record.name, principal.id],
    );
    const strange = rows.find(({ id, mine, hash }) => !mine || hash !== contentHash(asked.get(id)!));
    if (strange) throw new IdTaken(strange.id);
    return new Map(rows.map(({ id, version }) => [id, { id, version }]));
  });
}
