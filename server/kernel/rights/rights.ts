import { createHash } from 'node:crypto';
import { duties, type DutyName } from '../declare/duty.js';
import { Level } from '../declare/level.js';
import type { Field, RecordType } from '../declare/registry.js';
import type { AccessModel, RecordAccess } from './access-model.js';
import type { Grant } from './principal.js';

export type FieldReading = 'plain' | 'by row' | 'none';
/** `read`, `create`, `update`, `remove`, or the name of a move. */
export type Operation = string;

/** What one set of grants opens. Built once per principal and rights epoch; every question is a look-up. */
export class Rights {
  private readonly operations = new Set<string>();
  private readonly reading = new Map<string, FieldReading>();
  private readonly writing = new Set<string>();
  private readonly partlyRead = new Set<RecordType>();
  /** Equal for principals to whom the same coordinates are open under the same tables: plans and schemas are cached under it. */
  readonly key: string;

  constructor(
    /** The access tables that these rights were worked out from. */
    readonly model: AccessModel,
    readonly grants: readonly Grant[],
    readonly scopes: readonly string[] = [],
  ) {
    for (const record of model.registry.resources) this.judge(record);
    // The levels themselves stand in statements, as the places where a row is asked about.
    const opened = [model.key, [...this.operations], [...this.reading], [...this.writing], [...this.partlyRead].map(({ name }) => name)];
    this.key = createHash('sha256').update(JSON.stringify(opened)).digest('base64url').slice(0, 22);
  }

  /** My best level in a domain, over all companies and departments; 0 when I hold none. */
  level(domain: string): number {
    return Math.max(0, ...grantsIn(this.grants, domain).map((grant) => grant.level));
  }

  /** The rights on a record as they are in force. */
  access(record: RecordType): RecordAccess {
    return this.model.access(record);
  }

  readLevel(field: Field): Level {
    return this.model.readLevel(field);
  }

  writeLevel(field: Field): Level {
    return this.model.writeLevel(field);
  }

  /** Where a row has to be mine for this field to be mine to read on it. */
  toRead(field: Field): Operation {
    return openingOf(field, this.readLevel(field));
  }

  toWrite(field: Field): Operation {
    return openingOf(field, this.writeLevel(field));
  }

  /** Whether something that belongs to no record is mine to do. A key does nothing of the kind. */
  mayDo(duty: DutyName): boolean {
    if (this.scopes.length > 0) return false;
    const level = this.model.duty(duty);
    return level === Level.Head
      ? this.grants.some(isHeadGrant)
      : grantsIn(this.grants, duties[duty].domain).some((grant) => grant.level >= level && grant.departmentId === null);
  }

  /** May I do this at all? On which rows is asked per row. */
  may(record: RecordType, operation: Operation): boolean {
    return this.operations.has(`${record.name}.${operation}`);
  }

  /** Whether a field is mine to read: on every row I see, on some of them, or not at all. */
  field(field: Field): FieldReading {
    return this.reading.get(field.coordinate) ?? 'none';
  }

  /** Whether these are parts of a record that takes less to read than they do: of some that I see, they are not mine to see. */
  readsPartly(record: RecordType): boolean {
    return this.partlyRead.has(record);
  }

  mayWrite(field: Field): boolean {
    return this.writing.has(field.coordinate);
  }

  private judge(record: RecordType): void {
    const access = this.access(record);
    const grants = grantsIn(this.grants, access.domain);
    const best = this.level(access.domain);
    const mayWrite = this.scopes.length === 0 || this.scopes.includes('write');
    for (const [operation, level] of operationLevels(access)) {
      if (best >= level && (operation === 'read' || mayWrite)) this.operations.add(`${record.name}.${operation}`);
    }
    if (!this.may(record, 'read')) return;
    const reaching = grants.filter((grant) => grant.level >= access.read);
    if (grants.some(({ level }) => level >= this.access(record.root).read && level < access.read)) this.partlyRead.add(record);
    for (const field of record.fields) {
      const opens = (grant: Grant, level: Level) => grant.level >= level && (!field.needsRight || opensClass(grant, field));
      const opening = reaching.filter((grant) => opens(grant, this.readLevel(field))).length;
      const reading = opening === 0 ? 'none' : opening === reaching.length ? 'plain' : 'by row';
      if (!field.hidden) this.reading.set(field.coordinate, reading);
      if (mayWrite && !field.readonly && reaching.some((grant) => opens(grant, this.writeLevel(field)))) this.writing.add(field.coordinate);
    }
  }
}

export const grantsIn = (grants: readonly Grant[], domain: string): Grant[] =>
  grants.filter((grant) => grant.domain === '*' || grant.domain === domain);

/** A right on the grant opens pay, bank and secret values; so does being the head of the whole company. */
export const opensClass = (grant: Grant, field: Pick<Field, 'class'>): boolean =>
  grant.rights.includes(field.class) || (grant.level === Level.Head && grant.departmentId === null);

/** The head of a company, or of all: whatever there is to do in it. */
export const isHeadGrant = (grant: Pick<Grant, 'domain' | 'level' | 'departmentId'>): boolean =>
  grant.domain === '*' && grant.level === Level.Head && grant.departmentId === null;

/** The operation under which the scopes keep the rows on which my grants open a field's values: `4`, or `bank 4` where a right is needed. */
export const openingOf = (field: Field, level: Level): Operation => (field.needsRight ? `${field.class} ${level}` : String(level));

/** Everything that can be asked of a record, with the level it takes. A line follows the record it is part of. */
export function operationLevels({ read, create, update, remove, moves }: RecordAccess): [Operation, Level][] {
  return [['read', read], ['create', create], ['update', update], ['remove', remove], ...Object.entries(moves)];
}
