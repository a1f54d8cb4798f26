import { createHash } from 'node:crypto';
import { duties, type DutyName } from '../declare/duty.js';
import { classesByGrant } from '../declare/field-class.js';
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
  /** Equal for principals to whom the same records and fields are open under the same tables: plans are cached under it. */
  readonly key: string;

  constructor(
    /** The access tables that these rights were worked out from. */
    readonly model: AccessModel,
    readonly grants: readonly Grant[],
    readonly scopes: readonly string[] = [],
    /** For a key or a portal user that stands for a customer or supplier: only what records show to those. */
    readonly forParty = false,
  ) {
    for (const record of model.registry.resources) this.judge(record);
    // The levels themselves stand in statements, as the places where a row is asked about.
    const opened = [
      model.key,
      forParty,
      [...this.operations],
      [...this.reading],
      [...this.writing],
      [...this.partlyRead].map(({ name }) => name),
    ];
    this.key = createHash('sha256').update(JSON.stringify(opened)).digest('base64url').slice(0, 22);
  }

  /** My best level in a domain, over all companies and departments; 0 when I hold none. */
  level(domain: string): number {
    // Nobody from outside has a say in what goes by a level alone.
    return this.forParty ? 0 : this.bestLevel(domain);
  }

  private bestLevel(domain: string): number {
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
    return openingToRead(field, this.readLevel(field));
  }

  toWrite(field: Field): Operation {
    return openingToWrite(field, this.writeLevel(field));
  }

  /**
   * Whether something that belongs to no record is mine to do. A key does nothing of the kind, nor whoever is from outside; and
   * who stands in for somebody looks after their work, not after who may what.
   */
  mayDo(duty: DutyName): boolean {
    if (this.scopes.length > 0 || this.forParty) return false;
    const level = this.model.duty(duty);
    const own = this.grants.filter(({ onBehalfOf, departmentId }) => !onBehalfOf && departmentId === null);
    return level === Level.Head ? own.some(isHeadGrant) : grantsIn(own, duties[duty].domain).some((grant) => grant.level >= level);
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
    const best = this.bestLevel(access.domain);
    const shown = this.forParty ? shownToParty(record) : undefined;
    if (this.forParty && !shown) return;
    const mayWrite = this.scopes.length === 0 || this.scopes.includes('write');
    for (const [operation, level] of operationLevels(access)) {
      const isOpen = operation === 'read' || (mayWrite && (!shown || shown.may.has(operation)));
      if (best >= level && isOpen) this.operations.add(`${record.name}.${operation}`);
    }
    if (!this.may(record, 'read')) return;
    const reaching = grants.filter((grant) => grant.level >= access.read);
    if (grants.some(({ level }) => level >= this.access(record.root).read && level < access.read)) this.partlyRead.add(record);
    for (const field of record.fields) {
      if (shown && !shown.reads.has(field.twinOf ?? field.name)) continue;
      const opening = reaching.filter((grant) => opensToRead(grant, field, this.readLevel(field))).length;
      const reading = opening === 0 ? 'none' : opening === reaching.length ? 'plain' : 'by row';
      if (!field.hidden) this.reading.set(field.coordinate, reading);
      const isWritable = mayWrite && !field.readonly && (!shown || shown.writes.has(field.name));
      if (isWritable && reaching.some((grant) => opensToWrite(grant, field, this.writeLevel(field)))) this.writing.add(field.coordinate);
    }
  }
}

export const grantsIn = (grants: readonly Grant[], domain: string): Grant[] =>
  grants.filter((grant) => grant.domain === '*' || grant.domain === domain);

/** Pay, bank and secret values take a right on the grant, or being the head; a margin takes its level or the right. */
export function opensToRead(grant: Grant, field: Field, level: Level): boolean {
  if (field.class === 'margin' && grant.rights.includes('margin')) return true;
  return grant.level >= level && opensClass(grant, field);
}

/** The head of a company, or of all: whatever there is to do in it. */
export const isHeadGrant = (grant: Pick<Grant, 'domain' | 'level' | 'departmentId'>): boolean =>
  grant.domain === '*' && grant.level === Level.Head && grant.departmentId === null;

/** A right lets somebody look; to write takes the level as well. */
export const opensToWrite = (grant: Grant, field: Field, level: Level): boolean => grant.level >= level && opensClass(grant, field);

/** Whether the class of a field is open to a grant that has the level for it. */
export function opensClass(grant: Grant, field: Field): boolean {
  const { class: fieldClass } = field;
  if (!field.needsRight && !grant.closed?.includes(fieldClass)) return true;
  // Who stands in for the head has the head's rights only where they were handed over.
  return grant.rights.includes(fieldClass) || (grant.level === Level.Head && grant.departmentId === null && !grant.onBehalfOf);
}

/** The operation under which the scopes keep the rows on which my grants open a field's values: `4`, or `bank 4` where a grant's level does not say it all. */
export const openingToRead = (field: Field, level: Level): Operation =>
  classesByGrant.has(field.class) ? `${field.class} ${level}` : String(level);

/** The same for writing, where the right to a margin counts for nothing. */
export const openingToWrite = (field: Field, level: Level): Operation =>
  field.class === 'margin' ? String(level) : openingToRead(field, level);

interface Shown {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly may: ReadonlySet<Operation>;
}

/** What the kernel keeps of every record and nobody has to name. */
const plainOfAll = ['id', 'version', 'position'];

/** What a record, or a line with the record it is part of, shows to those who stand for a customer or supplier. */
function shownToParty(record: RecordType): Shown | undefined {
  const { party } = record;
  const root = record.root.party;
  if (!party || !root?.rows) return undefined;
  return { reads: new Set([...plainOfAll, ...party.reads]), writes: new Set(['id', ...party.writes]), may: new Set(root.may) };
}

/** Everything that can be asked of a record, with the level it takes. A line follows the record it is part of. */
export function operationLevels({ read, create, update, remove, moves }: RecordAccess): [Operation, Level][] {
  return [['read', read], ['create', create], ['update', update], ['remove', remove], ...Object.entries(moves)];
}
