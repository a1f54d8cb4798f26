import type { RecordType, Registry } from '../../server/kernel/declare/index.js';

/** One line of an access table changed: what it says in the code and what it says now, and the way back. */
export interface Mutant {
  readonly name: string;
  /** The record whose answers would tell. */
  readonly record: string;
  readonly change: () => () => void;
  /** Why nobody could tell, where nobody can. */
  readonly unnoticeable?: string;
}

type Changeable = { -readonly [Key in keyof RecordType['access']]: RecordType['access'][Key] };
type Levels = Record<string, number>;

/** Sets something in an object and returns the way back. */
function setting<T extends object>(target: T, key: keyof T, value: T[keyof T]): () => () => void {
  return () => {
    const before = target[key];
    target[key] = value;
    return () => (target[key] = before);
  };
}

const steps = (level: number): number[] => [level - 1, level + 1].filter((each) => each >= 1 && each <= 7);

/** Every line of every access table, a level up and down, a rule wider and narrower, a right dropped. */
export function mutantsOf(registry: Registry): Mutant[] {
  return registry.resources.flatMap((record) => [...operations(record), ...fields(record), ...rows(record), ...classes(record)]);
}

function operations(record: RecordType): Mutant[] {
  const access = record.access as Changeable;
  const own = (['read', 'create', 'update', 'remove'] as const).flatMap((operation) =>
    steps(access[operation]).map((level): Mutant => ({
      name: `${record.name}: ${operation} at ${level} instead of ${access[operation]}`,
      record: record.name,
      change: setting(access as unknown as Levels, operation, level),
      unnoticeable:
        record.partOf && (operation === 'create' || operation === 'remove')
          ? 'a line comes and goes with an update of the record around it'
          : record.partOf && operation === 'update' && changesNothing(record, level)
            ? 'a line is filled in by whoever may create it, and written with the record around it'
            : operation === 'read' && level < access.read && lowest(record) > level
              ? 'no rule about rows begins that low, so nobody of that level reaches a row'
              : undefined,
    })),
  );
  const moves = Object.entries(access.moves).flatMap(([move, least]) =>
    steps(least).map((level): Mutant => ({
      name: `${record.name}: ${move} at ${level} instead of ${least}`,
      record: record.name,
      change: setting(access.moves as Levels, move, level),
      unnoticeable: Math.max(level, access.read) === Math.max(least, access.read) ? 'whoever changes a record has to read it' : undefined,
    })),
  );
  return [...own, ...moves];
}

/** The fields of a line take the lower of creating and changing; and nobody gets to them who may not write the list of lines. */
function changesNothing({ access, root, name }: RecordType, level: number): boolean {
  const list = root.lines.find(({ target }) => target!.name === name)!;
  const right = root.access.fields[list.name] as Rights | number | undefined;
  const given: Rights = typeof right === 'object' ? right : { read: right };
  const toList = Math.max(given.write ?? Math.min(root.access.create, root.access.update), given.read ?? root.access.read);
  const toFill = (update: number) => Math.max(Math.min(access.create, update), access.read, toList);
  return toFill(level) === toFill(access.update);
}

const lowest = (record: RecordType): number => Math.min(...Object.keys(record.root.access.rows).map(Number));

type Rights = { read?: number; write?: number };

function fields(record: RecordType): Mutant[] {
  const { access } = record;
  return Object.entries(access.fields).flatMap(([name, right]) => {
    const declared: Rights = typeof right === 'number' ? { read: right } : (right as Rights);
    const isReadonly = record.field(name).readonly;
    return (['read', 'write'] as const).flatMap((part) => {
      const level = declared[part];
      if (level === undefined) return [];
      return steps(level).map((other): Mutant => {
        const readable = declared.read ?? access.read;
        const leadsTo = record.field(name).target?.access.read ?? 0;
        const reason =
          part === 'write' && isReadonly
            ? 'nobody but the system writes it'
            : part === 'write' && Math.max(other, readable) === Math.max(level, readable)
              ? 'writing takes what reading takes'
              : part === 'read' && other < level && leadsTo >= level
                ? 'what it leads to takes as much'
                : part === 'read' && Math.max(other, access.read) === Math.max(level, access.read)
                  ? 'reading a field takes what reading its record takes'
                  : undefined;
        return {
          name: `${record.name}.${name}: ${part} at ${other} instead of ${level}`,
          record: record.name,
          change: setting(access.fields as Record<string, unknown>, name, { ...declared, [part]: other }),
          unnoticeable: reason,
        };
      });
    });
  });
}

/** The row rules of a record: each one begins a level earlier and later, and each is another of those that the record knows. */
function rows(record: RecordType): Mutant[] {
  if (record.partOf) return [];
  const table = record.access.rows as Record<number, unknown>;
  const levels = Object.keys(table).map(Number);
  const replaced = (rules: Record<number, unknown>) => setting(record.access as Changeable, 'rows', rules as never);
  return levels.flatMap((level) => {
    const { [level]: rule, ...others } = table;
    const moved = steps(level)
      .filter((other) => !(other in table))
      .map((other): Mutant => ({
        name: `${record.name}: ${spelled(rule)} from ${other} instead of ${level}`,
        record: record.name,
        change: replaced({ ...others, [other]: rule }),
        unnoticeable: other < level && other < record.access.read ? 'nobody of that level reads such records' : undefined,
      }));
    const swapped = record.rowRules
      .filter((other) => spelled(other) !== spelled(rule))
      .map((other): Mutant => ({
        name: `${record.name}: ${spelled(other)} at ${level} instead of ${spelled(rule)}`,
        record: record.name,
        change: replaced({ ...others, [level]: other }),
      }));
    const dropped: Mutant = {
      name: `${record.name}: nothing at ${level} instead of ${spelled(rule)}`,
      record: record.name,
      change: replaced(others),
    };
    return [...moved, ...swapped, dropped];
  });
}

const spelled = (rule: unknown): string => Object.values(rule as object).join(' by ');

/** Values that take a right of their own, without it. */
function classes(record: RecordType): Mutant[] {
  return record.fields
    .filter(({ needsRight }) => needsRight)
    .map((field): Mutant => ({
      name: `${field.coordinate}: without the right for ${field.class}`,
      record: record.name,
      change: setting(field as { needsRight: boolean }, 'needsRight', false),
    }));
}
