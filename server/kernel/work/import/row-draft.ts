import { createHash } from 'node:crypto';
import type { RecordType } from '../../declare/registry.js';
import type { LineRows } from './line-rows.js';
import { columnsOf, type FieldMap, type MoveMapping, type RowLine, type TableMapping } from './mapping.js';
import { filled, inputFrom, type Cells, type CellProblem, type LinkResolver } from './row-values.js';
import type { SourceRow } from './source-rows.js';

/** A row on its way to becoming a record. */
export interface RowDraft {
  readonly row: SourceRow;
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly moves: readonly string[];
  /** Equal as long as the source says the same about the record. */
  readonly contentHash: Buffer;
  /** Where each line comes from: `lines.0` → the row of the file of lines. */
  readonly lineRows: ReadonlyMap<string, SourceRow>;
}

export interface DraftProblem extends CellProblem {
  readonly row: SourceRow;
}

/** As the column holds in which keys are remembered. */
const longestKey = 200;

/** Builds the input of a record and its lines; what does not fit is told instead. */
export async function draftOf(
  mapping: TableMapping,
  record: RecordType,
  row: SourceRow,
  children: LineRows,
  links: LinkResolver,
): Promise<RowDraft | DraftProblem[]> {
  const problems: DraftProblem[] = [];
  const convert = async (fields: FieldMap, of: RecordType, from: SourceRow) => {
    const found: CellProblem[] = [];
    const input = await inputFrom(fields, of, from.cells, links, found);
    problems.push(...found.map((problem) => ({ ...problem, row: from })));
    return input;
  };
  const key = filled(mapping.key, row.cells);
  if (key.length > longestKey) problems.push({ row, field: 'id', cell: mapping.key, reason: 'TOO_LONG' });
  if (!key) problems.push({ row, field: 'id', cell: mapping.key, reason: 'REQUIRED' });
  const input = await convert(mapping.fields, record, row);
  problems.push(...disagreements(mapping, children, key));
  const lineRows = new Map<string, SourceRow>();
  for (const [field, line] of Object.entries(mapping.lines ?? {})) {
    const of = record.field(field).target!;
    const rows = line.from === 'row' ? line.lines.map(() => row) : (children.get(field)?.get(key) ?? []);
    const lines: object[] = [];
    for (const [at, from] of rows.entries()) {
      const rowLine: RowLine = line.from === 'row' ? line.lines[at]! : { fields: line.fields };
      if (line.from !== 'file' && saysNothing(rowLine, from.cells)) continue;
      lineRows.set(`${field}.${lines.length}`, from);
      lines.push(await convert(rowLine.fields, of, from));
    }
    input[field] = lines;
  }
  const moves = movesOf(mapping.moves ?? [], row.cells);
  if (!moves) problems.push({ row, field: record.state?.name ?? 'state', cell: cellOf(mapping.moves, row), reason: 'UNKNOWN_CHOICE' });
  if (problems.length > 0 || !moves) return problems;
  return { row, key, input, moves, contentHash: hashOf({ input, moves }), lineRows };
}

/** A line written out from cells that are all empty is no line: a customer without a fax has no fax number. */
function saysNothing({ fields, when }: RowLine, cells: Cells): boolean {
  if (when) return !cells[when];
  const columns = Object.values(fields).flatMap(columnsOf);
  return columns.length > 0 && columns.every((column) => !cells[column]);
}

/** A record that has a row for each of its lines says the same of itself in all of them, or nothing. */
function disagreements(mapping: TableMapping, children: LineRows, key: string): DraftProblem[] {
  const found = new Map<string, DraftProblem>();
  for (const [list, line] of Object.entries(mapping.lines ?? {})) {
    const [first, ...others] = line.from === 'own rows' ? (children.get(list)?.get(key) ?? []) : [];
    for (const row of others) {
      for (const [field, value] of Object.entries(mapping.fields)) {
        const other = columnsOf(value).find((column) => row.cells[column] && row.cells[column] !== first!.cells[column]);
        if (other) found.set(`${row.line} ${field}`, { row, field, cell: `${other} “${row.cells[other]}”`, reason: 'DIFFERS' });
      }
    }
  }
  return [...found.values()];
}

const movesOf = (moves: MoveMapping, cells: Cells): readonly string[] | undefined =>
  'column' in moves ? moves.cases[cells[moves.column] ?? ''] : moves;

const cellOf = (moves: MoveMapping | undefined, { cells }: SourceRow): string =>
  moves && 'column' in moves ? `${moves.column} “${cells[moves.column] ?? ''}”` : '';

const hashOf = (input: object): Buffer => createHash('sha256').update(JSON.stringify(input)).digest();
