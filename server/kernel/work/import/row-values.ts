import { Decimal } from 'decimal.js';
import type { Field, RecordType } from '../../declare/registry.js';
import type { Conversion, FieldMap, Value } from './mapping.js';
import type { SourceRow } from './source-rows.js';

/** What a mapping needs to know beyond the row: the ids that stand for keys and names. */
export interface LinkResolver {
  imported(table: string, key: string): string;
  found(record: string, by: string, value: string): Promise<string | undefined>;
  /** The ids of the records that answer to a name: two are enough to know that it is not clear. */
  named(record: string, name: string): Promise<readonly string[]>;
}

/** A cell that cannot become what the field holds. */
export interface CellProblem {
  readonly field: string;
  readonly cell: string;
  readonly reason: string;
}

export type Cells = SourceRow['cells'];

/** The input of one record or line, from the cells of one row. */
export async function inputFrom(
  fields: FieldMap,
  record: RecordType,
  cells: Cells,
  links: LinkResolver,
  problems: CellProblem[],
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    try {
      const cell = await valueIn(value, cells, links);
      if (cell !== undefined) input[name] = typed(record.field(name), cell);
    } catch (error) {
      if (!(error instanceof UnfitCell)) throw error;
      problems.push({ field: name, cell: error.cell, reason: error.reason });
    }
  }
  return input;
}

class UnfitCell extends Error {
  constructor(
    readonly cell: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

async function valueIn(value: Value, cells: Cells, links: LinkResolver): Promise<string | number | boolean | undefined> {
  switch (value.from) {
    case 'fixed':
      return value.value;
    case 'column':
      return converted(textIn(value.column, cells), value.as);
    case 'pattern':
      return converted(filled(value.pattern, cells).trim(), value.as);
    case 'cases':
      return caseOf(textIn(value.column, cells), value.cases);
    case 'imported': {
      const key = filled(value.key, cells);
      return key ? links.imported(value.table, key) : undefined;
    }
    case 'found': {
      const name = filled(value.value, cells);
      if (!name) return undefined;
      const id = await links.found(value.record, value.by, name);
      if (!id) throw new UnfitCell(name, 'NOT_FOUND');
      return id;
    }
    case 'named': {
      const name = textIn(value.column, cells)?.trim();
      if (!name) return undefined;
      const [id, another] = await links.named(value.record, name);
      if (!id || another) throw new UnfitCell(name, another ? 'AMBIGUOUS' : 'NOT_FOUND');
      return id;
    }
  }
}

const textIn = (column: string, cells: Cells): string | undefined => cells[column] || undefined;

/** A pattern with the cells of a row in its places. */
export const filled = (text: string, cells: Cells): string => text.replace(/\{([^{}]+)\}/g, (_, column: string) => cells[column] ?? '');

function caseOf(text: string | undefined, values: Readonly<Record<string, string | number>>): string | number | undefined {
  const value = values[text ?? ''] ?? values['*'];
  if (value === undefined && text !== undefined) throw new UnfitCell(text, 'UNKNOWN_CHOICE');
  return value;
}

function converted(text: string | undefined, as: Conversion | undefined): string | boolean | undefined {
  if (text === undefined) return undefined;
  switch (as) {
    case undefined:
      return text;
    case 'percent':
      return percent(text);
    case 'negated':
      return !flag(text);
    case 'lower case':
      return text.toLowerCase();
    case 'one line':
      return text.replaceAll(/\s*(\\n|\r?\n)\s*/g, ', ');
  }
}

function percent(text: string): string {
  try {
    return new Decimal(text).times(100).toFixed();
  } catch {
    throw new UnfitCell(text, 'BAD_NUMBER');
  }
}

const yes = new Set(['1', 'true', 't', 'yes', 'y', 'sí', 'si', 's']);
const no = new Set(['0', 'false', 'f', 'no', 'n']);

function flag(text: string): boolean {
  const word = text.toLowerCase();
  if (!yes.has(word) && !no.has(word)) throw new UnfitCell(text, 'BAD_TYPE');
  return yes.has(word);
}

/** Cells are text; the few kinds that are not text on the wire are turned here, all others are checked by the write path. */
function typed(field: Field, cell: string | number | boolean): unknown {
  if (typeof cell !== 'string') return field.kind === 'integer' || field.kind === 'flag' ? cell : String(cell);
  if (field.kind === 'flag') return flag(cell);
  if (field.kind !== 'integer') return cell;
  if (!/^-?\d{1,10}$/.test(cell)) throw new UnfitCell(cell, 'BAD_NUMBER');
  return Number(cell);
}
