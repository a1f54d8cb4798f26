import { createHash } from 'node:crypto';
import { fieldRightsOf, rowRuleAt, type AccessTable, type RowRule } from '../declare/access.js';
import { duties, dutyNames, type DutyName } from '../declare/duty.js';
import { classesByGrant, classesWithCeiling } from '../declare/field-class.js';
import { Level } from '../declare/level.js';
import type { Field, RecordType, Registry } from '../declare/registry.js';
import { overrideKey, type AccessOverride } from './access-override.js';

/** The rights on a record as they are in force: the declared table with the published overrides laid over it. */
export type RecordAccess = Pick<AccessTable, 'domain' | 'read' | 'create' | 'update' | 'remove' | 'moves' | 'rows'>;

/** Levels that somebody can hold. */
export const heldLevels = Object.values(Level).filter((level) => level < Level.System);

/**
 * Who may what, as one value that never changes: another version is another model. Every question about rights ends here.
 *
 * What an override can do is bounded here and not only where it is written, so that no row in a table opens more than the code
 * allows: pay, personal, bank and secret values never below the level they are declared with (or what the declaration names as
 * `lowest`), since a slip in a matrix must not lay open what people trusted us with; and nothing that the head sees is taken
 * from the head, since somebody must be left who can undo it.
 */
export class AccessModel {
  /** Equal for models under which everything is the same, whatever their versions. */
  readonly key: string;
  private readonly tables = new Map<RecordType, RecordAccess>();
  private readonly reading = new Map<string, Level>();
  private readonly writing = new Map<string, Level>();
  private readonly duties = new Map<DutyName, Level>();
  private readonly overrides: ReadonlyMap<string, AccessOverride>;

  constructor(
    readonly registry: Registry,
    /** 0 is what the code declares. */
    readonly version: number,
    overrides: readonly AccessOverride[],
  ) {
    this.overrides = new Map(overrides.map((override) => [overrideKey(override), override]));
    for (const record of registry.resources) this.tables.set(record, this.tableOf(record));
    for (const field of registry.resources.flatMap(({ fields }) => fields)) this.judge(field);
    for (const name of dutyNames) this.duties.set(name, this.dutyLevel(name));
    const all = [[...this.tables.values()], [...this.reading], [...this.writing], [...this.duties]];
    this.key = createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 22);
  }

  static declared(registry: Registry): AccessModel {
    return new AccessModel(registry, 0, []);
  }

  access(record: RecordType): RecordAccess {
    return this.tables.get(record)!;
  }

  /** The level a field takes to read, in the record's domain; it takes what reading the record takes besides. */
  readLevel(field: Field): Level {
    return this.reading.get(field.coordinate)!;
  }

  writeLevel(field: Field): Level {
    return this.writing.get(field.coordinate)!;
  }

  duty(name: DutyName): Level {
    return this.duties.get(name)!;
  }

  override(record: string, part: AccessOverride['part'], name: string): AccessOverride | undefined {
    return this.overrides.get(overrideKey({ record, part, name }));
  }

  private tableOf(record: RecordType): RecordAccess {
    const { domain, moves, ...declared } = record.access;
    const level = (operation: string, least: Level): Level => this.levelSet(record, 'operation', operation) ?? least;
    const read = level('read', declared.read);
    // Whoever changes a record sees what they change.
    const changing = (operation: string, least: Level) =>
      least === Level.System ? least : (Math.max(level(operation, least), read) as Level);
    return {
      domain,
      read,
      create: changing('create', declared.create),
      update: changing('update', declared.update),
      remove: changing('remove', declared.remove),
      moves: Object.fromEntries(Object.entries(moves).map(([move, least]) => [move, changing(move, least)])),
      rows: Object.fromEntries(heldLevels.flatMap((held) => this.ruleAt(record, held) ?? []).map(({ held, rule }) => [held, rule])),
    };
  }

  private ruleAt(record: RecordType, held: Level): { held: Level; rule: RowRule } | undefined {
    const { root } = record;
    const given = held === Level.Head ? undefined : this.override(root.name, 'rows', String(held))?.rule;
    const known = given && root.rowRules.find((rule) => isSameRule(rule, given));
    const rule = known ?? rowRuleAt(root.access, held);
    return rule && { held, rule };
  }

  private judge(field: Field): void {
    const { read, ...access } = this.access(field.resource);
    const name = field.twinOf ?? field.name;
    const right = fieldRightsOf(field.resource.access, field);
    const lowest = lowestLevels(field);
    const set = (part: 'read' | 'write') => (followsRecord(field) ? undefined : this.levelSet(field.resource, part, name));
    const readLevel = Math.max(set('read') ?? right.read ?? read, lowest.read);
    const writeLevel = Math.max(set('write') ?? right.write ?? leastToFill(access), lowest.write, readLevel);
    this.reading.set(field.coordinate, readLevel as Level);
    this.writing.set(field.coordinate, writeLevel as Level);
  }

  private dutyLevel(name: DutyName): Level {
    const { level, lowest } = duties[name];
    return Math.max(this.override('', 'duty', name)?.level ?? level, lowest) as Level;
  }

  private levelSet(record: RecordType, part: AccessOverride['part'], name: string): Level | undefined {
    const level = this.override(record.name, part, name)?.level;
    return level === undefined || level === null ? undefined : (Math.min(Math.max(level, Level.Trainee), Level.Head) as Level);
  }
}

/** Fields that are read by whoever sees the record, under any tables: what the kernel keeps, where it stands in its flow, and whose part it is. */
export const followsRecord = ({ system, kind, name, resource }: Field): boolean =>
  system || kind === 'state' || name === resource.options.partOf;

/** Whether a field takes more than its record does: the edge asks about it by itself. */
export const takesMore = (model: AccessModel, field: Field): boolean =>
  classesByGrant.has(field.class) || model.readLevel(field) > model.access(field.resource).read;

export const isSameRule = (one: RowRule, other: RowRule): boolean =>
  one.reach === other.reach && ('field' in one ? one.field : '') === ('field' in other ? other.field : '');

/** The level a field takes as the code declares it. */
export function declaredLevels(field: Field): { readonly read: Level; readonly write: Level } {
  const { access } = field.resource;
  const right = fieldRightsOf(access, field);
  const read = right.read ?? access.read;
  return { read, write: Math.max(right.write ?? leastToFill(access), read) as Level };
}

/** What a field takes to write that says nothing itself: it is filled in by whoever creates the record, and changed by whoever changes it. */
const leastToFill = ({ create, update }: Pick<RecordAccess, 'create' | 'update'>): Level => Math.min(create, update) as Level;

/** The levels below which no override opens a field. */
export function lowestLevels(field: Field): { readonly read: Level; readonly write: Level } {
  const { lowest } = fieldRightsOf(field.resource.access, field);
  if (lowest !== undefined) return { read: lowest, write: lowest };
  return classesWithCeiling.has(field.class) ? declaredLevels(field) : { read: Level.Trainee, write: Level.Trainee };
}
