import type { AccessCell, AccessRecord, AccessRule, View } from './access-tables.js';

/** What a level may on one kind of record, as far as a picture of it goes. */
export interface Allowed {
  readonly sees: boolean;
  /** The rows it reaches; nothing where it sees none. For a line those of its record. */
  readonly rule: AccessRule | null;
  /** How far that is: a sign of its own for each. */
  readonly rows: 'none' | 'some' | 'all';
  readonly writes: readonly AccessCell[];
  readonly moves: readonly AccessCell[];
  readonly hidden: number;
  readonly change: 'none' | 'some' | 'all';
}

const writing: ReadonlySet<string> = new Set(['create', 'update', 'remove']);
const isWriting = ({ name }: AccessCell): boolean => writing.has(name);
export const isMove = (cell: AccessCell): boolean => cell.name !== 'read' && !isWriting(cell);

/** Reads the table of a record at one level. `parent` has the rows of a line. */
export function whatALevelMay(record: AccessRecord, level: number, view: View, parent: AccessRecord = record): Allowed {
  const open = record.operations.filter((operation) => operation[view] <= level);
  const sees = open.some(({ name }) => name === 'read');
  const row = parent.rows.find((each) => each.level === level);
  const isHead = row === undefined;
  const rule = row?.[view] ?? null;
  const rows = !sees || (!isHead && !rule) ? 'none' : isHead || rule?.reach === 'everyone' ? 'all' : 'some';
  const doing = record.operations.filter(({ name }) => name !== 'read');
  const done = rows === 'none' ? [] : open.filter(({ name }) => name !== 'read');
  return {
    sees: rows !== 'none',
    rule,
    rows,
    writes: done.filter(isWriting),
    moves: done.filter(isMove),
    hidden: record.fields.filter(({ read }) => read[view] > level).length,
    change: done.length === 0 ? 'none' : done.length === doing.length ? 'all' : 'some',
  };
}

/** Whether anything about a record at a level is otherwise in the draft than in force. */
export function isDraftedOtherwise(record: AccessRecord, level: number, parent: AccessRecord = record): boolean {
  const crosses = ({ inForce, drafted }: AccessCell) => inForce <= level !== drafted <= level;
  const row = parent.rows.find((each) => each.level === level);
  return (
    record.operations.some(crosses) ||
    record.fields.some(({ read, write }) => crosses(read) || (write !== null && crosses(write))) ||
    (row !== undefined && keyOf(row.inForce) !== keyOf(row.drafted))
  );
}

export const keyOf = (rule: Pick<AccessRule, 'reach' | 'field'> | null): string => (rule ? `${rule.reach} ${rule.field ?? ''}`.trim() : '');
