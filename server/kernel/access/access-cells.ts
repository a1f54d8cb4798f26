import { fieldRightsOf, type RowRule } from '../declare/access.js';
import { duties, dutyNames } from '../declare/duty.js';
import type { Level } from '../declare/level.js';
import { Level as levels } from '../declare/level.js';
import type { Field, RecordType, Registry } from '../declare/registry.js';
import { declaredLevels, followsRecord, heldLevels, lowestLevels, type AccessModel } from '../rights/access-model.js';
import type { AccessCellId } from '../rights/access-override.js';

/** One cell of the access tables that an override may fill: what takes a level, or the rows that a level reaches. */
export interface AccessCell extends AccessCellId {
  /** Absent for a duty, which belongs to no record. */
  readonly of?: RecordType;
  readonly domain: string;
  readonly field?: Field;
  readonly declared: Level | RowRule | undefined;
  /** The lowest level that an override may set. */
  readonly lowest: Level;
  /** Only the head of the company may open more of it. */
  readonly headOnly: boolean;
}

const known = new WeakMap<Registry, readonly AccessCell[]>();

/** All there is to decide, in the order of the records and of their declarations. */
export function accessCells(registry: Registry): readonly AccessCell[] {
  const cells = known.get(registry) ?? [...registry.resources.flatMap(cellsOf), ...dutyNames.map(dutyCell)];
  known.set(registry, cells);
  return cells;
}

function cellsOf(record: RecordType): AccessCell[] {
  const { access } = record;
  const operations = operationsOf(record).map((name): AccessCell => ({
    ...cell(record, 'operation', name),
    declared: name in access.moves ? access.moves[name] : access[name as 'read'],
    lowest: levels.Trainee,
    headOnly: access.headOnly ?? false,
  }));
  const fields = record.fields.filter((field) => !field.hidden && !field.twinOf && !followsRecord(field));
  return [...operations, ...fields.flatMap(fieldCells), ...(record.partOf ? [] : rowCells(record))];
}

/** A line is made, changed and removed with the record it is part of; `update` is what its own fields take when they say nothing. */
function operationsOf(record: RecordType): string[] {
  if (record.partOf) return ['read', 'update'];
  return ['read', ...record.writes, ...record.moves];
}

function fieldCells(field: Field): AccessCell[] {
  const { resource, readonly: isComputed } = field;
  const headOnly = (resource.access.headOnly ?? false) || (fieldRightsOf(resource.access, field).headOnly ?? false);
  const declared = declaredLevels(field);
  const lowest = lowestLevels(field);
  return (isComputed ? (['read'] as const) : (['read', 'write'] as const)).map((part) => ({
    ...cell(resource, part, field.name),
    field,
    declared: declared[part],
    lowest: lowest[part],
    headOnly,
  }));
}

/** The head sees all, whatever the tables say, so that somebody is left who can undo what they say. */
function rowCells(record: RecordType): AccessCell[] {
  const { rows, headOnly = false } = record.access;
  let declared: RowRule | undefined;
  return heldLevels
    .filter((level) => level < levels.Head)
    .map((level) => {
      declared = rows[level] ?? declared;
      return { ...cell(record, 'rows', String(level)), declared, lowest: levels.Trainee, headOnly };
    });
}

const dutyCell = (name: (typeof dutyNames)[number]): AccessCell => ({
  record: '',
  part: 'duty',
  name,
  domain: duties[name].domain,
  declared: duties[name].level,
  lowest: duties[name].lowest,
  headOnly: true,
});

const cell = (record: RecordType, part: AccessCell['part'], name: string) => ({
  record: record.name,
  of: record,
  domain: record.domain,
  part,
  name,
});

/** What a model says in a cell. */
export function valueIn(model: AccessModel, { of: record, part, name, field }: AccessCell): Level | RowRule | undefined {
  if (!record) return model.duty(name as (typeof dutyNames)[number]);
  if (part === 'read') return model.readLevel(field!);
  if (part === 'write') return model.writeLevel(field!);
  const access = model.access(record);
  if (part === 'rows') return access.rows[Number(name) as Level];
  return name in access.moves ? access.moves[name] : access[name as 'read'];
}

const reaches: readonly RowRule['reach'][] = ['linked party', 'own', 'team', 'department', 'company', 'everyone'];

/** How far a rule reaches, for comparing: no rule reaches nothing. */
export const breadth = (rule: RowRule | undefined): number => (rule ? reaches.indexOf(rule.reach) + 1 : 0);

/** Whether a cell opens more than it did: to a lower level, or a level to more rows. */
export function isWider(from: Level | RowRule | undefined, to: Level | RowRule | undefined): boolean {
  if (typeof from === 'number' && typeof to === 'number') return to < from;
  return breadth(to as RowRule | undefined) > breadth(from as RowRule | undefined);
}
